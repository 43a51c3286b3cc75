"""What meetings and minutes add to the documents of groups."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q
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


def add_to_groups(groups: list[GroupPage]) -> dict[int, Addition]:
    """Next meeting and latest minutes of each group, decided by the German dates, told in the group's language."""
    meetings = _meetings_by_group(groups)
    everything = {meeting.pk: meeting for rows in meetings.values() for meeting in rows}
    protocols = protocols_of(everything.values())
    translated = _translations(everything.values(), MeetingPage)
    translated_protocols = _translations(protocols.values(), ProtocolPage)
    now = timezone.now()
    result = {}
    for group in groups:
        language = group.locale.language_code
        rows = meetings[group.translation_key]
        coming = [row for row in rows if row.status == "scheduled" and (row.ends_at or row.starts_at) >= now]
        following = min(coming, key=lambda row: row.starts_at, default=None)
        documented = [row for row in rows if row.path in protocols]
        latest = max(documented, key=lambda row: row.starts_at, default=None)
        addition = Addition(card={"next_meeting": None, "latest_protocol": None}, document={})
        if following:
            shown = translated.get((following.translation_key, language), following)
            addition.card["next_meeting"] = _reference(shown).model_dump(mode="json")
            addition.subjects |= {f"page:{following.pk}", f"page:{shown.pk}", f"family:{following.translation_key}"}
            addition.boundary = following.ends_at or following.starts_at
        if latest:
            protocol = protocols[latest.path]
            shown_protocol = translated_protocols.get((protocol.translation_key, language), protocol)
            addition.card["latest_protocol"] = protocol_reference(shown_protocol, latest).model_dump(mode="json")
            addition.subjects |= {f"page:{latest.pk}", f"page:{protocol.pk}", f"page:{shown_protocol.pk}"}
            addition.subjects.add(f"family:{protocol.translation_key}")
        addition.document = addition.card
        result[group.pk] = addition
    return result


def _meetings_by_group(groups: Iterable[GroupPage]) -> dict[object, list[MeetingPage]]:
    """The public German meetings each group leads or joins, by the group's translation key."""
    keys = {group.translation_key for group in groups}
    sources = GroupPage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    led = {group.path: group.translation_key for group in sources}
    wanted = Q(further_groups__group__translation_key__in=keys)
    for path in led:
        wanted |= Q(path__startswith=path)
    rows = (
        MeetingPage.objects.filter(wanted, locale__language_code=settings.LANGUAGE_CODE)
        .public()
        .select_related("locale")
        .prefetch_related("further_groups__group")
        .distinct()
    )
    result: dict[object, list[MeetingPage]] = defaultdict(list)
    for meeting in rows:
        owners = {link.group.translation_key for link in meeting.further_groups.all()}
        owners.add(led.get(meeting.path[: -Page.steplen], meeting.translation_key))
        for key in owners & keys:
            result[key].append(meeting)
    return result


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
