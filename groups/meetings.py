"""What the pages of groups show of meetings. The events app provides it: a group never imports events."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page


@dataclass
class GroupAgenda:
    """A group's meetings in its language; entries of the lists are the provider's, shown by its templates."""

    next_meeting: Page | None = None
    latest_protocol: Page | None = None
    coming: list[Any] = field(default_factory=list)
    past: list[Any] = field(default_factory=list)


#: Groups in, agendas by the group's primary key out, in a constant number of queries.
Provider = Callable[[list[Page]], dict[int, GroupAgenda]]

_providers: list[Provider] = []


def provide(provider: Provider) -> None:
    """Have a group's meetings come from here. Call once, from `AppConfig.ready`."""
    _providers[:] = [provider]


def agendas_of(groups: Iterable[Page]) -> dict[int, GroupAgenda]:
    """The agendas of the groups, by primary key; empty ones where no app provides meetings."""
    groups = list(groups)
    found = _providers[0](groups) if _providers and groups else {}
    return {group.pk: found.get(group.pk, GroupAgenda()) for group in groups}
