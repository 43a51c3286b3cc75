"""Public shapes of groups."""

import uuid
from datetime import datetime, time

from ninja import Field, Schema

from leo_site.core.schemas import ApproximateDate, Block, Delivery, Picture, PublicObject


class OrganisationReference(Schema):
    """An organisation, named."""

    id: uuid.UUID
    name: str
    short_name: str
    abbreviation: str
    url: str


class Role(Schema):
    """A role in a group. `name` is empty when no person holds it or the person may not be named."""

    kind: str
    label: str = Field(description="The role in the document's language.")
    name: str
    description: str
    function: str
    organisations: list[OrganisationReference]
    start: ApproximateDate | None
    end: ApproximateDate | None
    current: bool
    replaces: str


class Contact(Schema):
    """Where questions go."""

    name: str
    organisation: OrganisationReference | None
    email: str
    phone: str
    note: str


class Participant(Schema):
    """Who takes part: an organisation or a description."""

    organisation: OrganisationReference | None
    description: str


class Rhythm(Schema):
    """How often the group meets; `rule` is an RFC 5545 RRULE, `start_time` local, `duration` in minutes."""

    name: str
    text: str
    rule: str
    start_time: time | None
    duration: int | None
    place: str


class FormerNameOut(Schema):
    """A name the group had."""

    name: str
    short_name: str
    start: ApproximateDate | None
    end: ApproximateDate | None


class LineageStep(Schema):
    """One group becoming another."""

    kind: str
    label: str
    group: uuid.UUID
    title: str
    url: str
    date: ApproximateDate | None
    note: str


class MeetingReference(Schema):
    """A meeting, named."""

    id: uuid.UUID
    title: str
    url: str
    api_url: str
    locale: str
    starts_at: datetime
    ends_at: datetime | None
    status: str


class ProtocolReference(Schema):
    """Minutes, named."""

    id: uuid.UUID
    title: str
    url: str
    api_url: str
    locale: str
    meeting_starts_at: datetime
    approval: str


class GroupCard(PublicObject):
    """A group in a list."""

    short_name: str
    kind: str
    kind_label: str
    status: str
    summary: str
    openness: str
    rhythms: list[Rhythm]
    roles: list[Role]
    tags: list[str]
    next_meeting: MeetingReference | None = None
    latest_protocol: ProtocolReference | None = None


class GroupDocument(GroupCard):
    """A group with everything."""

    founded: ApproximateDate | None
    ended: ApproximateDate | None
    convened_by: OrganisationReference | None
    body: list[Block]
    image: Picture | None
    how_to_join: str
    participants: list[Participant]
    contacts: list[Contact]
    former_names: list[FormerNameOut]
    successors: list[LineageStep]
    predecessors: list[LineageStep]


class GroupCardOut(Delivery, GroupCard):
    """A group in a list, as delivered."""


class GroupOut(Delivery, GroupDocument):
    """A group, as delivered."""


class GroupList(Schema):
    """A page of groups."""

    count: int
    items: list[GroupCardOut]
    next: str | None
    previous: str | None
