"""Minutes in the public projection."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Page

from events.models import MeetingPage, ProtocolPage
from events.models.blocks import agenda_item_key
from events.projection.common import attachments, group_reference, groups_of, local, organisation_reference, parents_of
from events.schemas import Attendance, MeetingSummary, ProtocolCard, ProtocolDocument, ProtocolSection
from groups.models import GroupPage
from leo_site.core.content import ContentBuilder
from leo_site.core.publication import pages as common
from leo_site.core.publication import projectors


class ProtocolProjector(projectors.PageProjector):
    """Kind `protocol`; `starts_at` is that of its meeting. Facets: group (key and slug)."""

    kind = "protocol"
    model = ProtocolPage

    def project(self, ids: Iterable[str]) -> Iterator[projectors.Projection]:
        protocols = list(
            ProtocolPage.objects.filter(pk__in=ids)
            .public()
            .for_listing()
            .select_related("approved_at")
            .prefetch_related("attendance__organisation")
        )
        families = common.siblings_of(protocols, ProtocolPage)
        meetings = parents_of(protocols)
        groups = groups_of([meeting for meeting in meetings.values() if isinstance(meeting, MeetingPage)])
        for protocol in protocols:
            meeting = meetings[protocol.path[: -Page.steplen]]
            assert isinstance(meeting, MeetingPage)  # minutes stand nowhere else (parent_page_types)
            yield _project(protocol, meeting, families[protocol.translation_key], groups[meeting.pk])


def _project(
    protocol: ProtocolPage, meeting: MeetingPage, family: list[Any], groups: list[GroupPage]
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
                points=content.blocks(section.value["points"]),
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
        approved_at=protocol.approved_at.translation_key if protocol.approved_at else None,
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
        facets={("group", str(group.translation_key)) for group in groups} | {("group", group.slug) for group in groups},
        subjects=content.subjects
        | common.family_subjects(family)
        | {f"page:{meeting.pk}"}
        | {f"tree:{group.pk}" for group in groups},
    )


def _item_key(meeting_key: uuid.UUID, block_id: str, items: set[str]) -> uuid.UUID | None:
    """The agenda item a section belongs to: the one whose block id it carries."""
    return agenda_item_key(meeting_key, block_id) if block_id in items else None
