"""Addresses stay: permanent ones for what is next and latest, redirects for what was renamed or moved."""

from datetime import timedelta

import pytest
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.models import Page

from groups.models import GroupPage
from tests.factories import GroupPageFactory, MeetingPageFactory, ProtocolPageFactory, SiteTree, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> SiteTree:
    return make_site()


@pytest.fixture
def group(tree: SiteTree) -> GroupPage:
    group: GroupPage = GroupPageFactory(parent=tree.network, slug="ak-ost")
    return group


def in_days(days: int) -> dict[str, object]:
    start = timezone.now() + timedelta(days=days)
    return {"starts_at": start, "ends_at": start + timedelta(hours=2)}


NEXT = "/de/netzwerk/ak-ost/naechster-termin/"
LATEST = "/de/netzwerk/ak-ost/letztes-protokoll/"


def test_next_meeting_address_leads_to_the_first_that_takes_place(client: Client, group: GroupPage) -> None:
    MeetingPageFactory(parent=group, slug="spaeter", **in_days(30))
    MeetingPageFactory(parent=group, slug="faellt-aus", status="cancelled", status_reason="Ferien", **in_days(2))
    MeetingPageFactory(parent=group, slug="vorbei", **in_days(-2))
    MeetingPageFactory(parent=group, slug="bald", **in_days(5))
    response = client.get(NEXT)
    assert (response.status_code, response["Location"]) == (302, "/de/netzwerk/ak-ost/bald/")


def test_next_meeting_address_leads_to_a_meeting_that_is_going_on(client: Client, group: GroupPage) -> None:
    start = timezone.now() - timedelta(minutes=30)
    MeetingPageFactory(parent=group, slug="jetzt", starts_at=start, ends_at=start + timedelta(hours=2))
    assert client.get(NEXT)["Location"] == "/de/netzwerk/ak-ost/jetzt/"


def test_next_meeting_address_keeps_the_visitors_language(client: Client, group: GroupPage) -> None:
    MeetingPageFactory(parent=group, slug="bald", **in_days(5))
    response = client.get(NEXT.replace("/de/", "/uk/"))
    assert response["Location"] == "/uk/netzwerk/ak-ost/bald/"


def test_latest_minutes_address_leads_to_the_minutes_of_the_last_documented_meeting(
    client: Client, group: GroupPage
) -> None:
    for days in (-60, -30):
        ProtocolPageFactory(parent=MeetingPageFactory(parent=group, slug=f"vor-{-days}", **in_days(days)))
    ProtocolPageFactory(parent=MeetingPageFactory(parent=group, slug="vor-10", **in_days(-10)), live=False)
    response = client.get(LATEST)
    assert (response.status_code, response["Location"]) == (302, "/de/netzwerk/ak-ost/vor-30/protokoll/")


@pytest.mark.parametrize("address", [NEXT, LATEST])
def test_permanent_address_without_a_target_is_a_friendly_404(client: Client, group: GroupPage, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert group.title in response.content.decode()
    assert 'href="/de/netzwerk/ak-ost/"' in response.content.decode()


def test_permanent_address_of_an_unpublished_group_is_gone(client: Client, group: GroupPage) -> None:
    MeetingPageFactory(parent=group, **in_days(5))
    group.unpublish()
    assert client.get(NEXT).status_code == 404
    assert group.title not in client.get(NEXT).content.decode()


def rename(page: Page, slug: str) -> None:
    """Rename as the editor does; redirects are made when the change is committed."""
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def test_renamed_group_redirects_itself_its_meetings_and_minutes(client: Client, group: GroupPage) -> None:
    ProtocolPageFactory(parent=MeetingPageFactory(parent=group, slug="treffen", **in_days(-3)))
    rename(group, "ak-austausch")
    for rest in ("", "treffen/", "treffen/protokoll/"):
        response = client.get(f"/de/netzwerk/ak-ost/{rest}")
        assert (response.status_code, response["Location"]) == (301, f"/de/netzwerk/ak-austausch/{rest}")


def test_renamed_group_redirects_its_permanent_addresses(client: Client, group: GroupPage) -> None:
    MeetingPageFactory(parent=group, slug="bald", **in_days(5))
    rename(group, "ak-austausch")
    assert client.get(NEXT)["Location"] == "/de/netzwerk/ak-austausch/naechster-termin/"


def test_renamed_group_redirects_in_languages_answered_in_german(
    client: Client, tree: SiteTree, group: GroupPage
) -> None:
    MeetingPageFactory(parent=group, slug="treffen", **in_days(5))
    tree.in_language("ar")
    rename(group, "ak-austausch")
    for language in ("ar", "uk"):
        for rest in ("", "treffen/"):
            response = client.get(f"/{language}/netzwerk/ak-ost/{rest}")
            assert response.status_code == 301
            assert response["Location"] == f"/{language}/netzwerk/ak-austausch/{rest}"
            assert client.get(response["Location"]).status_code == 200


def test_renamed_translation_redirects_in_its_language(client: Client, tree: SiteTree, group: GroupPage) -> None:
    arabic = tree.in_language("ar")
    translated = group.copy_for_translation(arabic.home.locale)
    translated.save_revision().publish()
    translated = GroupPage.objects.get(pk=translated.pk)
    for page in (group, translated):
        rename(page, "ak-austausch")
    assert client.get("/ar/netzwerk/ak-ost/")["Location"] == "/ar/netzwerk/ak-austausch/"


def test_moved_meeting_redirects_from_its_former_group(client: Client, tree: SiteTree, group: GroupPage) -> None:
    other = GroupPageFactory(parent=tree.network, slug="kultur")
    meeting = MeetingPageFactory(parent=group, slug="treffen", **in_days(-3))
    ProtocolPageFactory(parent=meeting)
    meeting.move(other, pos="last-child")
    for language in ("de", "uk"):
        for rest in ("", "protokoll/"):
            response = client.get(f"/{language}/netzwerk/ak-ost/treffen/{rest}")
            assert (response.status_code, response["Location"]) == (301, f"/{language}/netzwerk/kultur/treffen/{rest}")
