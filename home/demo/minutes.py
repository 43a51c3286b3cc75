"""Minutes of the meetings that are over: most as points, in some groups as a PDF."""

import json
from datetime import datetime, timedelta
from typing import Any

from events.enums import Approval, ProtocolDocumentKind
from events.models import MeetingPage, ProtocolPage
from groups.models import Organisation
from home.demo.agendas import Topic, agenda
from home.demo.media import minutes_pdf, save_pdf
from home.demo.meetings import planned
from home.demo.people import People
from home.demo.schedule import Occasion
from home.demo.store import Content, Store
from home.demo.words import Say, demo_key, paragraphs

SAY = Say("de")
#: Nobody writes minutes in less.
WRITTEN_AFTER = timedelta(days=5)


def build_minutes(store: Store, now: datetime, meetings: dict[str, MeetingPage], people: People) -> None:
    """Save the minutes, in German. Those of a series' latest meeting are provisional, the next meeting approves them."""
    held = [occasion for occasion in planned(now) if occasion.ahead is None]
    for occasion, following in zip(held, [*held[1:], None], strict=True):
        # Now and then minutes are never written.
        if occasion.ends_at + WRITTEN_AFTER > now or occasion.number % 7 == 5:
            continue
        approved_at = meetings[following.name] if following and following.series == occasion.series else None
        _save(store, occasion, meetings[occasion.name], approved_at, people, now)


def _save(
    store: Store,
    occasion: Occasion,
    meeting: MeetingPage,
    approved_at: MeetingPage | None,
    people: People,
    now: datetime,
) -> None:
    topics = agenda(occasion.series.name, occasion.number, SAY)
    title = f"Protokoll: {meeting.title}"
    present = 9 + occasion.number * 5 % 14
    content = Content(
        values={
            "title": title,
            "slug": "protokoll",
            "summary": f"Besprochen wurden: {'; '.join(topic.title for topic in topics[1:-1])}.",
            "introduction": "",
            "sections": "[]" if occasion.series.as_pdf else _sections(occasion, topics, people, now),
            "participant_count": present,
            "approval": Approval.APPROVED if approved_at else Approval.PROVISIONAL,
            "approved_on": approved_at.starts_at.date() if approved_at else None,
            "approved_at": approved_at,
        },
        children={
            "attendance": [
                {"organisation": people.organisations["qm"], "count": 2},
                {"description": "Vereine und Einrichtungen", "count": present - 5},
                {"description": "Menschen aus der Nachbarschaft", "count": 3},
            ],
            "documents": [_document(title, occasion, meeting, topics)] if occasion.series.as_pdf else [],
        },
    )
    published = min(now, occasion.ends_at + timedelta(days=12))
    store.page(ProtocolPage, meeting, f"{occasion.name}/minutes", "de", content, published)


def _sections(occasion: Occasion, topics: list[Topic], people: People, now: datetime) -> str:
    """One section for each agenda item, carrying the item's block id."""
    agenda_name = f"{occasion.name}/agenda"
    return json.dumps(
        [
            {
                "type": "section",
                "id": str(demo_key(agenda_name, place)),
                "value": {"title": topic.title, "points": _points(occasion, place, topic, people, now)},
            }
            for place, topic in enumerate(topics)
        ]
    )


def _points(occasion: Occasion, place: int, topic: Topic, people: People, now: datetime) -> list[dict[str, Any]]:
    points: list[tuple[str, dict[str, Any]]] = [("information", {"text": paragraphs(topic.information)})]
    if topic.decision:
        points.append(("decision", {"text": paragraphs(topic.decision), "result": "einstimmig"}))
    if topic.task:
        text, responsible, days = topic.task
        organisation: Organisation | None = people.organisations.get(responsible)
        due = occasion.starts_at.date() + timedelta(days=days)
        points.append(
            (
                "task",
                {
                    "text": paragraphs(text),
                    "organisation": organisation.pk if organisation else None,
                    "responsible": "" if organisation else responsible,
                    "due": due.isoformat(),
                    "done": due < now.date(),
                },
            )
        )
    return [
        {"type": kind, "value": value, "id": str(demo_key(occasion.name, "points", place, number))}
        for number, (kind, value) in enumerate(points)
    ]


def _document(title: str, occasion: Occasion, meeting: MeetingPage, topics: list[Topic]) -> dict[str, Any]:
    sections = [
        (
            topic.title,
            [
                topic.information,
                *([f"Beschluss (einstimmig): {topic.decision}"] if topic.decision else []),
                *([f"Aufgabe: {topic.task[0]}"] if topic.task else []),
            ],
        )
        for topic in topics
    ]
    start = SAY.date(occasion.starts_at.date())
    place = f"{start}, {occasion.starts_at:%H.%M} Uhr, {meeting.venue.name if meeting.venue else 'online'}"
    filename = f"protokoll-{occasion.series.name}-{occasion.slug}.pdf"
    pdf = minutes_pdf(title, occasion.starts_at.date(), place, sections)
    return {"document": save_pdf(title, pdf, filename), "kind": ProtocolDocumentKind.PROTOCOL}
