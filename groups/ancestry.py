"""Where groups come from and what became of them, as their pages tell it."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q

if TYPE_CHECKING:
    from groups.models import GroupLineage, GroupPage


@dataclass(frozen=True)
class Step:
    """One step between two public groups, each in the language asked for where it exists in it."""

    link: "GroupLineage"
    predecessor: "GroupPage"
    successor: "GroupPage"


@dataclass
class Lineage:
    """The steps into a group and out of it."""

    predecessors: list[Step] = field(default_factory=list)
    successors: list[Step] = field(default_factory=list)


def lineage_of(groups: "Iterable[GroupPage]") -> dict[int, Lineage]:
    """The lineage of groups in one language, by primary key (two queries). Groups that are not public are left out."""
    from groups.models import GroupLineage, GroupPage

    groups = list(groups)
    if not groups:
        return {}
    locale = groups[0].locale
    keys = {group.translation_key for group in groups}
    rows = GroupLineage.objects.filter(
        Q(predecessor__translation_key__in=keys) | Q(successor__translation_key__in=keys)
    ).select_related("predecessor", "successor")
    links = _one_per_step(rows.order_by("date", "sort_order", "pk"), locale)
    ends = {end for link in links for end in _ends(link)}
    pages = GroupPage.objects.filter(translation_key__in=ends).public().in_language(locale).select_related("locale")
    shown = {page.translation_key: page for page in pages}
    into: dict[uuid.UUID, list[Step]] = defaultdict(list)
    out_of: dict[uuid.UUID, list[Step]] = defaultdict(list)
    for link in links:
        before, after = _ends(link)
        if before in shown and after in shown:
            step = Step(link, shown[before], shown[after])
            out_of[before].append(step)
            into[after].append(step)
    return {group.pk: Lineage(into[group.translation_key], out_of[group.translation_key]) for group in groups}


def _one_per_step(rows: "Iterable[GroupLineage]", locale: Any) -> "list[GroupLineage]":
    """Each step once: in the language where it is told in it, else as it is first found."""
    steps: dict[uuid.UUID, GroupLineage] = {}
    for link in rows:
        if link.translation_key not in steps or link.locale_id == locale.pk:
            steps[link.translation_key] = link
    return list(steps.values())


def _ends(link: "GroupLineage") -> tuple[uuid.UUID, uuid.UUID]:
    return link.predecessor.translation_key, link.successor.translation_key
