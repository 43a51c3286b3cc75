"""What is taken, and what is refused with which reason."""

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from leo_site.core.intake import DocumentFacts, inspect_document, mime_type
from leo_site.core.intake.kinds import KINDS
from tests.core.intake import files

MB = 1024 * 1024


def inspect(name: str, content: bytes) -> DocumentFacts:
    return inspect_document(SimpleUploadedFile(name, content), name, max_bytes=50 * MB)


def refusal(name: str, content: bytes) -> str:
    """The code of the reason a file is refused for; the message names the file."""
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        inspect(name, content)
    assert name in refused.value.messages[0]
    return str(refused.value.code)


def flagged(content: bytes, flag: int) -> bytes:
    """The archive with a general-purpose flag set on its first entry in the directory."""
    at = content.rindex(b"PK\x01\x02" + content[content.index(b"PK\x01\x02") + 4 :][:2])
    changed = bytearray(content)
    changed[at + 8 : at + 10] = struct.pack("<H", flag)
    return bytes(changed)


def test_pdf_gives_its_facts() -> None:
    content = files.pdf("one", "two")
    assert inspect("Protokoll.PDF", content) == DocumentFacts(
        size=len(content), sha512=hashlib.sha512(content).hexdigest(), mime="application/pdf", page_count=2
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", files.docx("Hallo")),
        ("a.odt", files.odt("Protokoll", "Hallo")),
        ("a.txt", "Grüße\n".encode()),
        ("a.txt", "Grüße\r\n".encode("cp1252")),
        ("a.md", "Grüße".encode("utf-16")),
        ("a.csv", "a;b\n1;2\n".encode("utf-8-sig")),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    ],
)
def test_other_kinds_are_taken_without_pages(name: str, content: bytes) -> None:
    facts = inspect(name, content)
    assert facts.mime == mime_type(name)
    assert facts.page_count is None


def test_file_is_left_at_its_start() -> None:
    file = ContentFile(files.pdf("one"))
    file.seek(17)
    inspect_document(file, "a.pdf", max_bytes=MB)
    assert file.tell() == 0
    with pytest.raises(ValidationError):
        inspect_document(file, "a.docx", max_bytes=MB)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("big.pdf", lambda: b"\0" * (60 * MB), "too_large"),
        ("empty.pdf", lambda: b"", "empty"),
        ("program.exe", lambda: b"MZ\x90\0", "extension"),
        ("no-extension", lambda: files.pdf("one"), "extension"),
        ("page.html", lambda: b"<script>", "extension"),
        ("program.pdf", lambda: b"MZ\x90\0" * 100, "wrong_content"),
        ("program.docx", lambda: b"MZ\x90\0" * 100, "wrong_content"),
        ("program.txt", lambda: b"MZ\x90\0" * 100, "wrong_content"),
        ("text.ics", lambda: b"Termine", "wrong_content"),
        ("late.csv", lambda: b"a;b\n" * 100_000 + b"\0", "wrong_content"),
        ("cut.pdf", lambda: files.pdf("one", "two")[:500], "pdf_damaged"),
        ("cut-and-closed.pdf", lambda: files.pdf("one", "two")[:500] + b"\n%%EOF", "pdf_damaged"),
        ("shell.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "pdf_damaged"),
        (
            "pageless.pdf",
            lambda: files.pdf().replace(b"/Count 1", b"/Count 0").replace(b"/Kids [3 0 R]", b"/Kids []     "),
            "pdf_damaged",
        ),
        ("secret.pdf", lambda: files.encrypted_pdf("secret"), "pdf_encrypted"),
        ("secret.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office_ole"),
        ("cut.docx", lambda: files.docx("Hallo")[:-30], "office_damaged"),
        ("zip.docx", lambda: files.archive({"a": "b"}), "wrong_content"),
        (
            "table.docx",
            lambda: files.archive({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
            "wrong_content",
        ),
        ("text.ods", lambda: files.odt("Text"), "wrong_content"),
        ("macros.docx", lambda: files.docx(extra={"word/vbaProject.bin": b"x"}), "macros"),
        (
            "docm.docx",
            lambda: files.docx(extra={"[Content_Types].xml": "<T>application/vnd.ms-word.document.macroEnabled</T>"}),
            "macros",
        ),
        ("macros.odt", lambda: odt_with({"Basic/Standard/Module1.xml": "<a/>"}), "macros"),
        ("secret.odt", lambda: odt_with({"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "office_encrypted"),
        ("bomb.docx", lambda: files.docx(extra={"word/media/image.bin": b"\0" * (301 * MB)}), "office_unpacked"),
        ("small-bomb.docx", lambda: files.docx(extra={"word/media/image.bin": b"\0" * (30 * MB)}), "office_unpacked"),
        ("crowd.docx", lambda: files.docx(extra={f"{number}.xml": "" for number in range(4000)}), "office_unsafe"),
        (
            "directory.docx",
            lambda: files.docx(extra={f"{'x' * 60_000}{number}": "" for number in range(20)}),
            "office_unsafe",
        ),
        ("up.docx", lambda: files.docx(extra={"../../etc/passwd": "x"}), "office_unsafe"),
        ("inner-up.docx", lambda: files.docx(extra={"word/../../x": "x"}), "office_unsafe"),
        ("root.docx", lambda: files.docx(extra={"/etc/passwd": "x"}), "office_unsafe"),
        ("drive.docx", lambda: files.docx(extra={"C:/x": "x"}), "office_unsafe"),
        ("comment.docx", lambda: files.archive({"a": "b"}, comment=b"PK"), "office_damaged"),
        (
            "packed.docx",
            lambda: files.archive({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}, zipfile.ZIP_LZMA),
            "office_unsafe",
        ),
        ("locked.docx", lambda: flagged(files.docx("Hallo"), 1), "office_encrypted"),
        (
            "laughs.docx",
            lambda: files.docx(extra={"word/document.xml": files.word_xml("&i;", files.laughs())}),
            "office_unsafe",
        ),
        ("laughs.odt", lambda: odt_with({"content.xml": f"{files.laughs()}<a>&i;</a>"}), "office_unsafe"),
        (
            "laughs16.docx",
            lambda: files.docx(extra={"word/document.xml": utf16(files.word_xml("&i;", files.laughs()))}),
            "office_unsafe",
        ),
        (
            "remote.docx",
            lambda: files.docx(
                extra={"word/styles.xml": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost/">%p;]><a/>'}
            ),
            "office_unsafe",
        ),
        (
            "hidden.docx",
            lambda: files.docx(extra={"word/document.xml": f"<!--{'x' * 70_000}-->{files.laughs()}<a>&i;</a>"}),
            "office_unsafe",
        ),
    ],
)
def test_refused_with_the_reason(name: str, make: Callable[[], bytes], code: str) -> None:
    assert refusal(name, make()) == code


def odt_with(members: dict[str, str]) -> bytes:
    basis = {"mimetype": KINDS["odt"].mime, "content.xml": "<a/>"}
    return files.archive({**basis, **members})


def utf16(xml: str) -> bytes:
    return xml.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")


def test_document_type_without_declarations_is_taken() -> None:
    doctype = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    assert inspect("old.odt", odt_with({"META-INF/manifest.xml": f"{doctype}<manifest/>"})).size


def test_pdf_that_opens_without_a_password_is_taken() -> None:
    assert inspect("restricted.pdf", files.encrypted_pdf("")).page_count == 1


def test_size_is_told_in_megabytes_and_never_as_the_limit_itself() -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        inspect("a.pdf", b"x" * (50 * MB + 1))
    with translation.override("en"):
        assert "51 MB, but at most 50 MB" in refused.value.messages[0]


def test_extensions_follow_the_setting(settings: object) -> None:
    settings.WAGTAILDOCS_EXTENSIONS = ["pdf", "exe"]  # type: ignore[attr-defined]
    assert refusal("a.docx", files.docx("Hallo")) == "extension"
    assert refusal("a.exe", b"MZ") == "extension"
    assert inspect("a.pdf", files.pdf("one")).page_count == 1


@given(st.data())
def test_broken_files_are_refused_or_taken_but_never_crash(data: st.DataObject) -> None:
    name, whole = data.draw(st.sampled_from(BREAKABLE))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    for damaged in (bytes(content), bytes(content[:cut])):
        try:
            inspect_document(io.BytesIO(damaged), name, max_bytes=MB)
        except ValidationError as error:
            assert name in error.messages[0]  # noqa: PT017


BREAKABLE = [("a.pdf", files.pdf("one", "two")), ("a.docx", files.docx("Hallo")), ("a.odt", files.odt("Hallo"))]
