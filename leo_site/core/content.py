"""Editors' content as other sites receive it: clean HTML with absolute links, typed blocks, plain values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, runtime_checkable

import nh3
from bs4 import BeautifulSoup, Tag
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText

from leo_site.core.files import FileInfo, open_collections, public_files
from leo_site.core.visibility import PublicPageQuerySet

#: What rich text may consist of outside the house.
ALLOWED_TAGS = {"p", "br", "h2", "h3", "h4", "b", "strong", "i", "em", "ul", "ol", "li", "a", "hr", "blockquote"}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}


@runtime_checkable
class PublicReference(Protocol):
    """A record that blocks may point to and that knows how to be named in a document."""

    def public_reference(self) -> dict[str, Any]: ...

    @property
    def subject(self) -> str: ...


@dataclass
class ContentBuilder:
    """Turns content into plain values and remembers in `subjects` what they show.

    One builder serves one document; `base` is the site's root address without a final slash.
    """

    base: str
    subjects: set[str] = field(default_factory=set)

    def html(self, source: str) -> str:
        """Clean HTML: only `ALLOWED_TAGS`, links absolute, links to what is not public reduced to their text."""
        if not source:
            return ""
        soup = BeautifulSoup(source, "html.parser")
        for link in soup.find_all("a"):
            assert isinstance(link, Tag)
            address = self._address(link)
            link.attrs = {"href": address} if address else {}
            if not address:
                link.unwrap()
        for embed in soup.find_all("embed"):
            embed.decompose()
        clean: str = nh3.clean(
            str(soup), tags=ALLOWED_TAGS, attributes={"a": {"href"}}, url_schemes=ALLOWED_SCHEMES, link_rel=None
        )
        return clean

    def _address(self, link: Tag) -> str:
        """The absolute address of a link in Wagtail's stored form, empty if its target is not public."""
        kind, target = link.get("linktype"), str(link.get("id", ""))
        if kind == "page" and target.isdigit():
            self.subjects.add(f"tree:{target}")
            page = PublicPageQuerySet(Page).filter(pk=target).public().first()
            return (page.full_url or "") if page else ""
        if kind == "document" and target.isdigit():
            self.subjects.add(f"document:{target}")
            info = self.file(get_document_model().objects.filter(pk=target).first())
            return info.url if info else ""
        href = str(link.get("href", ""))
        return f"{self.base}{href}" if href.startswith("/") and not href.startswith("//") else href

    def file(self, document: Any | None) -> FileInfo | None:
        """The public facts of a file, or None when it may not leave the house."""
        if document is None:
            return None
        self.subjects.add(f"document:{document.pk}")
        return public_files([document], self.base).get(document.pk)

    def blocks(self, stream: Any) -> list[dict[str, Any]]:
        """A StreamField's blocks as `{type, id, value}`, nested the same way."""
        return [
            {"type": child.block_type, "id": child.id, "value": self._value(child.block, child.value)}
            for child in stream
        ]

    def _value(self, block: Any, value: Any) -> Any:
        if isinstance(value, RichText):
            return self.html(value.source)
        if isinstance(value, AbstractImage):
            return self.image(value)
        if isinstance(block, StreamBlock):
            return self.blocks(value)
        if isinstance(block, StructBlock):
            return {name: self._value(child, value.get(name)) for name, child in block.child_blocks.items()}
        if isinstance(block, ListBlock):
            values = (self._value(block.child_block, item) for item in value)
            return [item for item in values if item is not None]
        if isinstance(value, get_document_model()):
            info = self.file(value)
            return info.as_dict() if info else None
        if isinstance(value, PublicReference):
            self.subjects.add(value.subject)
            return value.public_reference()
        return value.isoformat() if isinstance(value, date) else value

    def image(self, image: Any | None, alt: str = "") -> dict[str, Any] | None:
        """A picture scaled for the web, with what must be said of it; None when it may not leave the house."""
        if image is None:
            return None
        self.subjects.add(f"image:{image.pk}")
        if not open_collections({image.collection_id}):
            return None
        rendition = image.get_rendition("max-1200x1200")
        return {
            "url": absolute(self.base, rendition.url),
            "width": rendition.width,
            "height": rendition.height,
            "alt": "" if getattr(image, "decorative", False) else alt or image.contextual_alt_text or image.description,
            "credit": image.credit,
            "licence": image.licence,
        }


def absolute(base: str, url: str) -> str:
    """`url` with the site's root in front when it has no host of its own."""
    return f"{base}{url}" if url.startswith("/") else url
