"""Meetings in the public projection."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone, translation

from events.enums import MeetingStatus
from events.models import MeetingChange, MeetingPage, ProtocolPage
from events.models.blocks import agenda_item_key
from events.projection.common import (
    attachments,
    group_facets,
    group_reference,
    group_subjects,
    local,
    organisation_reference,
    protocol_reference,
)
from events.relations import changes_of, groups_of, protocols_of
from events.schemas import AgendaItem, MeetingCard, MeetingDocument
from groups.models import GroupPage
from leo_site.core.content import ContentBuilder
from leo_site.core.publication import pages as common
from leo_site.core.publication import projectors


class MeetingProjector(projectors.PageProjector):
    """Kind `meeting`. Facets: group (key and slug), tag, has_protocol."""

    kind = "meeting"
    model = MeetingPage

    def project(self, ids: Iterable[str]) -> Iterator[projectors.Projection]:
        meetings = list(MeetingPage.objects.filter(pk__in=ids).public().for_listing().prefetch_related("tags"))
        families = common.siblings_of(meetings, MeetingPage)
        groups = groups_of(meetings)
        protocols = protocols_of(meetings)
        changes = changes_of(meetings)
        projections = (
            _project(
                meeting,
                families[meeting.translation_key],
                groups[meeting.pk],
                protocols.get(meeting.path),
                changes[meeting.translation_key],
            )
            for meeting in meetings
        )
        return projectors.add_extensions(self.kind, meetings, projections)


def _project(
    meeting: MeetingPage,
    family: list[Any],
    groups: list[GroupPage],
    protocol: ProtocolPage | None,
    changes: list[MeetingChange],
) -> projectors.Projection:
    content = ContentBuilder(common.site_root(meeting))
    earlier = [change.starts_at for change in changes if change.starts_at != meeting.starts_at]
    now = timezone.now()
    state = meeting.state(documented=protocol is not None, now=now)
    tags = sorted(tag.name for tag in meeting.tags.all())
    with translation.override(meeting.locale.language_code):
        fields = common.merged(
            common.public_object(meeting, "meetings", family),
            starts_at=local(meeting.starts_at),
            ends_at=local(meeting.ends_at) if meeting.ends_at else None,
            status=meeting.status,
            status_reason=meeting.status_reason,
            previous_start=local(earlier[-1]) if earlier else None,
            state=state,
            sequence=changes[-1].sequence if changes else 0,
            summary=meeting.summary,
            groups=[group_reference(group) for group in groups],
            host=organisation_reference(meeting.host, content),
            venue_note=meeting.venue_note,
            online_url=meeting.online_url,
            needs_registration=meeting.needs_registration,
            interpretation=meeting.interpretation,
            tags=tags,
            protocol=protocol_reference(protocol, meeting) if protocol else None,
        )
        document = MeetingDocument(
            **fields,
            description=content.html(meeting.description),
            agenda=[
                AgendaItem(
                    id=agenda_item_key(meeting.translation_key, item.id),
                    number=number,
                    title=item.value["title"],
                    description=content.html(item.value["description"].source),
                    presenter=item.value["presenter"] or "",
                )
                for number, item in enumerate(meeting.agenda, start=1)
            ],
            attachments=attachments(meeting.attachments.all(), content),
            registration_note=meeting.registration_note,
            registration_url=meeting.registration_url,
            registration_email=meeting.registration_email,
        )
    return projectors.Projection(
        object_id=str(meeting.pk),
        key=meeting.translation_key,
        locale=meeting.locale.language_code,
        slug=meeting.slug,
        card=MeetingCard(**fields).model_dump(mode="json"),
        document=document.model_dump(mode="json"),
        first_published=meeting.first_published_at,
        boundary=common.first_of([meeting.starts_at], now) if meeting.status == MeetingStatus.SCHEDULED else None,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        status=meeting.status,
        state=state,
        venue=meeting.venue.translation_key if meeting.venue else None,
        facets=group_facets(groups) | {("tag", tag) for tag in tags},
        subjects=content.subjects
        | common.family_subjects(family)
        | group_subjects(meeting, groups)
        | {f"tag:{tag.pk}" for tag in meeting.tags.all()}
        | ({f"page:{protocol.pk}"} if protocol else set()),
    )
