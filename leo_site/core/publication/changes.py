"""From marks to everything they lead to."""

import operator
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, reduce
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page

from leo_site.core.files import media_in

#: With more changes than this, telling apart what they touch costs more than projecting everything (and
#: conditions would grow past what SQLite takes: 1,000 terms).
MANY = 500

#: From ids of pages to the translation keys of others that read differently when those do.
Ripple = Callable[[set[int]], set[uuid.UUID]]

RIPPLES: list[Ripple] = []


def register_ripple(ripple: Ripple) -> None:
    """Have changes of pages reach others that the tree does not lead to."""
    RIPPLES.append(ripple)


class PageRow(NamedTuple):
    """What there is to know of a page to find what depends on it."""

    pk: int
    path: str
    key: uuid.UUID
    children: int


class Changes:
    """What a sweep has to look at, worked out from the marks on demand.

    Two kinds of subject stand for a page: `page:12` for anything it shows; `tree:12` for its address, title and
    visibility, which reach everything below it. `family:<translation key>` follows from the latter, so that a
    document can wait for pages that were not public or not there when it was built: a group in another language.
    """

    def __init__(self, marks: Iterable[str]) -> None:
        self.marks = set(marks)
        self.marks |= media_in(self.ids("collection"))

    def ids(self, name: str) -> set[str]:
        """Primary keys, as text, marked under a subject name."""
        prefix = f"{name}:"
        return {mark.removeprefix(prefix) for mark in self.marks if mark.startswith(prefix)}

    @cached_property
    def everything(self) -> bool:
        """Whether all objects are to be projected anew."""
        return bool(self.ids("all") or self.ids("site")) or len(self.marks) > MANY or len(self._moved) > MANY

    @cached_property
    def subjects(self) -> set[str]:
        """The marks, and what follows from them that documents may depend on."""
        names = (f"{name}:{page.pk}" for page in self._moved for name in ("page", "tree"))
        return {*self.marks, *names, *(f"family:{page.key}" for page in self._moved)}

    def pages(self, model: type[Page]) -> set[str]:
        """Ids, as text, of the changed pages of a type, of those above them and of all their translations."""
        return self._pages_by_type[ContentType.objects.get_for_model(model).pk]

    @cached_property
    def _pages_by_type(self) -> dict[int, set[str]]:
        changed = self._changed | self._moved
        paths = {page.path for page in changed}
        above = {path[:end] for path in paths for end in range(2 * Page.steplen, len(path), Page.steplen)} - paths
        changed |= _rows(Page.objects.filter(path__in=above))
        keys = {page.key for page in changed}.union(*(ripple({page.pk for page in changed}) for ripple in RIPPLES))
        found: dict[int, set[str]] = defaultdict(set)
        for pk, model in Page.objects.filter(translation_key__in=keys).values_list("pk", "content_type_id"):
            found[model].add(str(pk))
        return found

    @cached_property
    def _changed(self) -> set[PageRow]:
        """The marked pages that still exist. Rows of the others are known by what they depend on: themselves."""
        return _rows(Page.objects.filter(pk__in=self.ids("page") | self.ids("tree")))

    @cached_property
    def _moved(self) -> set[PageRow]:
        """The pages that were moved, hidden, shown or renamed, with everything below them."""
        trees = self.ids("tree")
        tops = {page for page in self._changed if str(page.pk) in trees}
        below = [Q(path__startswith=page.path) for page in tops if page.children]
        return tops | _rows(Page.objects.filter(reduce(operator.or_, below))) if below else tops


def _rows(pages: QuerySet[Page]) -> set[PageRow]:
    return {PageRow(*row) for row in pages.values_list("pk", "path", "translation_key", "numchild")}
