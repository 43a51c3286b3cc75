"""Minutes in the public projection."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Page

from events.models import MeetingPage, ProtocolPage
from events.models.blocks import agenda_item_key
from events.projection.common import (
    attachments,
    group_facets,
    group_reference,
    group_subjects,
    local,
    organisation_reference,
)
from events.relations import groups_of
from events.schemas import Attendance, MeetingSummary, ProtocolCard, ProtocolDocument, ProtocolSection
from groups.models import GroupPage
from leo_site.core.content import ContentBuilder
from leo_site.core.publication import pages as common
from leo_site.core.publication import projectors
from leo_site.core.schemas import Block


class ProtocolProjector(projectors.PageProjector):
    """Kind `protocol`; `starts_at` is that of its meeting. Facets: group (key and slug)."""

    kind = "protocol"
    model = ProtocolPage

    def project(self, ids: Iterable[str]) -> Iterator[projectors.Projection]:
        protocols = list(
            ProtocolPage.objects.filter(pk__in=ids).public().for_listing().prefetch_related("attendance__organisation")
        )
        families = common.siblings_of(protocols, ProtocolPage)
        meetings = _meetings_of(protocols)
        groups = groups_of(meetings.values())
        approving = MeetingPage.objects.filter(pk__in={protocol.approved_at_id for protocol in protocols} - {None})
        approved_at = dict(approving.public().values_list("pk", "translation_key"))
        for protocol in protocols:
            meeting = meetings[protocol.path[: -Page.steplen]]
            yield _project(
                protocol,
                meeting,
                families[protocol.translation_key],
                groups[meeting.pk],
                approved_at.get(protocol.approved_at_id),
            )


def _meetings_of(protocols: Iterable[ProtocolPage]) -> dict[str, MeetingPage]:
    """The meetings above the minutes, by tree path."""
    paths = {protocol.path[: -Page.steplen] for protocol in protocols}
    meetings = MeetingPage.objects.filter(path__in=paths).select_related("locale")
    return {meeting.path: meeting for meeting in meetings.prefetch_related("further_groups__group")}


def _project(
    protocol: ProtocolPage,
    meeting: MeetingPage,
    family: list[Any],
    groups: list[GroupPage],
    approved_at: uuid.UUID | None,
) -> projectors.Projection:
    content = ContentBuilder(common.site_root(protocol))
    fields = common.merged(
        common.public_object(protocol, "protocols", family),
        summary=protocol.summary,
        meeting=MeetingSummary(
            id=meeting.translation_key,
            title=meeting.title,
            url=meeting.full_url,
            starts_at=local(meeting.starts_at),
        ),
        groups=[group_reference(group) for group in groups],
        approval=protocol.approval,
        approved_on=protocol.approved_on,
        documents=attachments(protocol.documents.all(), content),
    )
    items = {item.id for item in meeting.agenda}
    document = ProtocolDocument(
        **fields,
        introduction=content.html(protocol.introduction),
        sections=[
            ProtocolSection(
                agenda_item=_item_key(meeting.translation_key, section.id, items),
                title=section.value["title"],
                points=[Block(**point) for point in content.blocks(section.value["points"])],
            )
            for section in protocol.sections
        ],
        attendance=[
            Attendance(
                organisation=organisation_reference(row.organisation, content),
                description=row.description,
                count=row.count,
            )
            for row in protocol.attendance.all()
        ],
        participant_count=protocol.participant_count,
        approved_at=approved_at,
    )
    return projectors.Projection(
        object_id=str(protocol.pk),
        key=protocol.translation_key,
        locale=protocol.locale.language_code,
        slug=protocol.slug,
        card=ProtocolCard(**fields).model_dump(mode="json"),
        document=document.model_dump(mode="json"),
        first_published=protocol.first_published_at,
        starts_at=meeting.starts_at,
        status=protocol.approval,
        facets=group_facets(groups),
        subjects=content.subjects
        | common.family_subjects(family)
        | {f"page:{meeting.pk}"}
        | ({f"tree:{protocol.approved_at_id}"} if protocol.approved_at_id else set())
        | group_subjects(meeting, groups),
    )


def _item_key(meeting_key: uuid.UUID, block_id: str, items: set[str]) -> uuid.UUID | None:
    """The agenda item a section belongs to: the one whose block id it carries."""
    return agenda_item_key(meeting_key, block_id) if block_id in items else None
