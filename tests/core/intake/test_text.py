"""What is read from documents, and how reading ends."""

import io
import logging
import time

import pytest

from leo_site.core.intake import extract_text, mime_type
from leo_site.core.intake.kinds import KINDS
from tests.core.intake import files

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def text_of(name: str, content: bytes, **bounds: float) -> str:
    return extract_text(io.BytesIO(content), mime_type(name), **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.pdf", files.pdf("Erste Seite", "Zweite Seite"), "Erste Seite\nZweite Seite"),
        ("a.pdf", files.encrypted_pdf(""), "secret"),
        ("a.docx", files.docx("Erster &amp; Absatz", "Zweiter"), "Erster & Absatz\nZweiter"),
        ("a.odt", files.odt("Protokoll", "Guten ", "Tag"), "Protokoll\nGuten Tag"),
        ("a.txt", "Grüße".encode(), "Grüße"),
        ("a.txt", "Grüße".encode("cp1252"), "Grüße"),
        ("a.md", "Grüße".encode("utf-16"), "Grüße"),
        ("a.csv", "ä;ö".encode("utf-8-sig"), "ä;ö"),
        ("a.ics", b"BEGIN:VCALENDAR", "BEGIN:VCALENDAR"),
        ("a.exe", b"MZ", ""),
    ],
)
def test_text_is_read_in_order(name: str, content: bytes, text: str) -> None:
    assert text_of(name, content) == text


def test_slides_are_read_in_their_order() -> None:
    slides = {
        f"ppt/slides/slide{number}.xml": f'<a:p xmlns:a="{DRAWING}"><a:t>Folie {number}</a:t></a:p>'
        for number in (10, 2, 1)
    }
    assert text_of("a.pptx", files.archive(slides)) == "Folie 1\nFolie 2\nFolie 10"


def test_word_text_leaves_out_what_is_not_shown() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>eins</w:t><w:tab/><w:t>zwei</w:t></w:r></w:p>"
        "<w:p><w:r><w:delText>gelöscht</w:delText><w:br/><w:t>drei</w:t></w:r></w:p>"
        '<mc:Fallback xmlns:mc="x"><w:p><w:r><w:t>doppelt</w:t></w:r></w:p></mc:Fallback>'
    )
    assert text_of("a.docx", files.docx(extra={"word/document.xml": files.word_xml(body)})) == "eins\tzwei\n\ndrei"


def test_open_document_text_leaves_out_deleted_text_and_comments() -> None:
    content = (
        '<t:body xmlns:t="urn:text"><t:tracked-changes><t:p>gelöscht</t:p></t:tracked-changes>'
        '<t:p>eins<t:annotation><t:p>Kommentar</t:p></t:annotation><t:s t:c="1000000000"/>zwei</t:p></t:body>'
    )
    archive = files.archive({"mimetype": KINDS["odt"].mime, "content.xml": content})
    assert text_of("a.odt", archive) == "eins zwei"


def test_text_is_bounded_in_characters_and_pages() -> None:
    assert text_of("a.docx", files.docx("x" * 1000), max_chars=10) == "x" * 10
    assert text_of("a.txt", b"x" * 1000, max_chars=10) == "x" * 10
    assert text_of("a.pdf", files.pdf("x" * 50), max_chars=10) == "x" * 10
    assert text_of("a.pdf", files.pdf("eins", "zwei", "drei"), max_pages=2) == "eins\nzwei"


def test_text_ends_at_the_deadline() -> None:
    began = time.monotonic()
    many = files.docx(*["Wort"] * 300_000)
    made = time.monotonic()
    part = text_of("a.docx", many, deadline_seconds=0.05)
    assert time.monotonic() - made < 1.0, began
    assert len(part) < len("Wort\n") * 300_000
    assert text_of("a.pdf", files.pdf("eins", "zwei"), deadline_seconds=0) == "eins"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.pdf("eins")[:300]),
        ("a.pdf", files.encrypted_pdf("secret")),
        ("a.docx", files.docx("eins")[:-40]),
        ("a.docx", files.docx(extra={"word/document.xml": "<w:p>"})),
        ("a.docx", files.docx(extra={"word/document.xml": files.word_xml("&i;", files.laughs())})),
        ("a.odt", files.archive({"content.xml": f"{files.laughs()}<p>&i;</p>"})),
    ],
)
def test_unreadable_files_have_no_text_and_leave_a_warning(
    name: str, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "leo_site.core.intake"):
        assert text_of(name, content) == ""
    assert "No text from" in caplog.text


def test_text_holds_nothing_a_database_refuses() -> None:
    assert text_of("a.txt", b"a\0b") == "ab"
