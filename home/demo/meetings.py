"""Meetings: two years around today, and one of each thing that can happen to a meeting."""

from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Page

from events.actions import cancel_meeting
from events.enums import InterpretationLanguage, MeetingStatus
from events.models import MeetingPage, Venue
from groups.models import GroupPage
from home.demo.agendas import agenda
from home.demo.network import kultur
from home.demo.people import OFFICE_EMAIL, People
from home.demo.schedule import SERIES, Occasion, numbers_before, occasions
from home.demo.store import Content, Store
from home.demo.words import Say, demo_key, paragraphs, stream

#: How many coming meetings of a series are translated.
TRANSLATED_AHEAD = 2
#: The meeting that moves: by this much, after it was announced.
MOVED_BY = timedelta(days=7)
_TAGS = {"forum": ["Forum"], "stammtisch": ["Kultur"], "gesundheit": ["Gesundheit"], "ak-ost": ["Vernetzung"]}


def planned(now: datetime) -> list[Occasion]:
    """All meetings of the demo."""
    return [occasion for series in SERIES for occasion in occasions(series, now)]


def remove_outdated(now: datetime) -> None:
    """Delete meetings that the demo made on another day and that are outside its two years today."""
    wanted = {demo_key(occasion.name) for occasion in planned(now)}
    made = {demo_key(f"meeting/{series.name}/{number}") for series in SERIES for number in numbers_before(series, now)}
    for meeting in MeetingPage.objects.filter(translation_key__in=made - wanted):
        meeting.delete()


def build_meetings(
    store: Store,
    language: str,
    now: datetime,
    index: Page,
    groups: dict[str, GroupPage],
    venues: dict[str, Venue],
    people: People,
) -> dict[str, MeetingPage]:
    """Save the meetings of a language; returns them by name. Only what lies ahead is translated."""
    pages = {}
    for occasion in planned(now):
        known = _known(occasion, language)
        ahead = occasion.ahead is not None and occasion.ahead < TRANSLATED_AHEAD
        if language != "de" and not ahead and known is None:
            continue
        parent = groups[occasion.series.group] if occasion.series.group else index
        pages[occasion.name] = _Meeting(store, occasion, Say(language), parent, groups, venues, people, now).save(known)
    return pages


def _known(occasion: Occasion, language: str) -> MeetingPage | None:
    known: MeetingPage | None = MeetingPage.objects.filter(
        translation_key=demo_key(occasion.name), locale__language_code=language
    ).first()
    return known


class _Meeting:
    """One meeting in one language."""

    def __init__(
        self,
        store: Store,
        occasion: Occasion,
        say: Say,
        parent: Page,
        groups: dict[str, GroupPage],
        venues: dict[str, Venue],
        people: People,
        now: datetime,
    ) -> None:
        self.store, self.occasion, self.say, self.parent = store, occasion, say, parent
        self.groups, self.venues, self.people, self.now = groups, venues, people, now
        self.special = (occasion.series.name, occasion.ahead)

    def save(self, known: MeetingPage | None) -> MeetingPage:
        """Save it; what happens to a German meeting after its announcement happens in a second step."""
        content = self.content()
        changed = {name: value for name, value in self.as_announced().items() if content.values[name] != value}
        if known is None and changed and self.say.language == "de":
            page = self.put(Content(content.values | self.as_announced(), content.children, content.tags))
            if content.values["status"] == MeetingStatus.CANCELLED:
                return cancel_meeting(page, reason=content.values["status_reason"])
        return self.put(content)

    def put(self, content: Content) -> MeetingPage:
        announced = min(self.now, self.occasion.starts_at - timedelta(days=42))
        page: MeetingPage = self.store.page(
            MeetingPage, self.parent, self.occasion.name, self.say.language, content, announced
        )
        return page

    def as_announced(self) -> dict[str, Any]:
        """What the first announcement said, before the meeting was cancelled or moved."""
        return {
            "starts_at": self.occasion.starts_at,
            "ends_at": self.occasion.ends_at,
            "status": MeetingStatus.SCHEDULED,
            "status_reason": "",
        }

    def content(self) -> Content:
        occasion, say = self.occasion, self.say
        topics = agenda(occasion.series.name, occasion.number, say)
        venue = occasion.series.venues[occasion.number % len(occasion.series.venues)]
        values: dict[str, Any] = {
            "title": self.title(),
            "slug": occasion.slug,
            "summary": "; ".join(topic.title for topic in topics[1:-1]),
            "venue": self.venues[venue],
            "venue_note": "",
            "online_url": "",
            "host": self.people.organisations.get(venue, self.people.organisations["qm"]),
            "description": "",
            "agenda": stream(
                f"{occasion.name}/agenda",
                *(("item", {"title": topic.title, "description": "", "presenter": ""}) for topic in topics),
            ),
            "needs_registration": False,
            "registration_note": "",
            "registration_email": "",
            "interpretation": [],
            **self.as_announced(),
        }
        content = Content(values, {"further_groups": []}, _TAGS.get(occasion.series.name, []))
        self.happen(content)
        return content

    def title(self) -> str:
        say, occasion = self.say, self.occasion
        if occasion.series.name == "forum":
            number = 31 + occasion.number
            ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            return say(
                f"{number}. Forum Leipziger Osten",
                f"{number}{ending} Forum Leipziger Osten",
                f"منتدى شرق لايبزيغ رقم {number}",
            )
        group = self.groups[occasion.series.group or ""].display_name
        name = {
            "stammtisch": say(
                "Netzwerk Kultur: Stammtisch", "Culture Network: round table", "شبكة الثقافة: لقاء مفتوح"
            ),
            "netzwerktreffen": say(
                "Netzwerk Kultur: Netzwerktreffen", "Culture Network: network meeting", "شبكة الثقافة: اللقاء الكبير"
            ),
        }.get(occasion.series.name, group)
        day = say.date(occasion.starts_at.date())
        return say(f"{name} am {day}", f"{name} on {day}", f"{name} – {day}")

    def happen(self, content: Content) -> None:
        """The special things, each to one of the coming meetings."""
        say, values = self.say, content.values
        if self.special == ("sicherheit", 0):
            values["status"] = MeetingStatus.CANCELLED
            values["status_reason"] = say(
                "Der Raum steht wegen eines Wasserschadens nicht zur Verfügung. Wir treffen uns beim nächsten Termin wieder.",
                "The room cannot be used because of water damage. We will meet again on the next date.",
                "القاعة غير متاحة بسبب أضرار ناجمة عن تسرّب المياه. نلتقي مجددًا في الموعد القادم.",
            )
        elif self.special == ("gesundheit", 0):
            # No date in its title: an address never changes, a title should not have to.
            topic = agenda("gesundheit", self.occasion.number, say)[1].title
            group = say("Netzwerk Gesundheit", "Health Network", "شبكة الصحة")
            values["title"] = f"{group}: {topic}"
            values["starts_at"] += MOVED_BY
            values["ends_at"] += MOVED_BY
            values["status_reason"] = say(
                "Eine Woche später, damit alle Krankenkassen dabei sein können.",
                "One week later, so that all health insurers can take part.",
                "تأجيل لمدة أسبوع لكي تتمكّن جميع صناديق التأمين الصحي من المشاركة.",
            )
        elif self.special == ("ak-ost", 1):
            content.children["further_groups"] = [{"group": _german(self.groups[kultur.SLUG])}]
            values["description"] = paragraphs(
                say(
                    "Dieses Mal gemeinsam mit dem Netzwerk Kultur.",
                    "This time together with the Culture Network.",
                    "هذه المرّة بالاشتراك مع شبكة الثقافة.",
                )
            )
        elif self.special == ("planungsraum", 1):
            values["venue"] = values["host"] = None
            values["online_url"] = "https://video.example.org/planungsraum-ak"
            values["venue_note"] = say(
                "Nur als Videokonferenz, auch per Telefon.",
                "By video conference only; you can dial in by phone, too.",
                "عبر الفيديو فقط، ويمكن الاتصال هاتفيًا أيضًا.",
            )
        elif self.special == ("forum", 0):
            values["venue_note"] = say(
                "Großer Saal im Erdgeschoss", "Main hall on the ground floor", "القاعة الكبرى في الطابق الأرضي"
            )
            values["needs_registration"] = True
            values["registration_email"] = OFFICE_EMAIL
            values["registration_note"] = say(
                "Bitte bis zwei Wochen vorher per E-Mail anmelden, auch wenn Sie Kinderbetreuung brauchen.",
                "Please register by e-mail two weeks in advance, also if you need childcare.",
                "يُرجى التسجيل بالبريد الإلكتروني قبل أسبوعين، وكذلك إذا احتجتم إلى رعاية للأطفال.",
            )
            values["interpretation"] = [
                InterpretationLanguage.SIGN.value,
                InterpretationLanguage.ARABIC.value,
                InterpretationLanguage.UKRAINIAN.value,
            ]


def _german(group: GroupPage) -> GroupPage:
    """The group's source page: joint meetings name it in every language."""
    source: GroupPage = GroupPage.objects.get(translation_key=group.translation_key, locale__language_code="de")
    return source
