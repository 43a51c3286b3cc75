"""Which tables make public documents out of date, and what to call their rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Watch:
    """A table the triggers look at.

    A change of a row leaves the mark `<subject>:<value of column>`. An update counts only when one of `fields`
    (column names; all columns when empty) has another value than before.
    """

    model: type[models.Model]
    subject: str
    column: str
    fields: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> tuple[str, ...]:
        return self.fields or tuple(str(field.column) for field in self.model._meta.local_concrete_fields)


WATCHES: dict[tuple[str, str, str], Watch] = {}


def watch(model: type[models.Model], subject: str, column: str = "", fields: Iterable[str] = ()) -> None:
    """Have changes of `model`'s table marked as `subject`; `column` holds the subject's key (default: the row's own)."""
    pk = model._meta.pk
    assert pk is not None  # every model has one; the stubs do not know
    entry = Watch(model, subject, column or str(pk.column), tuple(fields))
    WATCHES[entry.table, subject, entry.column] = entry


#: Columns of a page whose change moves, hides or renames everything below it.
TREE_COLUMNS = ("path", "url_path", "live", "title", "locale_id", "alias_of_id")
#: Further columns that documents of the page itself show.
PAGE_COLUMNS = ("slug", "first_published_at", "last_published_at", "translation_key")
#: What documents say of a file; its text for searching is none of it.
DOCUMENT_COLUMNS = ("title", "file", "kind", "language", "file_size", "page_count", "sha512", "collection_id")


def watch_core_models() -> None:
    """Wagtail's own tables and the media tables. Content apps add theirs in their `AppConfig.ready`."""
    from taggit.models import Tag
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model
    from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

    watch(Page, "page", fields=PAGE_COLUMNS)
    watch(Page, "tree", fields=TREE_COLUMNS)
    watch(PageViewRestriction, "tree", column="page_id")
    watch(Collection, "collection", fields=("path",))
    watch(CollectionViewRestriction, "collection", column="collection_id")
    watch(get_document_model(), "document", fields=DOCUMENT_COLUMNS)
    watch(get_image_model(), "image")
    watch(Tag, "tag", fields=("name",))
    watch(Site, "site")
    watch(Locale, "site")
