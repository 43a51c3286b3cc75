"""Which files and pictures may leave the house, and what is said of them."""

import operator
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import reduce
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction


@dataclass(frozen=True)
class FileInfo:
    """The public facts of a file: size in bytes, SHA-512 in hex, pages where known."""

    title: str
    url: str
    kind: str
    language: str
    mime: str
    size: int | None
    pages: int | None
    sha512: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def open_collections(ids: Iterable[int]) -> set[int]:
    """Those of the collections anybody may use: neither they nor one above them is private (one query)."""
    outer_path = ExpressionWrapper(OuterRef("path"), CharField())
    restricted = CollectionViewRestriction.objects.annotate(outer_path=outer_path).filter(
        outer_path__startswith=F("collection__path")
    )
    return set(Collection.objects.filter(pk__in=ids).exclude(Exists(restricted)).values_list("pk", flat=True))


def public_files(documents: Iterable[Any], base: str) -> dict[int, FileInfo]:
    """Those of the documents that lie in no private collection, by primary key (one query)."""
    documents = list(documents)
    allowed = open_collections({document.collection_id for document in documents})
    return {
        document.pk: FileInfo(
            title=document.title,
            url=document.url if "//" in document.url else f"{base}{document.url}",
            kind=document.kind,
            language=document.language,
            mime=document.content_type,
            size=document.file_size,
            pages=document.page_count,
            sha512=document.sha512,
        )
        for document in documents
        if document.collection_id in allowed
    }


def media_in(collections: set[str]) -> set[str]:
    """The subjects of all files and pictures in the collections and in those below them."""
    paths = Collection.objects.filter(pk__in=collections).values_list("path", flat=True) if collections else []
    below = [Q(path__startswith=path) for path in paths]
    if not below:
        return set()
    inside = Collection.objects.filter(reduce(operator.or_, below))
    return {
        f"{subject}:{pk}"
        for subject, model in (("document", get_document_model()), ("image", get_image_model()))
        for pk in model.objects.filter(collection__in=inside).values_list("pk", flat=True)
    }


def files_of(rows: Iterable[Any]) -> list[FileInfo]:
    """The files of a page's rows that may leave the house, under the titles the page gives them (one query)."""
    rows = list(rows)
    found = public_files([row.document for row in rows], "")
    return [replace(found[row.document_id], title=str(row)) for row in rows if row.document_id in found]
