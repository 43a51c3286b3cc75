"""Documents that read differently by themselves: time moves, nobody writes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from groups.models import GroupPage, GroupRole
from leo_site.core.dates import ImpreciseDate
from leo_site.core.models import Publication
from leo_site.core.publication.reading import current_edition
from tests.core.publication.conftest import Visitor
from tests.factories import GroupPageFactory, MeetingPageFactory, PersonFactory, make_site

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 5, 4, 12, tzinfo=BERLIN)


@pytest.fixture
def group() -> GroupPage:
    page: GroupPage = GroupPageFactory(parent=make_site().network)
    return page


def at(moment: datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def test_meeting_is_held_from_its_start_on(group: GroupPage, visitor: Visitor) -> None:
    with at(NOON):
        meeting = MeetingPageFactory(parent=group, starts_at=NOON + timedelta(hours=5))
        number = current_edition().number
        assert visitor.page(meeting)["state"] == "planned"
    with at(NOON + timedelta(hours=5)):
        assert visitor.page(meeting)["state"] == "held"
        assert current_edition().number > number
        assert visitor.keys("meeting", state="planned") == set()
        number = current_edition().number
    with at(NOON + timedelta(hours=6)):
        assert current_edition().number == number


def test_next_meeting_of_a_group_follows_when_one_ends(group: GroupPage, visitor: Visitor) -> None:
    with at(NOON):
        first = MeetingPageFactory(parent=group, starts_at=NOON, ends_at=NOON + timedelta(hours=2))
        second = MeetingPageFactory(parent=group, starts_at=NOON + timedelta(days=30), ends_at=None)
        assert visitor.page(group)["next_meeting"]["id"] == str(first.translation_key)
        number = current_edition().number
    with at(NOON + timedelta(hours=1)):
        assert visitor.page(group)["next_meeting"]["id"] == str(first.translation_key)
    with at(NOON + timedelta(hours=2, seconds=1)):
        assert visitor.page(group)["next_meeting"]["id"] == str(second.translation_key)
        assert Publication.objects.get(kind="group").number > number
    with at(NOON + timedelta(days=31)):
        assert visitor.page(group)["next_meeting"] is None
        assert visitor.get(f"groups/{group.translation_key}/next-meeting").status_code == 404


def test_name_runs_out_at_local_midnight_after_the_last_day(group: GroupPage, visitor: Visitor) -> None:
    with at(NOON):
        person = PersonFactory(show_until=NOON.date())
        GroupRole.objects.create(group=group, person=person, locale=group.locale)
    with at(NOON.replace(hour=23, minute=59)):
        assert visitor.page(group)["roles"][0]["name"] == str(person)
        number = current_edition().number
    with at(NOON.replace(day=5, hour=0)):
        assert visitor.page(group)["roles"][0]["name"] == ""
        assert current_edition().number > number


def test_role_starts_and_ends_with_its_days(group: GroupPage, visitor: Visitor) -> None:
    with at(NOON):
        period = {"start": ImpreciseDate("2026-06"), "end": ImpreciseDate("2026-07-15")}
        GroupRole.objects.create(group=group, description="wer einlädt", locale=group.locale, **period)
        assert visitor.page(group)["roles"][0]["current"] is False
    with at(datetime(2026, 6, 1, tzinfo=BERLIN)):
        assert visitor.page(group)["roles"][0]["current"] is True
    with at(datetime(2026, 7, 15, 23, 59, tzinfo=BERLIN)):
        assert visitor.page(group)["roles"][0]["current"] is True
    with at(datetime(2026, 7, 16, tzinfo=BERLIN)):
        assert visitor.page(group)["roles"][0]["current"] is False


def test_reading_past_no_boundary_costs_one_query(group: GroupPage, django_assert_num_queries: "object") -> None:
    current_edition()
    with django_assert_num_queries(1):  # type: ignore[operator]
        current_edition()
    assert timezone.now()
