"""An editor's day: from a new group to approved minutes, and after each step what a visitor and the API see."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import MeetingPage
from groups.models import GroupPage
from groups.rhythm import occurrences
from leo_site.core.permissions import APPROVERS, EDITORS
from tests.browser.people import Editor, Visitor
from tests.factories import GroupPageFactory, MeetingPageFactory, PersonFactory, SiteTree, make_site, pdf_bytes
from tests.factories.users import UserFactory

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULE = "FREQ=MONTHLY;BYDAY=2WE"
AGENDA = ["Begrüßung", "Neue Rutsche"]
DESKTOP, PHONE = (1280, 900), (390, 800)


@pytest.fixture
def site() -> SiteTree:
    """The site with one login for each of two roles; the role is the username."""
    for role in (EDITORS, APPROVERS):
        user = UserFactory(username=role, roles=[role])
        user.set_password("geheim")
        user.save()
    return make_site()


@pytest.fixture
def visitor(chromium: "Browser", live_server: object) -> Visitor:
    return Visitor(chromium, str(live_server))


class Desk:
    """Logs somebody in, on a screen of a given size."""

    def __init__(self, browser: "Browser", base_url: str) -> None:
        self.browser, self.base_url = browser, base_url

    def of(self, role: str, size: tuple[int, int] = DESKTOP) -> Editor:
        context = self.browser.new_context(
            base_url=self.base_url,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            viewport={"width": size[0], "height": size[1]},
            has_touch=size == PHONE,
        )
        editor = Editor(context)
        editor.log_in(role)
        return editor


@pytest.fixture
def desk(chromium: "Browser", live_server: object) -> Iterator[Desk]:
    yield Desk(chromium, str(live_server))
    for context in chromium.contexts:
        context.close()


def test_a_day_from_a_new_group_to_approved_minutes(site: SiteTree, desk: Desk, visitor: Visitor) -> None:
    PersonFactory(given_name="Ada", family_name="Beispiel")
    editor = desk.of(EDITORS)
    create_group(editor, visitor)
    start = plan_meeting(editor, visitor)
    cancel_meeting(editor, visitor, start)

    group = GroupPage.objects.get(slug="arbeitskreis-spielplatze")
    past = timezone.now().replace(microsecond=0) - timedelta(days=20)
    items = [("item", {"title": title, "description": "", "presenter": ""}) for title in AGENDA]
    meeting = MeetingPageFactory(
        parent=group, title="Treffen am Spielplatz", slug="neulich", starts_at=past, agenda=items
    )
    meeting.save_revision().publish()
    write_minutes(editor, visitor, meeting)
    approve_minutes(desk.of(APPROVERS), visitor)


def create_group(editor: Editor, visitor: Visitor) -> None:
    """With a moderator and a rhythm picked in words."""
    editor.open_list("Gremien")
    editor.page.get_by_role("link", name="Gremium hinzufügen").first.click()
    editor.fill(title="Arbeitskreis Spielplätze", short_name="AK Spielplätze", summary="Wo Kinder spielen.")
    editor.open_tab("Menschen")
    editor.add_row("roles")
    editor.choose("roles-0-person", "Ada Beispiel")
    editor.open_tab("Turnus")
    editor.add_row("rhythms")
    editor.fill(rhythms__0__frequency="FREQ=MONTHLY", rhythms__0__ordinal="2", rhythms__0__weekday="WE")
    editor.fill(rhythms__0__start_time="17:00", rhythms__0__duration="90")
    editor.open_tab("Gremium")
    assert visitor.asks("groups") == []  # drafts are saved meanwhile
    editor.publish()

    seen = visitor.reads("/de/netzwerk/arbeitskreis-spielplatze/")
    for fact in ("Arbeitskreis Spielplätze", "Wo Kinder spielen.", "Ada Beispiel", "Mittwoch"):
        assert fact in seen
    [told] = visitor.asks("groups")
    assert told["title"] == "Arbeitskreis Spielplätze"
    assert [(role["kind"], role["name"]) for role in told["roles"]] == [("moderation", "Ada Beispiel")]
    assert [(rhythm["rule"], rhythm["duration"]) for rhythm in told["rhythms"]] == [(RULE, 90)]


def plan_meeting(editor: Editor, visitor: Visitor) -> datetime:
    """Below the group: everything but the agenda is there already. Returns the start."""
    now = timezone.now()
    [start, *_later] = occurrences(RULE, timezone.localdate(), time(17), after=now, before=now + timedelta(days=90))
    editor.open_list("Termine")
    editor.page.get_by_role("link", name="Termin hinzufügen").first.click()
    editor.page.get_by_label("Arbeitskreis Spielplätze").check()
    editor.page.get_by_role("button", name="Weiter").click()
    local = timezone.localtime(start)
    assert editor.field("starts_at").input_value() == f"{local:%d.%m.%Y %H:%M}"
    assert editor.field("ends_at").input_value() == f"{local + timedelta(minutes=90):%d.%m.%Y %H:%M}"
    assert editor.field("title").input_value().startswith(f"AK Spielplätze am {local.day}. ")
    assert editor.field("slug").input_value() == f"{local:%Y-%m-%d}"
    editor.fill(venue_note="Rutsche im Rabet")
    assert visitor.asks("meetings") == []
    editor.publish()

    assert "Rutsche im Rabet" in visitor.reads(f"/de/netzwerk/arbeitskreis-spielplatze/{local:%Y-%m-%d}/")
    assert "AK Spielplätze am" in visitor.reads("/de/termine/")
    [told] = visitor.asks("meetings?group=arbeitskreis-spielplatze")
    assert (told["starts_at"], told["status"]) == (local.isoformat(), "scheduled")
    [group] = visitor.asks("groups")
    assert group["next_meeting"]["id"] == told["id"]
    return start


def cancel_meeting(editor: Editor, visitor: Visitor, start: datetime) -> None:
    """From the list; not without a reason."""
    editor.open_list("Termine")
    editor.page.get_by_role("row", name="AK Spielplätze am").locator("a[href*=cancel-meeting]").click()
    editor.confirm()
    expect(editor.page.locator(".error-message")).to_be_visible()
    [told] = visitor.asks("meetings")
    assert told["status"] == "scheduled"
    editor.fill(reason="Der Platz wird umgebaut")
    editor.confirm()
    editor.succeeds()

    seen = visitor.reads(f"/de/netzwerk/arbeitskreis-spielplatze/{timezone.localtime(start):%Y-%m-%d}/")
    assert "Abgesagt" in seen
    assert "Der Platz wird umgebaut" in seen
    [told] = visitor.asks("meetings?status=cancelled")
    assert told["status_reason"] == "Der Platz wird umgebaut"
    [group] = visitor.asks("groups")
    assert group["next_meeting"] is None


def write_minutes(editor: Editor, visitor: Visitor, meeting: MeetingPage) -> None:
    """From the list of meetings: the agenda is there, a decision and a PDF are added."""
    editor.open_list("Termine")
    editor.page.get_by_role("row", name=meeting.title).get_by_role("link", name="schreiben").click()
    titles = editor.page.locator("input[name^='sections-'][name$='-value-title']")
    expect(titles).to_have_count(len(AGENDA))
    assert [title.input_value() for title in titles.all()] == AGENDA
    editor.add_block("sections-1-value-points", "Beschluss")
    editor.write("sections-1-value-points-0-value-text", "Die Rutsche wird blau.")
    editor.page.fill("[name=sections-1-value-points-0-value-result]", "einstimmig")
    editor.add_row("documents")
    pdf = {"name": "protokoll.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes("Die Rutsche")}
    editor.upload("documents-0-document", "Protokoll mit Skizze", pdf)
    assert visitor.reads(f"{meeting.url}protokoll/") == ""
    assert visitor.asks("protocols") == []
    editor.publish()

    seen = visitor.reads(f"{meeting.url}protokoll/")
    for fact in (*AGENDA, "Die Rutsche wird blau.", "einstimmig", "Protokoll mit Skizze", "Vorläufig"):
        assert fact.casefold() in seen.casefold()
    [told] = visitor.asks("protocols?group=arbeitskreis-spielplatze")
    assert told["approval"] == "provisional"
    assert [file["title"] for file in told["documents"]] == ["Protokoll mit Skizze"]
    [held] = visitor.asks("meetings?has_protocol=true")
    assert (held["state"], held["protocol"]["id"]) == ("documented", told["id"])


def approve_minutes(approver: Editor, visitor: Visitor) -> None:
    """Somebody else does that, from the form's menu; the day is filled in."""
    approver.open_list("Protokolle")
    approver.page.get_by_role("link", name="Treffen am Spielplatz").first.click()
    approver.start_verb("Protokoll genehmigen")
    approver.confirm()
    approver.succeeds()

    [told] = visitor.asks("protocols")
    assert (told["approval"], told["approved_on"]) == ("approved", timezone.localdate().isoformat())
    seen = visitor.reads("/de/netzwerk/arbeitskreis-spielplatze/neulich/protokoll/").casefold()
    assert "genehmigt" in seen
    assert "vorläufig" not in seen


def test_meeting_is_cancelled_on_a_phone(site: SiteTree, desk: Desk, visitor: Visitor) -> None:
    meeting = MeetingPageFactory(parent=GroupPageFactory(parent=site.network), title="Treffen im Park")
    meeting.save_revision().publish()
    editor = desk.of(EDITORS, PHONE)
    editor.page.goto("/admin/meetings/")
    editor.page.get_by_role("link", name="Treffen im Park").first.click()
    editor.start_verb("Termin absagen")
    editor.fill(reason="Sturm")
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert editor.page.evaluate(overflow) <= 0
    editor.confirm()
    editor.succeeds()
    assert "Sturm" in visitor.reads(meeting.url)
    assert [told["status_reason"] for told in visitor.asks("meetings")] == ["Sturm"]
