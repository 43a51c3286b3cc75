"""Good and hostile files, made in code."""

import io
import zipfile
from collections.abc import Mapping

from fpdf import FPDF
from odf.opendocument import OpenDocumentText
from odf.text import H, P, Span
from pypdf import PdfReader, PdfWriter

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str) -> bytes:
    """A PDF with a page for each text."""
    document = FPDF()
    for text in pages:
        document.add_page()
        document.set_font("helvetica")
        document.cell(text=text)
    return bytes(document.output())


def encrypted_pdf(password: str) -> bytes:
    """Opens with the password; with "" it only restricts what may be done."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("secret"))))
    writer.encrypt(password, "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def archive(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
        packed.comment = comment
    return buffer.getvalue()


def word_xml(body: str, declarations: str = "") -> str:
    """A Word document part around its paragraphs."""
    return f'<?xml version="1.0"?>{declarations}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def docx(*paragraphs: str, extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """The smallest Word document; `extra` members join its own or replace them."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    members = {"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": word_xml(body)}
    return archive({**members, **(extra or {})})


def odt(heading: str, *spans: str) -> bytes:
    """A text document with a heading and one paragraph of spans."""
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=heading))
    paragraph = P()
    for text in spans:
        paragraph.addElement(Span(text=text))
    document.text.addElement(paragraph)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def laughs() -> str:
    """A document type whose entity `i` grows to a billion words."""
    steps = zip("abcdefgh", "bcdefghi", strict=True)
    grown = "".join(f'<!ENTITY {to} "{f"&{of};" * 10}">' for of, to in steps)
    return f'<!DOCTYPE lolz [<!ENTITY a "ha">{grown}]>'
