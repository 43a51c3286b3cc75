"""Pieces of documents that meetings and minutes share."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from events.models import MeetingPage, ProtocolPage
from events.schemas import Attachment, GroupReference
from groups.models import GroupPage, Organisation
from groups.schemas import OrganisationReference, ProtocolReference
from leo_site.core.content import ContentBuilder
from leo_site.core.publication import pages as common


def local(moment: datetime) -> datetime:
    """The moment as Europe/Berlin wall-clock time with its offset."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def parents_of(pages: Iterable[Page]) -> dict[str, Page]:
    """The parent pages, specific, by tree path (two queries, whatever the number of pages)."""
    paths = {page.path[: -Page.steplen] for page in pages}
    return {parent.path: parent for parent in Page.objects.filter(path__in=paths).select_related("locale").specific()}


def groups_of(meetings: Iterable[MeetingPage]) -> dict[int, list[GroupPage]]:
    """The public groups of each meeting, in the meeting's language where they exist in it; the leading one first."""
    meetings = list(meetings)
    parents = parents_of(meetings)
    joint = {meeting.pk: [link.group for link in meeting.further_groups.all()] for meeting in meetings}
    keys = {group.translation_key for groups in joint.values() for group in groups}
    keys |= {parent.translation_key for parent in parents.values() if isinstance(parent, GroupPage)}
    by_key: dict[object, dict[str, GroupPage]] = defaultdict(dict)
    for group in GroupPage.objects.filter(translation_key__in=keys).public().select_related("locale"):
        by_key[group.translation_key][group.locale.language_code] = group
    result: dict[int, list[GroupPage]] = {}
    for meeting in meetings:
        parent = parents.get(meeting.path[: -Page.steplen])
        wanted = ([parent] if isinstance(parent, GroupPage) else []) + joint[meeting.pk]
        languages = [by_key.get(group.translation_key, {}) for group in wanted]
        found = [one.get(meeting.locale.language_code) or one.get(settings.LANGUAGE_CODE) for one in languages]
        result[meeting.pk] = [group for group in found if group is not None]
    return result


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
