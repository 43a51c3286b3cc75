"""Which files may leave the house, and what is said of them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
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


def public_files(documents: Iterable[Any], base: str) -> dict[int, FileInfo]:
    """Those of the documents that lie in no private collection, by primary key (one query)."""
    documents = list(documents)
    restricted = CollectionViewRestriction.objects.annotate(outer_path=ExpressionWrapper(OuterRef("path"), CharField())).filter(
        outer_path__startswith=F("collection__path")
    )
    open_collections = set(
        Collection.objects.filter(pk__in={document.collection_id for document in documents})
        .exclude(Exists(restricted))
        .values_list("pk", flat=True)
    )
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
        if document.collection_id in open_collections
    }
