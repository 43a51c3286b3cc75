"""New meetings and minutes start with what the page above them knows."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from events.models import MeetingPage, ProtocolPage
from groups.models import GroupPage, GroupRhythm
from tests.admin_forms import add_url, edit_url, errors, form_values, stream_values, submit
from tests.factories import (
    GroupPageFactory,
    MeetingPageFactory,
    OrganisationFactory,
    SiteTree,
    VenueFactory,
    make_site,
)

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def offered_moment(text: str) -> datetime:
    """A moment as the form shows it."""
    return datetime.strptime(text, settings.WAGTAIL_DATETIME_FORMAT)  # noqa: DTZ007 - forms show local wall-clock time


@pytest.fixture
def site() -> SiteTree:
    return make_site()


@pytest.fixture
def group(site: SiteTree) -> GroupPage:
    group: GroupPage = GroupPageFactory(parent=site.network, title="Arbeitskreis Ost", short_name="AK Ost")
    group.rhythms.add(
        GroupRhythm(
            text="monatlich", rule="FREQ=MONTHLY;BYDAY=2WE", start_time=time(17), duration=90, locale=group.locale
        )
    )
    group.save()
    return group


AGENDA: list[dict[str, Any]] = [
    {"type": "item", "id": "11111111-1111-4111-8111-111111111111", "value": {"title": "Begrüßung"}},
    {"type": "item", "id": "22222222-2222-4222-8222-222222222222", "value": {"title": "Sommerfest"}},
]


def test_new_meeting_takes_time_place_and_host_from_rhythm_and_last_meeting(
    admin_client: Client, group: GroupPage
) -> None:
    venue, host = VenueFactory(), OrganisationFactory()
    last = MeetingPageFactory(
        parent=group, venue=venue, host=host, agenda=AGENDA, starts_at=timezone.now() - timedelta(days=40)
    )
    values = form_values(admin_client.get(add_url(MeetingPage, group)))
    start = offered_moment(values["starts_at"]).replace(tzinfo=BERLIN)
    assert start > timezone.now()
    assert (start.weekday(), start.hour, start.minute) == (2, 17, 0)
    assert 8 <= start.day <= 14
    assert offered_moment(values["ends_at"]).replace(tzinfo=BERLIN) - start == timedelta(minutes=90)
    assert values["venue"] == str(venue.pk)
    assert values["host"] == str(host.pk)
    assert values["slug"] == start.date().isoformat()
    assert values["title"].startswith("AK Ost")
    assert str(start.year) in values["title"]
    assert last.agenda
    assert stream_values(admin_client.get(add_url(MeetingPage, group)), "agenda") == []


def test_new_meeting_without_rhythm_takes_the_length_of_the_last_one(admin_client: Client, site: SiteTree) -> None:
    group = GroupPageFactory(parent=site.network)
    MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=9))
    values = form_values(admin_client.get(add_url(MeetingPage, group)))
    assert (values["starts_at"], values["title"]) == ("", group.title)


def test_second_meeting_on_a_day_gets_an_address_of_its_own(admin_client: Client, group: GroupPage) -> None:
    first = form_values(admin_client.get(add_url(MeetingPage, group)))
    MeetingPageFactory(parent=group, slug=first["slug"], starts_at=timezone.now() - timedelta(days=1))
    second = form_values(admin_client.get(add_url(MeetingPage, group)))
    assert second["slug"] == f"{first['slug']}-2"


def test_proposed_title_and_address_follow_a_changed_day(admin_client: Client, group: GroupPage) -> None:
    offered = form_values(admin_client.get(add_url(MeetingPage, group)))
    moved = offered_moment(offered["starts_at"]) + timedelta(days=1)
    response = submit(
        admin_client,
        add_url(MeetingPage, group),
        publish=True,
        starts_at=moved.isoformat(" "),
        ends_at=(moved + timedelta(hours=1)).isoformat(" "),
    )
    assert response.status_code == 302, errors(response)
    meeting = MeetingPage.objects.child_of(group).get()
    assert meeting.slug == moved.date().isoformat()
    assert f" {moved.day}. " in meeting.title or f" {moved.day} " in meeting.title

    again = moved + timedelta(days=1)
    response = submit(
        admin_client,
        edit_url(meeting),
        publish=True,
        starts_at=again.isoformat(" "),
        ends_at=(again + timedelta(hours=1)).isoformat(" "),
    )
    assert response.status_code == 302, errors(response)
    title, meeting = meeting.title, MeetingPage.objects.get(pk=meeting.pk)
    assert meeting.slug == moved.date().isoformat(), "a published address stays"
    assert meeting.title != title


def test_title_and_address_follow_though_drafts_were_saved(admin_client: Client, group: GroupPage) -> None:
    """The form that stands open still holds the old title and address when it is published."""
    offered = form_values(admin_client.get(add_url(MeetingPage, group)))
    moved = offered_moment(offered["starts_at"]) + timedelta(days=1)
    sent = {"starts_at": moved.isoformat(" "), "ends_at": "", "title": offered["title"], "slug": offered["slug"]}
    submit(admin_client, add_url(MeetingPage, group), data=sent)
    draft = MeetingPage.objects.child_of(group).get()
    submit(admin_client, edit_url(draft), publish=True, data=sent)
    meeting = MeetingPage.objects.get(pk=draft.pk)
    assert (meeting.title, meeting.slug) == (draft.title, moved.date().isoformat())
    assert meeting.title != offered["title"]

    again = {**sent, "starts_at": (moved + timedelta(days=1)).isoformat(" "), "title": meeting.title}
    submit(admin_client, edit_url(meeting), data=again)
    submit(admin_client, edit_url(meeting), publish=True, data=again)
    assert MeetingPage.objects.get(pk=meeting.pk).title not in (meeting.title, offered["title"])


def test_title_typed_by_hand_stays(admin_client: Client, group: GroupPage) -> None:
    offered = form_values(admin_client.get(add_url(MeetingPage, group)))
    moved = offered_moment(offered["starts_at"]) + timedelta(days=1)
    submit(admin_client, add_url(MeetingPage, group), title="Sommerfest", starts_at=moved.isoformat(" "), ends_at="")
    assert MeetingPage.objects.child_of(group).get().title == "Sommerfest"


def test_titles_are_in_the_language_of_the_page(admin_client: Client, site: SiteTree, group: GroupPage) -> None:
    german = form_values(admin_client.get(add_url(MeetingPage, group)))
    english_site = site.in_language("en")
    english = group.copy_for_translation(english_site.home.locale)
    english.save_revision().publish()
    values = form_values(admin_client.get(add_url(MeetingPage, english)))
    day = date.fromisoformat(values["slug"])
    with translation.override("en"):
        assert values["title"] == f"AK Ost on {date_format(day)}"
    with translation.override("de"):
        assert german["title"].endswith(date_format(day))


def test_new_minutes_take_title_and_agenda_with_its_ids(admin_client: Client, group: GroupPage) -> None:
    meeting = MeetingPageFactory(
        parent=group, title="AK Ost", agenda=AGENDA, starts_at=timezone.now() - timedelta(days=2)
    )
    opened = admin_client.get(add_url(ProtocolPage, meeting))
    values = form_values(opened)
    assert "AK Ost" in values["title"]
    assert values["slug"] == "protokoll"
    offered = stream_values(opened, "sections")
    assert [(block["id"], block["value"]["title"]) for block in offered] == [
        (item["id"], item["value"]["title"]) for item in AGENDA
    ]
    data = {"sections-count": str(len(offered))}
    for number, block in enumerate(offered):
        prefix = f"sections-{number}"
        data |= {
            f"{prefix}-id": block["id"],
            f"{prefix}-type": block["type"],
            f"{prefix}-order": str(number),
            f"{prefix}-deleted": "",
            f"{prefix}-value-title": block["value"]["title"],
            f"{prefix}-value-points-count": "0",
        }
    response = submit(admin_client, add_url(ProtocolPage, meeting), publish=True, data=data)
    assert response.status_code == 302, errors(response)
    protocol = ProtocolPage.objects.child_of(meeting).get()
    assert protocol.live
    assert [section.id for section in protocol.sections] == [item["id"] for item in AGENDA]
