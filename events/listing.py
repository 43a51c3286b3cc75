"""Meetings as pages show them: each with its groups, its minutes and its former start."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.db.models import OuterRef, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Locale, Page

from events.enums import MeetingStatus
from events.models import MeetingChange, MeetingPage, ProtocolPage
from events.querysets import MeetingPageQuerySet
from events.relations import changes_of, groups_of, protocols_in
from groups.meetings import GroupAgenda
from groups.models import GroupPage


@dataclass(frozen=True)
class Line:
    """One meeting in a list. `previous_start` is set when it was moved to another time."""

    meeting: MeetingPage
    groups: list[GroupPage] = field(default_factory=list)
    protocol: ProtocolPage | None = None
    previous_start: datetime | None = None


@dataclass(frozen=True)
class Minutes:
    """Minutes in a list, with the start of their meeting."""

    page: ProtocolPage
    held: datetime


@dataclass(frozen=True)
class Period:
    """A month or a year with its lines; `start` is its first day."""

    start: date
    lines: list[Line]


def lines_of(meetings: Iterable[MeetingPage], locale: Locale) -> list[Line]:
    """The meetings with what belongs to them, in a language, in a constant number of queries."""
    meetings = list(meetings)
    prefetch_related_objects([meeting for meeting in meetings if meeting.pk], "further_groups__group")
    groups = groups_of(meetings, locale)
    protocols = protocols_in(meetings, locale)
    changes = changes_of(meetings)
    return [
        Line(
            meeting,
            groups[meeting.pk],
            protocols.get(meeting.translation_key),
            previous_start(meeting, changes[meeting.translation_key]),
        )
        for meeting in meetings
    ]


def previous_start(meeting: MeetingPage, changes: Iterable[MeetingChange]) -> datetime | None:
    """The public start before the present one, if the meeting was moved."""
    earlier = [change.starts_at for change in changes if change.starts_at != meeting.starts_at]
    return earlier[-1] if earlier else None


def by_month(lines: Iterable[Line]) -> list[Period]:
    """Lines in time order, month by month, in local time."""
    months = groupby(lines, key=lambda line: timezone.localdate(line.meeting.starts_at).replace(day=1))
    return [Period(start, list(rows)) for start, rows in months]


def by_year(lines: Iterable[Line]) -> list[Period]:
    """Lines in time order, year by year, in local time."""
    years = groupby(lines, key=lambda line: timezone.localdate(line.meeting.starts_at).replace(month=1, day=1))
    return [Period(start, list(rows)) for start, rows in years]


def public_meetings(locale: Locale) -> MeetingPageQuerySet:
    """Every public meeting once, in a language or else in German."""
    meetings: MeetingPageQuerySet = MeetingPage.objects.public().in_language(locale).select_related("venue", "locale")
    return meetings


def latest_protocols(locale: Locale, count: int) -> list[Minutes]:
    """The minutes of the latest meetings, in a language or else in German."""
    parent = MeetingPage.objects.filter(path=OuterRef("parent_path"))
    rows = (
        ProtocolPage.objects.public()
        .in_language(locale)
        .annotate(parent_path=Substr("path", 1, Length("path") - Page.steplen))
        .annotate(held=Subquery(parent.values("starts_at")[:1]))
        .select_related("locale")
        .order_by("-held")[:count]
    )
    return [Minutes(page, page.held) for page in rows]


def agendas(groups: list[Page]) -> dict[int, GroupAgenda]:
    """What groups in one language show of their meetings, by primary key (see `groups.meetings`)."""
    locale = groups[0].locale
    family = {group.translation_key: group.pk for group in groups}
    paths = dict(GroupPage.objects.filter(translation_key__in=family).values_list("path", "translation_key"))
    led = Q(parent_path__in=list(paths))
    joined = Q(further_groups__group__translation_key__in=list(family))
    meetings = (
        public_meetings(locale)
        .annotate(parent_path=Substr("path", 1, Length("path") - Page.steplen))
        .filter(led | joined)
        .distinct()
        .order_by("starts_at")
    )
    result = {pk: GroupAgenda() for pk in family.values()}
    now = timezone.now()
    for line in lines_of(meetings, locale):
        for key in _owners(line.meeting, paths) & family.keys():
            _enter(result[family[key]], line, now)
    for agenda in result.values():
        agenda.past.reverse()
        documented = next((line for line in agenda.past if line.protocol), None)
        agenda.latest_protocol = documented.protocol if documented else None
        agenda.past = by_year(agenda.past)
    return result


def _owners(meeting: MeetingPage, paths: dict[str, uuid.UUID]) -> set[uuid.UUID]:
    """The keys of the groups that lead the meeting or take part in it."""
    joint = {link.group.translation_key for link in meeting.further_groups.all()}
    leading = paths.get(meeting.path[: -Page.steplen])
    return joint | ({leading} if leading else set())


def _enter(agenda: GroupAgenda, line: Line, now: datetime) -> None:
    meeting = line.meeting
    if (meeting.ends_at or meeting.starts_at) < now:
        agenda.past.append(line)
        return
    agenda.coming.append(line)
    if agenda.next_meeting is None and meeting.status == MeetingStatus.SCHEDULED:
        agenda.next_meeting = meeting
