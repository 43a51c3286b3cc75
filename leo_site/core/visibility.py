"""THE rule of what the public may see. Every output asks here and nowhere else."""

from typing import Any, Self

from django.conf import settings
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """A page queryset whose `.public()` is the whole rule, not only Wagtail's view restrictions."""

    def public(self) -> Self:
        """Pages anybody may read.

        A page is public when it is live, everything above it is live, neither it nor anything above it carries a
        view restriction, and it is not an alias: that is a second address of another page, or another language's
        text at a language's address.
        """
        return (
            self.live()
            .filter(alias_of=None)
            .exclude(Exists(_at_or_above(Page.objects.filter(live=False, depth__gt=1), "path")))
            .exclude(Exists(_at_or_above(PageViewRestriction.objects.all(), "page__path")))
        )

    def in_language(self, locale: Locale) -> Self:
        """One page of each family: the one in this language or, where that is not public, the German one."""
        if locale.language_code == settings.LANGUAGE_CODE:
            return self.filter(locale=locale)
        same = PublicPageQuerySet(Page).filter(translation_key=OuterRef("translation_key"), locale=locale)
        german = Q(locale__language_code=settings.LANGUAGE_CODE)
        return self.filter(Q(locale=locale) | (german & ~Exists(same.public())))

    def in_source_order(self) -> Self:
        """In the order of the German tree, which is the one editors arrange."""
        source = Page.objects.filter(
            translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
        )
        order = Subquery(source.values("path")[:1])
        return self.annotate(source_path=order).order_by(F("source_path").asc(nulls_last=True), "path")


def _at_or_above(queryset: QuerySet[Any], path: str) -> QuerySet[Any]:
    """The rows of `queryset` whose tree path is the outer page's path or a prefix of it."""
    return queryset.filter(_IsAtOrAbove(F(path), OuterRef("path")))


class _IsAtOrAbove(Func):
    """Whether the first tree path is the second or leads to it.

    Asked as a list of the paths above, so that the database looks each up in its index; a pattern would make it compare
    every page with every other.
    """

    output_field = BooleanField()
    lengths = range(Page.steplen, Page._meta.get_field("path").max_length + 1, Page.steplen)

    def as_sql(self, compiler: Any, connection: Any) -> Any:  # type: ignore[override]
        (above, above_params), (path, params) = (compiler.compile(source) for source in self.source_expressions)
        prefixes = ", ".join(f"SUBSTR({path}, 1, {length})" for length in self.lengths)
        return f"{above} IN ({prefixes})", [*above_params, *list(params) * len(self.lengths)]
