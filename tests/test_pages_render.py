"""Every page type says what it has to say, in a constant number of queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import MeetingAttachment, MeetingChange, MeetingGroup, ProtocolDocument
from groups.enums import LineageKind, RoleKind
from groups.models import (
    FormerName,
    GroupContact,
    GroupLineage,
    GroupPage,
    GroupParticipant,
    GroupRhythm,
    GroupRole,
    GroupRoleOrganisation,
)
from home.enums import MilestoneKind
from home.models import ContentPage, Milestone
from tests.factories import (
    DocumentFactory,
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


@pytest.fixture
def tree() -> SiteTree:
    return make_site()


def full_group(tree: SiteTree, **fields: Any) -> GroupPage:
    """A group with a row of everything."""
    group = GroupPageFactory(parent=tree.network, summary="Worum es geht", openness="open", **fields)
    role = GroupRole.objects.create(
        group=group, kind=RoleKind.MODERATION, person=PersonFactory(), function="Sozialarbeit", locale=group.locale
    )
    GroupRoleOrganisation.objects.create(role=role, organisation=OrganisationFactory(part_of=OrganisationFactory()))
    GroupRole.objects.create(
        group=group,
        kind=RoleKind.DEPUTY,
        person=PersonFactory(),
        start="2014-09-01",
        end="2014-12-31",
        replaces=role.person,
        locale=group.locale,
    )
    GroupContact.objects.create(
        group=group, person=PersonFactory(), organisation=OrganisationFactory(), locale=group.locale
    )
    GroupParticipant.objects.create(group=group, organisation=OrganisationFactory(), locale=group.locale)
    GroupRhythm.objects.create(
        group=group, text="alle zwei Monate", venue_note="an wechselnden Orten", locale=group.locale
    )
    FormerName.objects.create(group=group, name="Alter Name", end="2018-01~", locale=group.locale)
    ended = GroupPageFactory(parent=tree.network, status="ended")
    GroupLineage.objects.create(
        predecessor=ended, successor=group, kind=LineageKind.MERGED_IN_PART, locale=group.locale
    )
    return group


def full_meeting(group: GroupPage, days: int = 7, **fields: Any) -> Any:
    """A meeting with a venue, a host, a joint group, an agenda and a file; with minutes if it is past."""
    meeting = MeetingPageFactory(
        parent=group,
        starts_at=timezone.now() + timedelta(days=days),
        venue=VenueFactory(access_note="Eine Stufe am Eingang"),
        host=OrganisationFactory(),
        agenda=[("item", {"title": "Vorstellung", "description": "<p>Wer ist da?</p>", "presenter": "Jugendamt"})],
        **fields,
    )
    other = GroupPageFactory(parent=group.get_parent().specific)
    MeetingGroup.objects.create(page=meeting, group=other)
    MeetingAttachment.objects.create(page=meeting, document=DocumentFactory(), locale=meeting.locale)
    if days < 0:
        full_protocol(meeting)
    return meeting


def full_protocol(meeting: Any) -> Any:
    points = [
        ("information", {"text": "<p>Es wurde berichtet.</p>"}),
        ("decision", {"text": "<p>So wird es gemacht.</p>", "result": "einstimmig"}),
        (
            "task",
            {
                "text": "<p>Einladen</p>",
                "organisation": OrganisationFactory(),
                "responsible": "",
                "due": None,
                "done": False,
            },
        ),
    ]
    protocol = ProtocolPageFactory(
        parent=meeting, sections=[("section", {"title": "Vorstellung", "points": points})], participant_count=12
    )
    ProtocolDocument.objects.create(page=protocol, document=DocumentFactory(), locale=meeting.locale)
    return protocol


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return str(response.content.decode())


def test_network_page_tells_every_fact_of_a_group(client: Client, tree: SiteTree) -> None:
    group = full_group(tree, title="Netzwerk Kultur")
    Milestone.objects.create(
        kind=MilestoneKind.FORUM, date="2014-07-11", ordinal=31, title="31. Forum", locale=group.locale
    )
    html = read(client, "/de/netzwerk/")
    role = group.roles.first()
    for fact in (
        "Netzwerk Kultur",
        "Worum es geht",
        "Sozialarbeit",
        "alle zwei Monate",
        "an wechselnden Orten",
        "Alter Name",
        "31. Forum",
        role.public_person.name,
        role.organisations.first().organisation.name,
    ):
        assert fact in html
