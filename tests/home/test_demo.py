"""The demo: the same at every build, and every page and document of it can be read."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, ReferenceIndex, Revision

from events.enums import Approval, MeetingStatus, Wheelchair
from events.models import MeetingChange, MeetingPage, ProtocolPage, Venue
from groups.models import GroupPage, Person
from home.demo.build import build_demo
from home.demo.logins import DEMO_LOGINS
from home.demo.schedule import SERIES, occasions
from home.demo.words import LANGUAGES
from home.models import HomePage
from leo_site.core.publication.models import DirtyMark, PublicationState
from tests.home.demo_site import _empty_media, demo

__all__ = ["_empty_media", "demo"]

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("demo")]

LISTS = ("groups", "meetings", "protocols")


def german(model: type[Page]) -> Any:
    """The source pages of a type."""
    return model.objects.filter(locale__language_code="de")


def contents() -> dict[str, Any]:
    """What must not change when the demo is built again."""
    return {
        "pages": sorted(Page.objects.values_list("pk", "translation_key", "locale_id", "path", "title")),
        "revisions": Revision.objects.count(),
        "changes": MeetingChange.objects.count(),
        "files": sorted(get_document_model().objects.values_list("pk", "sha512")),
        "pictures": sorted(get_image_model().objects.values_list("pk", flat=True)),
        "persons": sorted(Person.objects.values_list("pk", "key")),
        "venues": sorted(Venue.objects.values_list("pk", "translation_key")),
        "references": ReferenceIndex.objects.count(),
        "logins": sorted(get_user_model().objects.values_list("pk", "username", "password")),
        "number": PublicationState.objects.get().number,
    }


def test_building_again_changes_nothing() -> None:
    before = contents()
    build_demo()
    assert contents() == before


def test_building_on_another_day_moves_the_window_and_keeps_what_is_in_it() -> None:
    keys = {page.translation_key: page.url_path for page in german(MeetingPage)}
    users_own = (
        german(GroupPage)
        .get(slug="ak-ost")
        .add_child(instance=MeetingPage(title="Ausflug", slug="ausflug", starts_at=timezone.now()))
    )
    build_demo(timezone.now() - timedelta(days=100))
    earlier = {page.translation_key: page.url_path for page in german(MeetingPage)}
    assert earlier.pop(users_own.translation_key)
    kept = keys.keys() & earlier.keys()
    assert keys.keys() - kept
    assert earlier.keys() - kept
    assert len(kept) > len(keys) / 2
    assert {key: keys[key] for key in kept} == {key: earlier[key] for key in kept}


def test_command_leaves_a_filled_site_alone_if_asked() -> None:
    before = contents()
    HomePage.objects.first().get_children().first().delete()
    pages = Page.objects.count()
    call_command("build_demo", if_empty=True)
    assert Page.objects.count() == pages != len(before["pages"])


def test_command_refuses_a_real_site() -> None:
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("build_demo")


def test_command_refuses_a_site_with_pages_of_its_own() -> None:
    HomePage.objects.all().update(translation_key="00000000-0000-4000-8000-000000000000")
    with pytest.raises(CommandError, match="first page"):
        call_command("build_demo", force=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_visited(client: Client, language: str) -> None:
    pages = Page.objects.filter(locale__language_code=language, depth__gt=1)
    assert pages.count() > 20
    for page in pages:
        path = page.get_url()
        assert path.startswith(f"/{language}/")
        response = client.get(path)
        assert response.status_code == 200, path
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.html
        assert soup.main
        assert soup.html["lang"] == language
        assert soup.html.get("dir", "ltr") == ("rtl" if language == "ar" else "ltr")
        assert page.title in " ".join(soup.main.get_text(" ").split()), path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_every_document_of_the_api_can_be_read(client: Client, name: str, language: str) -> None:
    found = []
    address = f"/api/v1/{name}?limit=100&locale={language}"
    body = client.get(address).json()
    assert body["count"] == len(body["items"]) > 5
    for item in body["items"]:
        response = client.get(f"/api/v1/{name}/{item['id']}?locale={language}")
        assert response.status_code == 200
        found.append(response.json()["title"])
    assert found == [item["title"] for item in body["items"]]


def test_network_is_told_in_three_languages() -> None:
    assert Locale.objects.count() == 7
    for group in german(GroupPage):
        assert {page.locale.language_code for page in group.get_translations(inclusive=True)} == set(LANGUAGES)
    for language in LANGUAGES:
        assert Venue.objects.filter(locale__language_code=language, live=True).count() == 4


def test_meetings_span_two_years_without_weekends() -> None:
    now = timezone.now()
    starts = [timezone.localtime(meeting.starts_at) for meeting in german(MeetingPage)]
    assert min(starts) < now - timedelta(days=300)
    assert max(starts) > now + timedelta(days=300)
    assert all(start.weekday() < 5 for start in starts)


def test_each_series_follows_its_rhythm() -> None:
    for series in SERIES:
        made = occasions(series, timezone.localtime())
        assert len(made) >= 1
        assert all(timezone.localtime(one.starts_at).time() == series.start for one in made)


def test_everything_that_can_happen_to_a_meeting_happens() -> None:
    meetings = german(MeetingPage)
    cancelled = meetings.get(status=MeetingStatus.CANCELLED)
    assert cancelled.status_reason
    assert MeetingChange.objects.of(cancelled.translation_key).count() == 2
    moved = [meeting for meeting in meetings if meeting.previous_start]
    assert [meeting.slug for meeting in moved] == [timezone.localtime(moved[0].previous_start).date().isoformat()]
    joint = meetings.get(further_groups__isnull=False)
    assert [group.short_name or group.title for group in joint.groups] == ["AK Ost", "Netzwerk Kultur"]
    assert meetings.exclude(online_url="").filter(venue=None).count() == 1
    forum = meetings.get(needs_registration=True)
    assert forum.groups == []
    assert forum.title == f"{31 + forum.starts_at.year - 2014}. Forum Leipziger Osten"
    assert forum.interpretation == ["gsg", "ar", "uk"]


def test_minutes_are_points_or_files_provisional_or_approved() -> None:
    protocols = list(ProtocolPage.objects.all())
    structured = [protocol for protocol in protocols if protocol.sections]
    files = [protocol for protocol in protocols if protocol.documents.exists()]
    assert len(structured) >= 5
    assert len(files) >= 5
    assert len(structured) + len(files) == len(protocols)
    kinds = {point.block_type for one in structured for section in one.sections for point in section.value["points"]}
    assert kinds == {"information", "decision", "task"}
    for protocol in structured:
        assert [section.id for section in protocol.sections] == [item.id for item in protocol.meeting.agenda]
    for protocol in protocols:
        protocol.full_clean()
        if protocol.approval == Approval.APPROVED:
            assert protocol.approved_on == timezone.localtime(protocol.approved_at.starts_at).date()
    assert {protocol.approval for protocol in protocols} == set(Approval.values)
    for row in (row for protocol in files for row in protocol.documents.all()):
        assert row.document.page_count >= 1


def test_venues_differ_in_access() -> None:
    assert set(Venue.objects.values_list("wheelchair", flat=True)) == set(Wheelchair.values)


def test_logins_have_their_roles(client: Client) -> None:
    for username, password, _role in DEMO_LOGINS:
        assert client.login(username=username, password=password)
        assert client.get("/admin/").status_code == 200
    roles = {user.username: [group.name for group in user.groups.all()] for user in get_user_model().objects.all()}
    assert roles == {
        "admin": [],
        "redaktion": ["Redaktion"],
        "moderation": ["Gruppenmoderation: AK Ost"],
        "uebersetzung": ["Übersetzung"],
        "freigabe": ["Freigabe"],
    }


def test_names_nobody_but_those_the_office_names() -> None:
    assert Person.objects.count() == 9
    addresses = {email for email in Person.objects.values_list("email", flat=True) if email}
    assert addresses == {"anja.moritz@leipzig.de", "tabea.nuernberger@cvjm-leipzig.de"}


def test_nothing_waits_to_be_projected() -> None:
    assert not DirtyMark.objects.exists()
