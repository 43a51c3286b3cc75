"""What the forms of meetings, minutes and venues refuse, in words; each through a real post, and nothing is saved."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from events.models import MeetingPage, ProtocolPage, Venue
from groups.models import GroupPage
from tests.admin_forms import add_url, edit_url, errors, rows, submit
from tests.factories import GroupPageFactory, MeetingPageFactory, ProtocolPageFactory, SiteTree, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(admin_user: User) -> None:
    """The messages as they stand in the source; the catalogues are tested elsewhere."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")


@pytest.fixture
def site() -> SiteTree:
    return make_site()


@pytest.fixture
def group(site: SiteTree) -> GroupPage:
    group: GroupPage = GroupPageFactory(parent=site.network)
    return group


def at(days: float) -> str:
    """A moment some days from now, as the form wants it."""
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M")


def refuse_meeting(client: Client, group: GroupPage, **values: Any) -> dict[str, str]:
    """Send a new meeting that must not be saved; the messages."""
    before = MeetingPage.objects.count()
    defaults = {"title": "Treffen", "slug": "treffen", "starts_at": at(3), "ends_at": "", "publish": True}
    response = submit(client, add_url(MeetingPage, group), **{**defaults, **values})
    assert response.status_code == 200, "it was accepted"
    assert MeetingPage.objects.count() == before
    return errors(response)


def test_meeting_must_not_end_before_it_starts(admin_client: Client, group: GroupPage) -> None:
    messages = refuse_meeting(admin_client, group, ends_at=at(2))
    assert messages["ends_at"] == "The meeting ends before it starts. Please check both times."


def test_meeting_must_not_last_for_weeks(admin_client: Client, group: GroupPage) -> None:
    assert "longer than two weeks" in refuse_meeting(admin_client, group, ends_at=at(33))["ends_at"]


@pytest.mark.parametrize("start", ["2026-02-30 17:00", "2026-13-01 17:00", "morgen", "2027-03-28 02:30"])
def test_impossible_start_is_refused_beside_the_field(admin_client: Client, group: GroupPage, start: str) -> None:
    assert refuse_meeting(admin_client, group, starts_at=start)["starts_at"]


@pytest.mark.parametrize("year", ["0226", "1926", "2206"])
def test_unlikely_year_is_refused(admin_client: Client, group: GroupPage, year: str) -> None:
    messages = refuse_meeting(admin_client, group, starts_at=f"{year}-05-06 17:00")
    assert messages["starts_at"] == "Please check the year."


def test_cancelled_meeting_needs_a_reason(admin_client: Client, group: GroupPage) -> None:
    assert "say why" in refuse_meeting(admin_client, group, status="cancelled")["status_reason"]


def test_leading_group_cannot_be_a_further_group(admin_client: Client, group: GroupPage) -> None:
    messages = refuse_meeting(admin_client, group, data=rows("further_groups", [{"group": group.pk}]))
    assert messages == {"further_groups-0-group": "This group leads the meeting already.", **top(messages)}


def test_further_group_cannot_be_listed_twice(admin_client: Client, group: GroupPage, site: SiteTree) -> None:
    other = GroupPageFactory(parent=site.network)
    twice = rows("further_groups", [{"group": other.pk}, {"group": other.pk}])
    assert refuse_meeting(admin_client, group, data=twice)["further_groups-1-group"] == "This group is listed twice."


def test_meeting_cannot_take_an_address_that_always_leads_elsewhere(admin_client: Client, group: GroupPage) -> None:
    assert "slug" in refuse_meeting(admin_client, group, slug="naechster-termin")


def test_joint_meeting_of_two_groups_is_saved(admin_client: Client, group: GroupPage, site: SiteTree) -> None:
    other = GroupPageFactory(parent=site.network)
    response = submit(
        admin_client,
        add_url(MeetingPage, group),
        title="Treffen",
        slug="treffen",
        starts_at=at(3),
        ends_at=at(3.1),
        publish=True,
        data=rows("further_groups", [{"group": other.pk}]),
    )
    assert response.status_code == 302, errors(response)
    meeting = MeetingPage.objects.child_of(group).get()
    assert [link.group.pk for link in meeting.further_groups.all()] == [other.pk]


def test_minutes_of_a_future_meeting_are_refused(admin_client: Client, group: GroupPage) -> None:
    meeting = MeetingPageFactory(parent=group)
    for publish in (True, False):
        response = submit(admin_client, add_url(ProtocolPage, meeting), publish=publish)
        assert response.status_code == 200
        assert "This meeting lies in the future" in response.content.decode()
    assert not ProtocolPage.objects.exists()


def test_meeting_with_minutes_cannot_be_moved_into_the_future(admin_client: Client, group: GroupPage) -> None:
    start = timezone.now() - timedelta(days=3)
    meeting = MeetingPageFactory(parent=group, starts_at=start)
    ProtocolPageFactory(parent=meeting)
    response = submit(admin_client, edit_url(meeting), publish=True, starts_at=at(3), ends_at="")
    assert "There are minutes of this meeting" in errors(response)["starts_at"]
    assert MeetingPage.objects.get(pk=meeting.pk).starts_at == start


def test_meeting_has_one_set_of_minutes(admin_client: Client, group: GroupPage) -> None:
    meeting = MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=3))
    ProtocolPageFactory(parent=meeting)
    assert admin_client.get(add_url(ProtocolPage, meeting)).status_code in (302, 403)


def refuse_approval(client: Client, meeting: MeetingPage, **values: Any) -> dict[str, str]:
    response = submit(client, add_url(ProtocolPage, meeting), approval="approved", publish=True, **values)
    assert response.status_code == 200, "it was accepted"
    assert not ProtocolPage.objects.exists()
    return errors(response)


def test_approval_has_a_possible_day(admin_client: Client, group: GroupPage) -> None:
    meeting = MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=3))
    today = datetime.now(tz=timezone.get_current_timezone()).date()
    assert "the day on which" in refuse_approval(admin_client, meeting, approved_on="")["approved_on"]
    earlier, later = str(today - timedelta(days=9)), str(today + timedelta(days=1))
    assert "before the meeting" in refuse_approval(admin_client, meeting, approved_on=earlier)["approved_on"]
    assert "in the future" in refuse_approval(admin_client, meeting, approved_on=later)["approved_on"]


def test_minutes_are_approved_at_a_later_meeting(admin_client: Client, group: GroupPage) -> None:
    start = timezone.now() - timedelta(days=3)
    meeting, earlier = (MeetingPageFactory(parent=group, starts_at=start - timedelta(days=days)) for days in (0, 30))
    today = str(timezone.localdate())
    for at_meeting, words in ((meeting, "a later one"), (earlier, "took place before")):
        messages = refuse_approval(admin_client, meeting, approved_on=today, approved_at=at_meeting.pk)
        assert words in messages["approved_at"]


def test_venue_has_both_coordinates_or_none(admin_client: Client, site: SiteTree) -> None:
    response = submit(admin_client, "/admin/snippets/events/venue/add/", name="Haus", latitude="51.3", publish=True)
    assert errors(response)["longitude"] == "Please give both coordinates or none."
    assert not Venue.objects.exists()


def top(messages: dict[str, str]) -> dict[str, str]:
    """Only the message on top of the form."""
    return {"": messages[""]} if "" in messages else {}
