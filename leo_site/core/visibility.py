"""THE rule of what the public may see. Every output asks here and nowhere else."""

from typing import Any, Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """A page queryset whose `.public()` is the whole rule, not only Wagtail's view restrictions."""

    def public(self) -> Self:
        """Pages anybody may read.

        A page is public when it is live, everything above it is live, neither it nor anything above it carries a
        view restriction, and it is not an alias in its own language (a second address of the same object).
        """
        return (
            self.live()
            .filter(Q(alias_of=None) | ~Q(alias_of__locale=F("locale")))
            .exclude(Exists(_at_or_above(Page.objects.filter(live=False, depth__gt=1), "path")))
            .exclude(Exists(_at_or_above(PageViewRestriction.objects.all(), "page__path")))
        )


def _at_or_above(queryset: QuerySet[Any], path: str) -> QuerySet[Any]:
    """The rows of `queryset` whose tree path is the outer page's path or a prefix of it."""
    return queryset.annotate(outer_path=ExpressionWrapper(OuterRef("path"), CharField())).filter(outer_path__startswith=F(path))
