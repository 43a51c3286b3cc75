"""What hangs together with meetings, looked up for many of them at once."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models.functions import Length, Substr
from wagtail.models import Locale, Page

from events.models import MeetingChange, MeetingPage, ProtocolPage
from events.querysets import ProtocolPageQuerySet
from groups.models import GroupPage


def parents_of(pages: Iterable[Page]) -> dict[str, Page]:
    """The parent pages, specific, by tree path (two queries, whatever the number of pages)."""
    paths = {page.path[: -Page.steplen] for page in pages}
    return {parent.path: parent for parent in Page.objects.filter(path__in=paths).select_related("locale").specific()}


def groups_of(meetings: Iterable[MeetingPage], locale: Locale | None = None) -> dict[int, list[GroupPage]]:
    """The public groups of each meeting, by the meeting's primary key; the leading one first.

    Each in `locale`, or in the meeting's own language without one; in German where it is missing there.
    """
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
        language = (locale or meeting.locale).language_code
        languages = [by_key.get(group.translation_key, {}) for group in wanted]
        found = [one.get(language) or one.get(settings.LANGUAGE_CODE) for one in languages]
        result[meeting.pk] = [group for group in found if group is not None]
    return result


def _protocols_below(paths: Iterable[str]) -> ProtocolPageQuerySet:
    below = Substr("path", 1, Length("path") - Page.steplen)
    rows: ProtocolPageQuerySet = ProtocolPage.objects.annotate(parent_path=below).filter(parent_path__in=list(paths))
    return rows.public().select_related("locale")


def protocols_of(meetings: Iterable[MeetingPage]) -> dict[str, ProtocolPage]:
    """The public minutes of the meetings, by the meeting's tree path (one query)."""
    rows = _protocols_below(meeting.path for meeting in meetings)
    return {protocol.path[: -Page.steplen]: protocol for protocol in rows}


def protocols_in(meetings: Iterable[MeetingPage], locale: Locale) -> dict[uuid.UUID, ProtocolPage]:
    """The public minutes of the meetings in a language, else in German, by the meeting's translation key (two queries)."""
    keys = {meeting.translation_key for meeting in meetings}
    family = dict(MeetingPage.objects.filter(translation_key__in=keys).values_list("path", "translation_key"))
    rows = _protocols_below(family).in_language(locale)
    return {family[protocol.path[: -Page.steplen]]: protocol for protocol in rows}


def changes_of(meetings: Iterable[MeetingPage]) -> dict[uuid.UUID, list[MeetingChange]]:
    """What was public of the meetings' times before, oldest first (one query)."""
    result: dict[uuid.UUID, list[MeetingChange]] = defaultdict(list)
    keys = {meeting.translation_key for meeting in meetings}
    for change in MeetingChange.objects.filter(key__in=keys).order_by("sequence"):
        result[change.key].append(change)
    return result


def page_family_paths(keys: Iterable[Any]) -> dict[str, uuid.UUID]:
    """Tree path to translation key of the groups with these keys, in all languages (one query)."""
    return dict(GroupPage.objects.filter(translation_key__in=list(keys)).values_list("path", "translation_key"))
