"""Groups in the public API."""

import uuid
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router

from groups.enums import GroupKind, GroupStatus
from groups.schemas import GroupList, GroupOut
from leo_site.core.api import ListQuery, Parameters, detail_response, page_of_rows
from leo_site.core.publication.reading import published
from leo_site.core.schemas import Problem

router = Router(tags=["groups"])

GroupId = Annotated[uuid.UUID, Path(description="The group's id, the same in every language.")]


class GroupQuery(ListQuery):
    """Filters of the list of groups."""

    kind: list[GroupKind] = Field([], description="Kind of group; may be repeated.")
    status: list[GroupStatus] = Field([], description="Status; may be repeated.")
    tag: list[str] = Field([], description="Tag; may be repeated.")
    organisation: list[uuid.UUID] = Field([], description="Id of an organisation with a role or taking part.")
    order: Literal["title"] = Field("title", description="Order of the list.")


@router.get("", response={200: GroupList, 422: Problem}, summary="List the groups of the network")
def list_groups(request: HttpRequest, query: Annotated[GroupQuery, Query()]) -> HttpResponse:
    """All groups, those that ended included, by address."""
    rows = published("group", query.language(request))
    if query.kind:
        rows = rows.with_facet("kind", [kind.value for kind in query.kind])
    if query.status:
        rows = rows.filter(status__in=query.status)
    if query.tag:
        rows = rows.with_facet("tag", query.tag)
    if query.organisation:
        rows = rows.with_facet("organisation", [str(key) for key in query.organisation])
    return page_of_rows(request, rows.order_by("slug", "key"), query)


@router.get("/{id}", response={200: GroupOut, 404: Problem, 422: Problem}, summary="One group")
def get_group(request: HttpRequest, id: GroupId, query: Annotated[Parameters, Query()]) -> HttpResponse:
    """A group with its roles, rhythms, contacts, names and lineage."""
    return detail_response(request, "group", id, query)
