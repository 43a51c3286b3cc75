"""Public shapes of meetings, minutes and venues. Times are RFC 3339 with the offset of Europe/Berlin."""

import uuid
from datetime import date, datetime

from ninja import Field, Schema

from groups.schemas import OrganisationReference, ProtocolReference
from leo_site.core.schemas import Block, Delivery, File, PublicObject


class GroupReference(Schema):
    """A group, named."""

    id: uuid.UUID
    title: str
    short_name: str
    slug: str
    url: str


class AgendaItem(Schema):
    """A point of the agenda. `id` stays the same from the invitation to the minutes."""

    id: uuid.UUID
    number: int
    title: str
    description: str
    presenter: str


class Attachment(File):
    """A file of a meeting or of minutes."""


class VenueCard(PublicObject):
    """A place where groups meet; coordinates in WGS 84 degrees."""

    street: str
    postal_code: str
    city: str
    latitude: float | None
    longitude: float | None
    wheelchair: str
    access_note: str
    public_transport: str
    website: str


class MeetingCard(PublicObject):
    """A meeting in a list. `groups[0]` leads; a forum of the whole network has none."""

    starts_at: datetime
    ends_at: datetime | None
    timezone: str = "Europe/Berlin"
    status: str = Field(description="scheduled, postponed or cancelled.")
    status_reason: str
    previous_start: datetime | None = Field(description="The start that was public before, if it was moved.")
    state: str = Field(description="planned, invited, held or documented.")
    sequence: int = Field(description="Grows with each change of time, place or status (RFC 5545, SEQUENCE).")
    summary: str
    groups: list[GroupReference]
    host: OrganisationReference | None
    venue_note: str
    online_url: str
    needs_registration: bool
    interpretation: list[str] = Field(description="BCP 47 tags; gsg is German Sign Language.")
    tags: list[str]
    protocol: ProtocolReference | None


class MeetingDocument(MeetingCard):
    """A meeting with everything."""

    description: str
    agenda: list[AgendaItem]
    attachments: list[Attachment]
    registration_note: str
    registration_url: str
    registration_email: str


class Attendance(Schema):
    """Who was present: an organisation or a description, and how many."""

    organisation: OrganisationReference | None
    description: str
    count: int | None


class ProtocolSection(Schema):
    """What the minutes say on an agenda item (`agenda_item` is its id) or under a heading of their own."""

    agenda_item: uuid.UUID | None
    title: str
    points: list[Block]


class MeetingSummary(Schema):
    """The meeting that minutes belong to."""

    id: uuid.UUID
    title: str
    url: str
    starts_at: datetime


class ProtocolCard(PublicObject):
    """Minutes in a list."""

    summary: str
    meeting: MeetingSummary
    groups: list[GroupReference]
    approval: str
    approved_on: date | None
    documents: list[Attachment]


class ProtocolDocument(ProtocolCard):
    """Minutes with everything."""

    introduction: str
    sections: list[ProtocolSection]
    attendance: list[Attendance]
    participant_count: int | None
    approved_at: uuid.UUID | None = Field(description="The meeting at which the minutes were approved.")


class VenueOut(Delivery, VenueCard):
    """A venue, as delivered."""


class MeetingCardOut(Delivery, MeetingCard):
    """A meeting in a list, as delivered."""

    venue: VenueOut | None


class MeetingOut(Delivery, MeetingDocument):
    """A meeting, as delivered."""

    venue: VenueOut | None


class MeetingList(Schema):
    """A page of meetings."""

    count: int
    items: list[MeetingCardOut]
    next: str | None
    previous: str | None


class VenueList(Schema):
    """A page of venues."""

    count: int
    items: list[VenueOut]
    next: str | None
    previous: str | None


class ProtocolCardOut(Delivery, ProtocolCard):
    """Minutes in a list, as delivered."""


class ProtocolOut(Delivery, ProtocolDocument):
    """Minutes, as delivered."""


class ProtocolList(Schema):
    """A page of minutes."""

    count: int
    items: list[ProtocolCardOut]
    next: str | None
    previous: str | None
