"""StreamField blocks shared by all page types."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from leo_site.core.files import public_files

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A section heading; the page's title is the only first-level heading, so this is a second-level one."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"
        preview_value = _("How to take part")


class TextBlock(blocks.RichTextBlock):
    """Running text with lists and links, without colours and sizes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "core/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture with its alt text and an optional caption; the credit comes from the picture itself."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "core/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "core/blocks/quote.html"


class DocumentsBlock(blocks.StructBlock):
    """Files to download under a heading."""

    heading = blocks.CharBlock(label=_("Heading"), required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("File")), label=_("Files"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [document for document in value["documents"] if document is not None]
        found = public_files(chosen, "")
        context["files"] = [found[document.pk] for document in chosen if document.pk in found]
        return context

    class Meta:
        icon = "doc-full"
        label = _("Files")
        template = "core/blocks/documents.html"


class BodyBlock(blocks.StreamBlock):
    """What the body of a page may be made of."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    documents = DocumentsBlock()
