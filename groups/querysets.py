"""Questions asked of groups, by name."""

from typing import Final, Self

from leo_site.core.visibility import PublicPageQuerySet

#: Relations a card, a section of the network page and the group's own page show.
SHOWN: Final = (
    "rhythms",
    "former_names",
    "tags",
    "participants__organisation",
    "contacts__person",
    "contacts__organisation",
    "roles__person",
    "roles__replaces",
    "roles__organisations__organisation__part_of",
    "successor_links__successor",
    "predecessor_links__predecessor",
)


class GroupPageQuerySet(PublicPageQuerySet):
    """Groups of the network."""

    def standing(self) -> Self:
        """Groups that have not ended."""
        return self.exclude(status="ended")

    def for_listing(self) -> Self:
        """With everything a card or a section of the network page shows, in a constant number of queries."""
        return self.select_related("image", "convened_by", "locale").prefetch_related(*SHOWN)
