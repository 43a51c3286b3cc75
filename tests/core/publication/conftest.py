"""A small house with something of everything that is public, and the eyes of a visitor."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, Page

from events.models import MeetingAttachment, MeetingGroup, MeetingPage, ProtocolPage, Venue
from groups.models import GroupContact, GroupPage, GroupRole, Organisation, Person
from leo_site.core.models import DirtyMark, Publication, SiteDocument
from leo_site.core.publication.reading import current_edition
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

RESOURCES = {"group": "groups", "meeting": "meetings", "protocol": "protocols", "venue": "venues"}


@dataclass
class House:
    """Group A with one meeting that group B joins, its minutes, a file, a venue, a person and an organisation."""

    site: SiteTree
    group: GroupPage
    joint_group: GroupPage
    meeting: MeetingPage
    protocol: ProtocolPage
    venue: Venue
    person: Person
    organisation: Organisation
    document: SiteDocument


@pytest.fixture
def house(db: None) -> House:
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    site = make_site()
    venue, person, organisation = VenueFactory(), PersonFactory(), OrganisationFactory()
    document = DocumentFactory()
    group, joint_group = GroupPageFactory(parent=site.network), GroupPageFactory(parent=site.network)
    GroupRole.objects.create(group=group, person=person, locale=group.locale)
    GroupContact.objects.create(group=group, person=person, locale=group.locale)
    # Going on now: it can have minutes and is still the groups' next meeting.
    begun = timezone.now().replace(microsecond=0) - timedelta(hours=1)
    meeting = MeetingPageFactory(parent=group, venue=venue, host=organisation, starts_at=begun)
    MeetingGroup.objects.create(page=meeting, group=joint_group)
    MeetingAttachment.objects.create(page=meeting, document=document, locale=group.locale)
    protocol = ProtocolPageFactory(parent=meeting)
    return House(site, group, joint_group, meeting, protocol, venue, person, organisation, document)


class Visitor:
    """Somebody who reads the public API, without login."""

    def __init__(self) -> None:
        self.client = Client()

    def get(self, path: str, **parameters: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", parameters)

    def keys(self, kind: str, **parameters: Any) -> set[str]:
        """Ids in the list of a kind."""
        return {item["id"] for item in self.get(RESOURCES[kind], limit=100, **parameters).json()["items"]}

    def read(self, kind: str, key: uuid.UUID, **parameters: Any) -> dict[str, Any] | None:
        """One document, None if there is none; the list must agree."""
        response = self.get(f"{RESOURCES[kind]}/{key}", **parameters)
        listed = str(key) in self.keys(kind, **parameters)
        assert response.status_code == (200 if listed else 404)
        return response.json() if listed else None

    def page(self, page: Page, **parameters: Any) -> dict[str, Any] | None:
        """The document of a page."""
        kind = {GroupPage: "group", MeetingPage: "meeting", ProtocolPage: "protocol"}[type(page)]
        return self.read(kind, page.translation_key, **parameters)

    @contextmanager
    def sees_change(self, *changed: Page, gone: tuple[Page, ...] = ()) -> Iterator[None]:
        """The numbers of `changed` pages grow; of those `gone` a tombstone with a new number remains."""
        before = current_edition().number
        yield
        assert current_edition().number > before
        for page in changed:
            rows = Publication.objects.filter(key=page.translation_key, withdrawn=None)
            assert rows, f"{page} has no public row"
            assert all(row.number > before for row in rows), f"{page} kept its number"
        for page in gone:
            assert self.page(page) is None
            row = Publication.objects.get(key=page.translation_key, locale=page.locale.language_code)
            assert row.withdrawn
            assert (row.card, row.document) == ("", "")
            assert row.number > before
            assert not row.facets.exists()
            assert not row.dependencies.exists()

    @contextmanager
    def sees_nothing(self) -> Iterator[None]:
        """No number changes, and nothing waits to be projected."""
        before = current_edition()
        yield
        assert not DirtyMark.objects.exists()
        assert current_edition() == before


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


class Editor(Client):
    """An administrator's browser. What it posts must be projected when the answer arrives, not at the next read."""

    def post(self, *args: Any, **kwargs: Any) -> Any:
        response = super().post(*args, **kwargs)
        assert response.status_code < 400, response
        assert not DirtyMark.objects.exists(), "the request left marks behind"
        return response


@pytest.fixture
def editor(db: None) -> Editor:
    user = get_user_model().objects.create_superuser("redaktion", "redaktion@example.org", "redaktion")
    client = Editor()
    client.force_login(user)
    return client


@pytest.fixture
def private_group(house: House) -> GroupPage:
    """A group nobody may see, with everything below it."""
    group: GroupPage = GroupPageFactory(parent=house.site.network, title="Geheim")
    group.view_restrictions.create(restriction_type="login")
    return group
