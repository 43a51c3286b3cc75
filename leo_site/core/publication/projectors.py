"""What a content app says about a kind of public object: which rows a change touches, and their documents."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from wagtail.models import Page, TranslatableMixin

from leo_site.core.publication.changes import Changes


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


class Projector(ABC):
    """A kind of public object. Documents are built by pure functions from rows loaded in bulk.

    `schema` is raised when documents get another shape: all of the kind are then projected anew.
    """

    kind: ClassVar[str]
    schema: ClassVar[int] = 1

    @abstractmethod
    def touched(self, changes: Changes) -> set[str]:
        """Ids, as text, of own objects that may read differently; ids of gone objects may be among them."""

    @abstractmethod
    def project(self, ids: Iterable[str]) -> Iterator[Projection]:
        """The projections of those of the objects that are public; the others are withdrawn."""

    def subject(self, object_id: str) -> str:
        """The subject that stands for one of the objects."""
        return f"{self.kind}:{object_id}"

    @abstractmethod
    def public_ids(self, ids: Iterable[str]) -> set[str]:
        """Which of the objects are public."""


class PageProjector(Projector):
    """Base for page types."""

    model: ClassVar[type[Page]]

    def subject(self, object_id: str) -> str:
        return f"page:{object_id}"

    def touched(self, changes: Changes) -> set[str]:
        objects = self.model._default_manager
        if changes.everything:
            return {str(pk) for pk in objects.values_list("pk", flat=True)}
        return changes.pages(self.model)

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
        return {
            str(pk) for pk in self.model._default_manager.filter(pk__in=ids, live=True).values_list("pk", flat=True)
        }


@dataclass
class Addition:
    """What another app adds to an object's documents."""

    card: dict[str, Any]
    document: dict[str, Any]
    subjects: set[str] = field(default_factory=set)
    boundary: datetime | None = None


Extension = Callable[[list[Any]], Mapping[int, Addition]]

PROJECTORS: dict[str, Projector] = {}
EXTENSIONS: dict[str, list[Extension]] = {}


def register(projector: Projector) -> None:
    """Make a kind of object public."""
    PROJECTORS[projector.kind] = projector


def extend(kind: str, extension: Extension) -> None:
    """Let an app add to the documents of a kind it may know but that does not know it."""
    EXTENSIONS.setdefault(kind, []).append(extension)


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
