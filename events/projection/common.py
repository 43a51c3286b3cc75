"""Pieces of documents that meetings and minutes share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from events.models import MeetingPage, ProtocolPage
from events.schemas import Attachment, GroupReference
from groups.models import GroupPage, Organisation
from groups.schemas import OrganisationReference, ProtocolReference
from leo_site.core.content import ContentBuilder
from leo_site.core.publication import pages as common


def local(moment: datetime) -> datetime:
    """The moment as Europe/Berlin wall-clock time with its offset."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def group_subjects(meeting: MeetingPage, groups: Iterable[GroupPage]) -> set[str]:
    """What the list of a meeting's groups depends on: those shown, and joint ones that are not public (yet)."""
    joint = {f"family:{link.group.translation_key}" for link in meeting.further_groups.all()}
    return joint | {f"tree:{group.pk}" for group in groups}


def group_facets(groups: Iterable[GroupPage]) -> set[tuple[str, str]]:
    """Key and slug, so that lists can be narrowed by either."""
    return {("group", value) for group in groups for value in (str(group.translation_key), group.slug)}


def group_reference(group: GroupPage) -> GroupReference:
    return GroupReference(
        id=group.translation_key, title=group.title, short_name=group.short_name, slug=group.slug, url=group.full_url
    )


def organisation_reference(organisation: Organisation | None, content: ContentBuilder) -> OrganisationReference | None:
    if organisation is None:
        return None
    content.subjects.add(organisation.subject)
    return OrganisationReference(**organisation.public_reference())


def protocol_reference(protocol: ProtocolPage, meeting: MeetingPage) -> ProtocolReference:
    locale = protocol.locale.language_code
    return ProtocolReference(
        id=protocol.translation_key,
        title=protocol.title,
        url=protocol.full_url,
        api_url=common.api_url(common.site_root(protocol), "protocols", protocol.translation_key, locale),
        locale=locale,
        meeting_starts_at=local(meeting.starts_at),
        approval=protocol.approval,
    )


def attachments(rows: Iterable[Any], content: ContentBuilder) -> list[Attachment]:
    """Those of the files that may leave the house, under the title and kind the page gives them."""
    result = []
    for row in rows:
        if info := content.file(row.document):
            result.append(Attachment(**{**info.as_dict(), "title": str(row), "kind": row.kind}))
    return result
