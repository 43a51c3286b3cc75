"""Writes that pass by the admin: the shell, commands, the schedule, Wagtail's own API. No signal tells of most of them."""

import json
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone
from wagtail.models import APIToken, Page

from events.models import MeetingAttachment, MeetingGroup, MeetingPage, ProtocolAttendance
from groups.models import GroupPage, GroupRole, GroupRoleOrganisation, Organisation
from leo_site import urls as site_urls
from leo_site.core.models import Publication
from tests.core.publication.conftest import House, Visitor
from tests.factories import MeetingPageFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_plain_save(house: House, visitor: Visitor) -> None:
    house.group.title = "AK Neu"
    with visitor.sees_change(house.group, house.meeting, house.protocol):
        house.group.save()
    assert visitor.page(house.meeting)["groups"][0]["title"] == "AK Neu"


def test_saved_draft_changes_nothing(house: House, visitor: Visitor) -> None:
    house.meeting.title = "Entwurf"
    with visitor.sees_nothing():
        house.meeting.save_revision()


def test_queryset_update(house: House, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting):
        MeetingPage.objects.update(summary="In Kürze")
    assert visitor.page(house.meeting)["summary"] == "In Kürze"
    with visitor.sees_change(house.group, gone=(house.meeting, house.protocol)):
        Page.objects.filter(pk=house.meeting.pk).update(live=False)


def test_bulk_create_and_delete_of_child_rows(house: House, visitor: Visitor) -> None:
    new = OrganisationFactory()
    with visitor.sees_change(house.protocol):
        ProtocolAttendance.objects.bulk_create(
            ProtocolAttendance(page=house.protocol, organisation=new, count=count, locale=house.protocol.locale)
            for count in (1, 2)
        )
    assert [one["count"] for one in visitor.page(house.protocol)["attendance"]] == [1, 2]
    with visitor.sees_change(house.protocol):
        ProtocolAttendance.objects.all().delete()
    with visitor.sees_change(house.meeting):
        MeetingAttachment.objects.all().delete()
    assert visitor.page(house.meeting)["attachments"] == []


def test_rows_below_rows(house: House, visitor: Visitor) -> None:
    role = GroupRole.objects.get()
    with visitor.sees_change(house.group):
        link = GroupRoleOrganisation.objects.create(role=role, organisation=house.organisation)
    assert visitor.keys("group", organisation=str(house.organisation.key)) == {str(house.group.translation_key)}
    other = OrganisationFactory()
    with visitor.sees_change(house.group):
        GroupRoleOrganisation.objects.filter(pk=link.pk).update(organisation=other)
    assert visitor.keys("group", organisation=str(house.organisation.key)) == set()
    with visitor.sees_change(house.group):
        link.delete()


def test_joint_group_joining_and_leaving(house: House, visitor: Visitor) -> None:
    with visitor.sees_change(house.joint_group, house.meeting, house.protocol):
        MeetingGroup.objects.all().delete()
    assert visitor.page(house.joint_group)["next_meeting"] is None
    with visitor.sees_change(house.joint_group, house.meeting):
        MeetingGroup.objects.create(page=house.meeting, group=house.joint_group)
    assert visitor.page(house.joint_group)["next_meeting"]["id"] == str(house.meeting.translation_key)


def test_raw_sql(house: House, visitor: Visitor) -> None:
    with visitor.sees_change(house.meeting), connection.cursor() as cursor:
        cursor.execute("UPDATE groups_organisation SET name = 'Roh' WHERE id = %s", [house.organisation.pk])
    assert visitor.page(house.meeting)["host"]["name"] == "Roh"
    with visitor.sees_change(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM groups_grouprole")
    assert visitor.page(house.group)["roles"] == []


def test_tree_move(house: House, visitor: Visitor, private_group: GroupPage) -> None:
    with visitor.sees_change(house.joint_group, gone=(house.meeting, house.protocol)):
        MeetingPage.objects.get(pk=house.meeting.pk).move(private_group, pos="last-child")
    with visitor.sees_change(house.joint_group, house.meeting, house.protocol):
        MeetingPage.objects.get(pk=house.meeting.pk).move(house.joint_group, pos="last-child")


def test_more_changes_than_are_told_apart(house: House, visitor: Visitor) -> None:
    Organisation.objects.bulk_create(Organisation(name=f"Neu {number}") for number in range(600))
    with visitor.sees_change(house.meeting):
        Organisation.objects.update(abbreviation="e. V.")
    assert visitor.page(house.meeting)["host"]["abbreviation"] == "e. V."


def test_schedule_publishes_and_takes_offline(house: House, visitor: Visitor) -> None:
    hour = timedelta(hours=1)
    coming = MeetingPageFactory(parent=house.group, live=False)
    coming.go_live_at = timezone.now() + hour
    coming.save_revision().publish()
    assert visitor.page(coming) is None
    with time_machine.travel(timezone.now() + 2 * hour), visitor.sees_change(coming):
        call_command("publish_scheduled")
    MeetingPage.objects.filter(pk=coming.pk).update(expire_at=timezone.now() - hour)
    with visitor.sees_change(gone=(coming,)):
        call_command("publish_scheduled")


@pytest.fixture
def content_api(db: None) -> Any:
    """Wagtail's own API with a token that may do everything."""
    user = get_user_model().objects.create_superuser("programm", "programm@example.org", "programm")
    token = APIToken.generate_token()
    APIToken.objects.create(user=user, key_hash=APIToken.hash_token(token), **_prefix(token))

    def send(method: str, address: str, body: Any = None) -> Any:
        response = getattr(Client(), method)(
            f"/api/v3-test/pages/{address}",
            json.dumps(body or {}),
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
        assert response.status_code < 300, response.content
        return response

    from wagtail.api.v3.api import api

    urls = ModuleType("urls_of_this_test")
    urls.urlpatterns = [path("api/v3-test/", api.urls), *site_urls.urlpatterns]  # type: ignore[attr-defined]
    with override_settings(ROOT_URLCONF=urls):
        yield send


def _prefix(token: str) -> dict[str, str]:
    names = {field.name for field in APIToken._meta.get_fields()}
    return {"name": "Test"} if "name" in names else {}


def test_content_api_writes(house: House, visitor: Visitor, content_api: Any, private_group: GroupPage) -> None:
    meeting = house.meeting.pk
    with visitor.sees_change(house.joint_group, gone=(house.meeting, house.protocol)):
        content_api("post", f"{meeting}/actions/unpublish/", {"recursive": True})
    with visitor.sees_change(house.group, house.meeting):
        content_api("post", f"{meeting}/actions/publish/")
    with visitor.sees_change(house.group, gone=(house.meeting,)):
        content_api("post", f"{meeting}/actions/move/", {"destination_id": private_group.pk, "position": "last-child"})
    with visitor.sees_change(house.group, house.meeting):
        content_api("post", f"{meeting}/actions/move/", {"destination_id": house.group.pk, "position": "last-child"})
    with visitor.sees_change():
        content_api("post", f"{meeting}/actions/copy/", {"title": "Kopie", "slug": "kopie"})
    assert Publication.objects.filter(kind="meeting", withdrawn=None).count() == 2
    with visitor.sees_change(gone=(house.meeting,)):
        content_api("delete", f"{meeting}/")
