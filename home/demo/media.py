"""Pictures and PDF files the demo draws itself."""

import hashlib
import io
from datetime import UTC, date, datetime, time

from django.core.files.base import ContentFile
from fpdf import FPDF
from PIL import Image, ImageDraw
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from leo_site.core.enums import DocumentKind, Licence
from leo_site.core.models import SiteDocument, SiteImage

_WALLS = ("#b5533c", "#d99a4e", "#7a8f6a", "#c9b37e", "#8c5b6b", "#5f7f94", "#d4c7a1", "#a3573f")


def build_houses() -> SiteImage:
    """A row of houses, for the first page."""
    picture = Image.new("RGB", (1200, 675), "#dbe7ec")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((930, 70, 1050, 190), fill="#f2c14e")
    for number, wall in enumerate(_WALLS):
        left, top = number * 150, 230 + (number * 53) % 110
        draw.polygon([(left, top), (left + 75, top - 60), (left + 150, top)], fill="#6b4a3f")
        draw.rectangle((left, top, left + 149, 600), fill=wall)
        for row in range(3):
            for column in (22, 88):
                corner = (left + column, top + 35 + row * 80)
                draw.rectangle((*corner, corner[0] + 38, corner[1] + 48), fill="#f7f1dd")
        draw.rectangle((left + 57, 545, left + 93, 600), fill="#4a3229")
    draw.rectangle((0, 600, 1200, 675), fill="#8f9a8b")
    return _save_picture("Häuserzeile", "Gezeichnete bunte Häuserzeile unter einer tief stehenden Sonne.", picture)


def build_table() -> SiteImage:
    """A round table seen from above, for a group."""
    picture = Image.new("RGB", (1200, 800), "#e8e2d4")
    draw = ImageDraw.Draw(picture)
    seats = ((600, 110), (850, 215), (950, 400), (850, 585), (600, 690), (350, 585), (250, 400), (350, 215))
    for (x, y), colour in zip(seats, _WALLS, strict=True):
        draw.ellipse((x - 62, y - 62, x + 62, y + 62), fill=colour)
    draw.ellipse((370, 170, 830, 630), fill="#9c6b43")
    for x, y in ((520, 330), (660, 300), (600, 470)):
        draw.rectangle((x, y, x + 70, y + 90), fill="#fbf8ef")
    return _save_picture(
        "Runder Tisch", "Gezeichneter runder Tisch mit acht bunten Plätzen, von oben gesehen.", picture
    )


def _save_picture(title: str, description: str, picture: Image.Image) -> SiteImage:
    """The picture with this title; drawn once, as its file would only get another name."""
    images = get_image_model().objects
    known: SiteImage | None = images.filter(title=title).first()
    if known:
        return known
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    file = ContentFile(buffer.getvalue(), name=f"demo-{title.lower().replace('ä', 'ae').replace(' ', '-')}.png")
    made: SiteImage = images.create(title=title, description=description, credit="Demo", licence=Licence.CC0, file=file)
    return made


def minutes_pdf(title: str, day: date, place: str, sections: list[tuple[str, list[str]]]) -> bytes:
    """Minutes as a PDF of a page or two; the same bytes for the same content."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime.combine(day, time(12), tzinfo=UTC))
    pdf.set_title(title)
    pdf.set_author("Quartiersmanagement Leipziger Osten (Demo)")
    pdf.set_lang("de")
    pdf.set_margin(22)
    pdf.add_page()

    def line(text: str, size: int, style: str = "", gap: int = 2) -> None:
        pdf.set_font("helvetica", style, size)
        pdf.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(gap)

    line(title, 16, "B")
    line(place, 10, gap=6)
    for number, (heading, points) in enumerate(sections, start=1):
        line(f"TOP {number}: {heading}", 12, "B")
        for point in points:
            line(f"- {point}", 11)
        pdf.ln(3)
    line("Demo: Inhalt und Beschlüsse sind erfunden.", 9, "I")
    return bytes(pdf.output())


def save_pdf(title: str, content: bytes, filename: str) -> SiteDocument:
    """The minutes file with this title, holding this content."""
    documents = get_document_model().objects
    document: SiteDocument = documents.filter(title=title, kind=DocumentKind.PROTOCOL).first() or SiteDocument(
        title=title, kind=DocumentKind.PROTOCOL, language="de"
    )
    if document.sha512 != hashlib.sha512(content).hexdigest():
        document.file = ContentFile(content, name=filename)
        document.full_clean()
        document.save()
    return document
