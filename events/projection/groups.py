"""What meetings and minutes add to the documents of groups."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page

from events.models import MeetingGroup, MeetingPage, ProtocolPage
from events.projection.common import local, protocol_reference
from events.relations import protocols_of
from groups.models import GroupPage
from groups.schemas import MeetingReference
from leo_site.core.publication import pages as common
from leo_site.core.publication.projectors import Addition


def joint_groups(page_ids: set[int]) -> set[uuid.UUID]:
    """The further groups of changed meetings, by translation key; the tree leads to the leading group only."""
    return set(MeetingGroup.objects.filter(page_id__in=page_ids).values_list("group__translation_key", flat=True))


class _Row(NamedTuple):
    """What decides which meeting is shown; a group may have had thousands."""

    pk: int
    path: str
    starts_at: datetime
    ends_at: datetime | None
    status: str


def add_to_groups(groups: list[GroupPage]) -> dict[int, Addition]:
    """Next meeting and latest minutes of each group, decided by the German dates, told in the group's language."""
    now = timezone.now()
    following: dict[uuid.UUID, _Row] = {}
    latest: dict[uuid.UUID, _Row] = {}
    rows, documented = _meetings_by_group(groups)
    for key, candidates in rows.items():
        coming = [row for row in candidates if row.status == "scheduled" and (row.ends_at or row.starts_at) >= now]
        if coming:
            following[key] = min(coming, key=lambda row: row.starts_at)
        if past := [row for row in candidates if row.path in documented]:
            latest[key] = max(past, key=lambda row: row.starts_at)
    chosen = {row.pk for row in (*following.values(), *latest.values())}
    meetings = {meeting.pk: meeting for meeting in MeetingPage.objects.filter(pk__in=chosen).select_related("locale")}
    protocols = protocols_of(meetings[row.pk] for row in latest.values())
    translated = _translations((meetings[row.pk] for row in following.values()), MeetingPage)
    translated_protocols = _translations(protocols.values(), ProtocolPage)
    result = {}
    for group in groups:
        key, language = group.translation_key, group.locale.language_code
        addition = Addition(card={"next_meeting": None, "latest_protocol": None}, document={})
        if key in following:
            meeting = meetings[following[key].pk]
            shown = translated.get((meeting.translation_key, language), meeting)
            addition.card["next_meeting"] = _reference(shown).model_dump(mode="json")
            addition.subjects |= {f"page:{meeting.pk}", f"page:{shown.pk}", f"family:{meeting.translation_key}"}
            addition.boundary = meeting.ends_at or meeting.starts_at
        if key in latest:
            meeting = meetings[latest[key].pk]
            protocol = protocols[meeting.path]
            shown_protocol = translated_protocols.get((protocol.translation_key, language), protocol)
            addition.card["latest_protocol"] = protocol_reference(shown_protocol, meeting).model_dump(mode="json")
            addition.subjects |= {f"page:{meeting.pk}", f"page:{protocol.pk}", f"page:{shown_protocol.pk}"}
            addition.subjects.add(f"family:{protocol.translation_key}")
        addition.document = addition.card
        result[group.pk] = addition
    return result


def _meetings_by_group(groups: Iterable[GroupPage]) -> tuple[dict[uuid.UUID, list[_Row]], set[str]]:
    """The public German meetings each group leads or joins, by its translation key; paths of those with public minutes."""
    keys = {group.translation_key for group in groups}
    sources = GroupPage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    owners: dict[str, set[uuid.UUID]] = defaultdict(set)
    below = Q(pk__in=[])
    for path, key in sources.values_list("path", "translation_key"):
        owners[path].add(key)
        below |= Q(path__startswith=path)
    joint = MeetingGroup.objects.filter(group__translation_key__in=keys)
    for path, key in joint.values_list("page__path", "group__translation_key"):
        owners[path].add(key)
    meetings = MeetingPage.objects.filter(below | Q(path__in=owners), locale__language_code=settings.LANGUAGE_CODE)
    result: dict[uuid.UUID, list[_Row]] = defaultdict(list)
    for row in map(_Row._make, meetings.public().values_list(*_Row._fields)):
        for key in owners.get(row.path, set()) | owners.get(row.path[: -Page.steplen], set()):
            result[key].append(row)
    protocols = ProtocolPage.objects.annotate(parent=Substr("path", 1, Length("path") - Page.steplen))
    paths = protocols.filter(below | Q(parent__in=owners)).public().values_list("parent", flat=True)
    return result, set(paths)


def _translations(pages: Iterable[Any], model: Any) -> dict[tuple[object, str], Any]:
    """Public pages of the same families, by key and language."""
    return {
        (page.translation_key, page.locale.language_code): page
        for family in common.siblings_of(pages, model).values()
        for page in family
    }


def _reference(meeting: MeetingPage) -> MeetingReference:
    locale = meeting.locale.language_code
    return MeetingReference(
        id=meeting.translation_key,
        title=meeting.title,
        url=meeting.full_url,
        api_url=common.api_url(common.site_root(meeting), "meetings", meeting.translation_key, locale),
        locale=locale,
        starts_at=local(meeting.starts_at),
        ends_at=local(meeting.ends_at) if meeting.ends_at else None,
        status=meeting.status,
    )
