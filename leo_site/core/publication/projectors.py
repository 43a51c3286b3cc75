"""What a content app says about a kind of public object: which rows a change touches, and their documents."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q
from wagtail.models import Page, TranslatableMixin


@dataclass
class Projection:
    """One public object in one language, ready to be stored. All times are aware."""

    object_id: str
    key: uuid.UUID
    locale: str
    slug: str
    card: dict[str, Any]
    document: dict[str, Any]
    first_published: datetime | None = None
    boundary: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    status: str = ""
    state: str = ""
    venue: uuid.UUID | None = None
    facets: set[tuple[str, str]] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)


class Changes:
    """The subjects of a sweep, and the pages they lead to (looked up once, on demand)."""

    def __init__(self, subjects: Iterable[str]) -> None:
        self.subjects = set(subjects)

    def ids(self, name: str) -> set[str]:
        """Primary keys, as text, marked under a subject name."""
        prefix = f"{name}:"
        return {subject.removeprefix(prefix) for subject in self.subjects if subject.startswith(prefix)}

    @property
    def everything(self) -> bool:
        """Whether all objects are to be projected anew."""
        return bool(self.ids("all") or self.ids("site"))

    @cached_property
    def page_keys(self) -> set[uuid.UUID]:
        """Translation keys of the changed pages, of what stands above them, and of what other apps tie to them."""
        ids = {int(pk) for pk in self.ids("page")}
        for ripple in RIPPLES:
            ids |= ripple(ids)
        if not ids:
            return set()
        paths = Page.objects.filter(pk__in=ids).values_list("path", flat=True)
        above = {path[:end] for path in paths for end in range(Page.steplen, len(path) + 1, Page.steplen)}
        return set(Page.objects.filter(path__in=above, depth__gt=1).values_list("translation_key", flat=True))

    @cached_property
    def tree_paths(self) -> list[str]:
        """Paths of the pages everything below which was moved, hidden, shown or renamed."""
        return list(Page.objects.filter(pk__in=self.ids("tree")).values_list("path", flat=True))


class Projector(ABC):
    """A kind of public object. Documents are built by pure functions from rows loaded in bulk."""

    kind: ClassVar[str]
    schema: ClassVar[int] = 1

    @abstractmethod
    def touched(self, changes: Changes) -> set[str]:
        """Ids, as text, of own objects that may read differently; ids of gone objects may be among them."""

    @abstractmethod
    def project(self, ids: Iterable[str]) -> Iterator[Projection]:
        """The projections of those of the objects that are public; the others are withdrawn."""

    @abstractmethod
    def public_ids(self, ids: Iterable[str]) -> set[str]:
        """Which of the objects are public."""


class PageProjector(Projector):
    """Base for page types."""

    model: ClassVar[type[Page]]

    def touched(self, changes: Changes) -> set[str]:
        objects = self.model._default_manager
        if changes.everything:
            return {str(pk) for pk in objects.values_list("pk", flat=True)}
        touched = changes.ids("page")
        wanted = Q(translation_key__in=changes.page_keys)
        for path in changes.tree_paths:
            wanted |= Q(path__startswith=path)
        if changes.page_keys or changes.tree_paths:
            touched |= {str(pk) for pk in objects.filter(wanted).values_list("pk", flat=True)}
        return touched

    def public_ids(self, ids: Iterable[str]) -> set[str]:
        rows = self.model._default_manager.filter(pk__in=ids).public().values_list("pk", flat=True)
        return {str(pk) for pk in rows}


class RecordProjector(Projector):
    """Base for translatable records that can be drafts; `kind` is also their subject name."""

    model: ClassVar[type[TranslatableMixin]]

    def touched(self, changes: Changes) -> set[str]:
        objects = self.model._default_manager
        if changes.everything:
            return {str(pk) for pk in objects.values_list("pk", flat=True)}
        ids = changes.ids(self.kind)
        if not ids:
            return set()
        keys = objects.filter(pk__in=ids).values("translation_key")
        return ids | {str(pk) for pk in objects.filter(translation_key__in=keys).values_list("pk", flat=True)}

    def public_ids(self, ids: Iterable[str]) -> set[str]:
        return {str(pk) for pk in self.model._default_manager.filter(pk__in=ids, live=True).values_list("pk", flat=True)}


@dataclass
class Addition:
    """What another app adds to an object's documents."""

    card: dict[str, Any]
    document: dict[str, Any]
    subjects: set[str] = field(default_factory=set)
    boundary: datetime | None = None


Extension = Callable[[list[Any]], Mapping[int, Addition]]
Ripple = Callable[[set[int]], set[int]]

PROJECTORS: dict[str, Projector] = {}
EXTENSIONS: dict[str, list[Extension]] = {}
RIPPLES: list[Ripple] = []


def register(projector: Projector) -> None:
    """Make a kind of object public."""
    PROJECTORS[projector.kind] = projector


def extend(kind: str, extension: Extension) -> None:
    """Let an app add to the documents of a kind it may know but that does not know it."""
    EXTENSIONS.setdefault(kind, []).append(extension)


def register_ripple(ripple: Ripple) -> None:
    """Name further pages (ids) that read differently when the given ones (ids) change."""
    RIPPLES.append(ripple)


def add_extensions(kind: str, pages: list[Any], projections: Iterable[Projection]) -> Iterator[Projection]:
    """The projections with what other apps add to them."""
    additions = [extension(pages) for extension in EXTENSIONS.get(kind, [])]
    for projection in projections:
        for by_page in additions:
            if addition := by_page.get(int(projection.object_id)):
                projection.card |= addition.card
                projection.document |= addition.document
                projection.subjects |= addition.subjects
                boundaries = [moment for moment in (projection.boundary, addition.boundary) if moment]
                projection.boundary = min(boundaries, default=None)
        yield projection
