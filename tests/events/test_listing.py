"""The lists of meetings and minutes in the admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from events.enums import Wheelchair
from events.models import MeetingGroup, MeetingPage, ProtocolPage
from groups.models import GroupPage
from home.models import Milestone
from tests.admin_forms import soup
from tests.factories import (
    GroupPageFactory,
    MeetingPageFactory,
    OrganisationFactory,
    PersonFactory,
    ProtocolPageFactory,
    SiteTree,
    VenueFactory,
    make_site,
)

pytestmark = pytest.mark.django_db
MEETINGS, MINUTES = "/admin/meetings/", "/admin/minutes/"


@pytest.fixture
def site() -> SiteTree:
    return make_site()


@pytest.fixture
def group(site: SiteTree) -> GroupPage:
    group: GroupPage = GroupPageFactory(parent=site.network, title="Erste Gruppe")
    return group


def meeting(group: Page, title: str, days: float, **values: Any) -> MeetingPage:
    """A meeting some days from now."""
    page: MeetingPage = MeetingPageFactory(
        parent=group, title=title, starts_at=timezone.now() + timedelta(days=days), **values
    )
    return page


def table(client: Client, url: str, **query: Any) -> list[list[str]]:
    """The text of the list's cells, without the tick box."""
    response = client.get(url, query)
    assert response.status_code == 200
    found = soup(response).select("table.listing tbody tr")
    return [[" ".join(cell.text.split()) for cell in row.select("td")[1:]] for row in found]


def titles(client: Client, url: str, **query: Any) -> list[str]:
    """The links to the forms, in the order of the list."""
    links = soup(client.get(url, query)).select("td.title .title-wrapper a")
    return [" ".join(link.text.split()) for link in links]


def test_meetings_are_listed_next_first_then_latest(admin_client: Client, group: GroupPage) -> None:
    for title, days in (("in zehn", 10), ("in zwei", 2), ("vor neun", -9), ("vor einem", -1)):
        meeting(group, title, days)
    assert titles(admin_client, MEETINGS) == ["in zwei", "in zehn", "vor einem", "vor neun"]
    assert titles(admin_client, MEETINGS, ordering="starts_at") == ["vor neun", "vor einem", "in zwei", "in zehn"]


def test_meeting_row_tells_groups_status_state_and_minutes(
    admin_client: Client, site: SiteTree, group: GroupPage
) -> None:
    other = GroupPageFactory(parent=site.network, title="Zweite Gruppe")
    documented = meeting(group, "Alt", -9)
    documented.further_groups.add(MeetingGroup(group=other))
    documented.save()
    ProtocolPageFactory(parent=documented)
    meeting(site.meetings, "Forum", 5, status="cancelled", status_reason="Sturm")
    forum, old = table(admin_client, MEETINGS)
    assert old[2] == "Erste Gruppe, Zweite Gruppe"
    assert old[3:5] == [documented.get_status_display(), documented.state(documented=True).label]
    assert forum[2] not in ("", "Termine")
    assert forum[3] != old[3]


def test_meetings_are_filtered_by_group_status_period_and_minutes(
    admin_client: Client, site: SiteTree, group: GroupPage
) -> None:
    other = GroupPageFactory(parent=site.network)
    meeting(group, "eins", 3)
    joint = meeting(group, "gemeinsam", 4)
    joint.further_groups.add(MeetingGroup(group=other))
    joint.save()
    meeting(other, "abgesagt", 5, status="cancelled", status_reason="Sturm")
    held = meeting(other, "gewesen", -5)
    documented = meeting(group, "belegt", -6)
    ProtocolPageFactory(parent=documented)
    assert titles(admin_client, MEETINGS, group=other.pk) == ["gemeinsam", "abgesagt", "gewesen"]
    assert titles(admin_client, MEETINGS, status="cancelled") == ["abgesagt"]
    assert titles(admin_client, MEETINGS, period="upcoming") == ["eins", "gemeinsam", "abgesagt"]
    assert titles(admin_client, MEETINGS, period="past") == ["gewesen", "belegt"]
    assert titles(admin_client, MEETINGS, minutes="missing") == ["gewesen"]
    assert titles(admin_client, MEETINGS, minutes="written") == ["belegt"]
    day = timezone.localdate(held.starts_at).isoformat()
    assert titles(admin_client, MEETINGS, starts_at_from=day, starts_at_to=day) == ["gewesen"]
    assert titles(admin_client, MEETINGS, group=other.pk, period="upcoming", status="scheduled") == ["gemeinsam"]


def test_meetings_are_searched_within_a_filter(admin_client: Client, site: SiteTree, group: GroupPage) -> None:
    other = GroupPageFactory(parent=site.network)
    meeting(group, "Sommerfest planen", 3)
    meeting(other, "Sommerfest feiern", 4)
    meeting(group, "Winterfest", 5)
    assert titles(admin_client, MEETINGS, q="Sommer", group=group.pk, period="upcoming") == ["Sommerfest planen"]
    assert len(titles(admin_client, MEETINGS, q="Sommer", ordering="starts_at")) == 2
    assert len(titles(admin_client, MEETINGS, q="Sommer", ordering="title")) == 2


def test_translations_are_listed_only_when_asked_for(admin_client: Client, site: SiteTree, group: GroupPage) -> None:
    german = meeting(group, "Treffen", 3)
    english_site = site.in_language("en")
    english_group = group.copy_for_translation(english_site.home.locale)
    english_group.save_revision().publish()
    english = german.copy_for_translation(english_site.home.locale)
    english.title = "Meeting"
    english.save_revision().publish()
    assert titles(admin_client, MEETINGS) == ["Treffen"]
    assert titles(admin_client, MEETINGS, locale="en") == ["Meeting"]
    assert sorted(titles(admin_client, MEETINGS, locale="")) == ["Meeting", "Treffen"]


def test_minutes_are_listed_by_meeting_date_and_filtered(
    admin_client: Client, site: SiteTree, group: GroupPage
) -> None:
    other = GroupPageFactory(parent=site.network)
    for owner, title, days, approval in (
        (group, "alt", -30, "approved"),
        (group, "neu", -2, "provisional"),
        (other, "mittel", -9, "provisional"),
    ):
        approved_on = timezone.localdate() if approval == "approved" else None
        ProtocolPageFactory(parent=meeting(owner, title, days), title=title, approval=approval, approved_on=approved_on)
    assert titles(admin_client, MINUTES) == ["neu", "mittel", "alt"]
    assert titles(admin_client, MINUTES, ordering="meeting_start") == ["alt", "mittel", "neu"]
    assert titles(admin_client, MINUTES, approval="provisional", group=group.pk) == ["neu"]
    assert titles(admin_client, MINUTES, q="mitt") == ["mittel"]
    assert table(admin_client, MINUTES)[2][2] == "Erste Gruppe"


@pytest.mark.parametrize("url", [MEETINGS, MINUTES, "/admin/network/groups/"])
def test_lists_need_the_same_number_of_queries_for_one_and_three(
    admin_client: Client, site: SiteTree, group: GroupPage, url: str
) -> None:
    other = GroupPageFactory(parent=site.network)

    def add(owner: GroupPage) -> None:
        page = meeting(owner, "Treffen", -3)
        page.further_groups.add(MeetingGroup(group=other))
        page.save()
        ProtocolPageFactory(parent=page)

    add(group)
    admin_client.get(url)
    one = _count(admin_client, url)
    for _number in range(2):
        add(GroupPageFactory(parent=site.network))
    assert _count(admin_client, url) == one


def _count(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_coming_meeting_is_cancelled_from_the_list_and_a_past_one_is_not(
    admin_client: Client, group: GroupPage
) -> None:
    coming, past = meeting(group, "Kommt", 3), meeting(group, "War", -3)
    html = admin_client.get(reverse("meetings:index")).content.decode()
    assert reverse("events_cancel_meeting", args=[coming.pk]) in html
    assert reverse("events_cancel_meeting", args=[past.pk]) not in html


def test_lists_are_paginated(admin_client: Client, group: GroupPage) -> None:
    for number in range(52):
        meeting(group, f"Treffen {number}", number + 1)
    assert len(titles(admin_client, MEETINGS)) == 50
    assert len(titles(admin_client, MEETINGS, p=2)) == 2


def test_new_meeting_asks_which_group_by_name(admin_client: Client, site: SiteTree, group: GroupPage) -> None:
    GroupPageFactory(parent=site.network, title="Frühere", status="ended")
    page = soup(admin_client.get("/admin/meetings/choose_parent/"))
    assert "Erste Gruppe" in page.text
    assert "Frühere" not in page.text
    response = admin_client.post("/admin/meetings/choose_parent/", {"parent_page": group.pk})
    assert response["Location"] == f"/admin/pages/add/events/meetingpage/{group.pk}/"


def test_new_minutes_ask_which_meeting_among_those_without(admin_client: Client, group: GroupPage) -> None:
    meeting(group, "kommt noch", 3)
    meeting(group, "fiel aus", -3, status="cancelled", status_reason="Sturm")
    ProtocolPageFactory(parent=meeting(group, "hat schon", -4))
    wanted, other = meeting(group, "war neulich", -2), meeting(group, "war früher", -20)
    page = soup(admin_client.get("/admin/minutes/choose_parent/"))
    assert [str(field["value"]) for field in page.select("input[name=parent_page]")] == [str(wanted.pk), str(other.pk)]
    assert "war neulich" in page.text
    refused = admin_client.post("/admin/minutes/choose_parent/", {"parent_page": group.pk})
    assert refused.status_code == 200
    assert not ProtocolPage.objects.child_of(wanted).exists()


def test_venue_is_chosen_by_its_street_and_access(admin_client: Client, site: SiteTree) -> None:
    VenueFactory(name="Haus am Park", street="Parkweg 7", wheelchair="limited")
    for url in ("/admin/snippets/choose/events/venue/", "/admin/snippets/choose/events/venue/results/"):
        answer = admin_client.get(url)
        html = (
            answer.json()["html"] if answer["Content-Type"].startswith("application/json") else answer.content.decode()
        )
        assert "Parkweg 7" in html
        assert str(Wheelchair.LIMITED.label) in html


@pytest.mark.parametrize("kind", ["groups/person", "groups/organisation", "events/venue", "home/milestone"])
def test_lists_of_records_open_and_can_be_searched(admin_client: Client, site: SiteTree, kind: str) -> None:
    PersonFactory(family_name="Muster", consent=False, consent_note="")
    OrganisationFactory(name="Muster e. V.", abbreviation="MEV")
    VenueFactory(name="Muster")
    Milestone.objects.create(title="Muster", date="2014-22", locale=site.home.locale)
    for query in ({}, {"q": "Muster"}):
        page = soup(admin_client.get(f"/admin/snippets/{kind}/", query))
        assert "Muster" in page.select_one("table.listing").text


def test_persons_are_filtered_by_what_they_agreed_to(admin_client: Client, site: SiteTree) -> None:
    today = timezone.localdate()
    PersonFactory(family_name="Offen")
    PersonFactory(family_name="Bald", show_until=today + timedelta(days=9))
    PersonFactory(family_name="Vorbei", show_until=today - timedelta(days=1))
    PersonFactory(family_name="Stumm", consent=False)
    for naming, names in (
        ("named", {"Bald", "Offen"}),
        ("expiring", {"Bald"}),
        ("expired", {"Vorbei"}),
        ("silent", {"Stumm"}),
    ):
        shown = titles(admin_client, "/admin/snippets/groups/person/", naming=naming)
        assert {name.split()[-1] for name in shown} == names


def test_menu_of_the_network_leads_to_every_list(admin_client: Client, site: SiteTree) -> None:
    page = admin_client.get("/admin/").content.decode()
    for url in (MEETINGS, MINUTES, "/admin/groups/", "/admin/snippets/groups/person/", "/admin/snippets/events/venue/"):
        assert f'"{url}"' in page
