"""Meetings, minutes and venues in the public API."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from events.enums import Approval, MeetingState, MeetingStatus
from events.schemas import MeetingList, MeetingOut, ProtocolList, ProtocolOut
from leo_site.core.api import ListQuery, detail_response, page_of_rows, requested_locale
from leo_site.core.publication.models import PublicationQuerySet
from leo_site.core.publication.reading import published
from leo_site.core.schemas import Problem

meetings = Router(tags=["meetings"])
protocols = Router(tags=["protocols"])


class PeriodQuery(ListQuery):
    """Filters of lists with a time."""

    model_config = {"extra": "forbid", "populate_by_name": True}

    group: list[str] = Field([], description="Id or slug of a group; may be repeated.")
    start_from: datetime | None = Field(None, alias="from", description="First moment, RFC 3339.")
    start_to: datetime | None = Field(None, alias="to", description="Last moment, RFC 3339.")
    order: Literal["starts_at", "-starts_at"] = Field("starts_at", description="Order by the meeting's start.")

    def narrow(self, rows: PublicationQuerySet) -> PublicationQuerySet:
        """The rows within the period and of the groups."""
        if self.group:
            rows = rows.with_facet("group", self.group)
        if self.start_from:
            rows = rows.filter(starts_at__gte=_aware(self.start_from))
        if self.start_to:
            rows = rows.filter(starts_at__lte=_aware(self.start_to))
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


@meetings.get("", response={200: MeetingList, 422: Problem}, summary="List meetings")
def list_meetings(request: HttpRequest, query: Annotated[MeetingQuery, Query()]) -> HttpResponse:
    """Meetings in the order of time, cancelled ones included."""
    locale = requested_locale(request, query.locale)
    rows = query.narrow(published("meeting", locale))
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
    return page_of_rows(request, rows, query, locale, with_venue=True)


@meetings.get("/{id}", response={200: MeetingOut, 404: Problem, 422: Problem}, summary="One meeting")
def get_meeting(request: HttpRequest, id: uuid.UUID, locale: str | None = None) -> HttpResponse:
    """A meeting with its agenda, files and venue."""
    return detail_response(request, "meeting", id, locale, with_venue=True)


@protocols.get("", response={200: ProtocolList, 422: Problem}, summary="List minutes")
def list_protocols(request: HttpRequest, query: Annotated[ProtocolQuery, Query()]) -> HttpResponse:
    """Minutes in the order of their meetings."""
    locale = requested_locale(request, query.locale)
    rows = query.narrow(published("protocol", locale))
    if query.approval:
        rows = rows.filter(status__in=query.approval)
    return page_of_rows(request, rows, query, locale)


@protocols.get("/{id}", response={200: ProtocolOut, 404: Problem, 422: Problem}, summary="One meeting's minutes")
def get_protocol(request: HttpRequest, id: uuid.UUID, locale: str | None = None) -> HttpResponse:
    """Minutes with their points, those present and their approval."""
    return detail_response(request, "protocol", id, locale)


def _aware(moment: datetime) -> datetime:
    """A moment without offset is taken as local time."""
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
