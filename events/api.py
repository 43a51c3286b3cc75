"""Meetings, minutes and venues in the public API."""

import uuid
from typing import Annotated, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Path, Query, Router

from events.enums import Approval, MeetingState, MeetingStatus, Wheelchair
from events.schemas import MeetingList, MeetingOut, ProtocolList, ProtocolOut, VenueList, VenueOut
from leo_site.core.api import ListQuery, Parameters, detail_response, page_of_rows, public_row
from leo_site.core.moments import FirstMoment, LastMoment
from leo_site.core.problems import ApiError
from leo_site.core.publication.models import PublicationQuerySet
from leo_site.core.publication.reading import published
from leo_site.core.schemas import Problem

meetings = Router(tags=["meetings"])
protocols = Router(tags=["protocols"])
venues = Router(tags=["venues"])
of_groups = Router(tags=["groups"])

Id = Annotated[uuid.UUID, Path(description="The object's id, the same in every language.")]
MOMENT = "RFC 3339; without an offset, local time (Europe/Berlin). A date alone means the whole day."


class PeriodQuery(ListQuery):
    """Filters of lists with a time."""

    group: list[str] = Field([], description="Id or slug of a group; may be repeated.")
    start_from: FirstMoment | None = Field(None, alias="from", description=f"First start. {MOMENT}")
    start_to: LastMoment | None = Field(None, alias="to", description=f"Last start. {MOMENT}")
    order: Literal["starts_at", "-starts_at"] = Field("starts_at", description="Order by the meeting's start.")

    def narrow(self, rows: PublicationQuerySet) -> PublicationQuerySet:
        """The rows within the period and of the groups."""
        if self.group:
            rows = rows.with_facet("group", self.group)
        if self.start_from:
            rows = rows.filter(starts_at__gte=self.start_from)
        if self.start_to:
            rows = rows.filter(starts_at__lte=self.start_to)
        return rows.order_by(self.order, "key")


class MeetingQuery(PeriodQuery):
    """Filters of the list of meetings."""

    status: list[MeetingStatus] = Field([], description="Whether it takes place; may be repeated.")
    state: list[MeetingState] = Field([], description="How far it has come; may be repeated.")
    tag: list[str] = Field([], description="Tag; may be repeated.")
    venue: uuid.UUID | None = Field(None, description="Id of a venue.")
    has_protocol: bool | None = Field(None, description="Whether its minutes are published.")
    upcoming: bool | None = Field(None, description="true: not over yet; false: over.")


class ProtocolQuery(PeriodQuery):
    """Filters of the list of minutes; the period is that of the meetings."""

    approval: list[Approval] = Field([], description="Provisional or approved; may be repeated.")


class VenueQuery(ListQuery):
    """Filters of the list of venues."""

    wheelchair: list[Wheelchair] = Field([], description="Wheelchair access; may be repeated.")
    order: Literal["title"] = Field("title", description="Order of the list.")


@meetings.get("", response={200: MeetingList, 422: Problem}, summary="List meetings")
def list_meetings(request: HttpRequest, query: Annotated[MeetingQuery, Query()]) -> HttpResponse:
    """Meetings in the order of time, cancelled ones included."""
    rows = query.narrow(published("meeting", query.language(request)))
    if query.status:
        rows = rows.filter(status__in=query.status)
    if query.state:
        rows = rows.filter(state__in=query.state)
    if query.tag:
        rows = rows.with_facet("tag", query.tag)
    if query.venue:
        rows = rows.filter(venue=query.venue)
    if query.has_protocol is not None:
        documented = {"state": MeetingState.DOCUMENTED}
        rows = rows.filter(**documented) if query.has_protocol else rows.exclude(**documented)
    if query.upcoming is not None:
        rows = rows.ending_after(timezone.now()) if query.upcoming else rows.over_by(timezone.now())
    return page_of_rows(request, rows, query, with_venue=True)


@meetings.get("/{id}", response={200: MeetingOut, 404: Problem, 422: Problem}, summary="One meeting")
def get_meeting(request: HttpRequest, id: Id, query: Annotated[Parameters, Query()]) -> HttpResponse:
    """A meeting with its agenda, files and venue."""
    return detail_response(request, "meeting", id, query, with_venue=True)


@protocols.get("", response={200: ProtocolList, 422: Problem}, summary="List minutes")
def list_protocols(request: HttpRequest, query: Annotated[ProtocolQuery, Query()]) -> HttpResponse:
    """Minutes in the order of their meetings."""
    rows = query.narrow(published("protocol", query.language(request)))
    if query.approval:
        rows = rows.filter(status__in=query.approval)
    return page_of_rows(request, rows, query)


@protocols.get("/{id}", response={200: ProtocolOut, 404: Problem, 422: Problem}, summary="One meeting's minutes")
def get_protocol(request: HttpRequest, id: Id, query: Annotated[Parameters, Query()]) -> HttpResponse:
    """Minutes with their points, those present and their approval."""
    return detail_response(request, "protocol", id, query)


@venues.get("", response={200: VenueList, 422: Problem}, summary="List venues")
def list_venues(request: HttpRequest, query: Annotated[VenueQuery, Query()]) -> HttpResponse:
    """Places where groups meet, by name."""
    rows = published("venue", query.language(request))
    if query.wheelchair:
        rows = rows.filter(status__in=query.wheelchair)
    return page_of_rows(request, rows.order_by("slug", "key"), query)


@venues.get("/{id}", response={200: VenueOut, 404: Problem, 422: Problem}, summary="One venue")
def get_venue(request: HttpRequest, id: Id, query: Annotated[Parameters, Query()]) -> HttpResponse:
    """A venue with its address, access and ways to get there."""
    return detail_response(request, "venue", id, query)


@of_groups.get(
    "/{id}/next-meeting", response={200: MeetingOut, 404: Problem, 422: Problem}, summary="A group's next meeting"
)
def next_meeting(request: HttpRequest, id: Id, query: Annotated[Parameters, Query()]) -> HttpResponse:
    """The meeting the group leads or takes part in that is not over and takes place first. The address never changes."""
    key = _named_in_group(request, id, query, "next_meeting")
    return detail_response(request, "meeting", key, query, with_venue=True)


@of_groups.get(
    "/{id}/latest-protocol", response={200: ProtocolOut, 404: Problem, 422: Problem}, summary="A group's latest minutes"
)
def latest_protocol(request: HttpRequest, id: Id, query: Annotated[Parameters, Query()]) -> HttpResponse:
    """The minutes of the group's last meeting that has any. The address never changes."""
    return detail_response(request, "protocol", _named_in_group(request, id, query, "latest_protocol"), query)


def _named_in_group(request: HttpRequest, id: uuid.UUID, query: Parameters, member: str) -> uuid.UUID:
    """The key of the meeting or minutes that a group's document names; a 404 problem if it names none."""
    named = orjson.loads(public_row(request, "group", id, query).card)[member]
    if named is None:
        raise ApiError(404, "Not found", f"The group {id} has no public {member.replace('_', ' ')}.")
    return uuid.UUID(named["id"])
