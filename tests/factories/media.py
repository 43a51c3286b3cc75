"""Real files: a PDF that opens, a picture that can be scaled."""

import io

import factory
from django.core.files.base import ContentFile
from fpdf import FPDF
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def pdf_bytes(text: str = "Protokoll", pages: int = 1) -> bytes:
    """A small valid PDF with `text` on every page."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for _page in range(pages):
        pdf.add_page()
        pdf.cell(text=text)
    return bytes(pdf.output())


def png_bytes(size: tuple[int, int] = (64, 48)) -> bytes:
    """A plain picture."""
    buffer = io.BytesIO()
    PillowImage.new("RGB", size, "steelblue").save(buffer, "PNG")
    return buffer.getvalue()


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_document_model()

    title = factory.Sequence(lambda n: f"Datei {n}")
    file = factory.LazyFunction(lambda: ContentFile(pdf_bytes(), name="datei.pdf"))


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_image_model()

    title = factory.Sequence(lambda n: f"Bild {n}")
    description = "A plain blue picture"
    file = factory.LazyFunction(lambda: ContentFile(png_bytes(), name="bild.png"))
