"""PDF files: whole, readable without a password, at least one page."""

import logging
from collections.abc import Iterator
from typing import IO, Final, cast

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from leo_site.core.intake.kinds import BinaryFile
from leo_site.core.intake.refusals import Refusal

logger = logging.getLogger(__name__)

#: Where programs look for the end-of-file mark; some write a little after it.
_TAIL: Final = 2048


def check(file: BinaryFile) -> int:
    """The number of pages. Raises Refusal for anything a visitor could not open."""
    file.seek(0)
    if not file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        raise Refusal("wrong_content", kind="PDF")
    size = file.seek(0, 2) or file.tell()
    file.seek(max(0, size - _TAIL))
    if b"%%EOF" not in file.read():
        raise Refusal("pdf_damaged")
    try:
        reader = _reader(file)
        page_count = len(reader.pages)
        if page_count:
            reader.pages[0].mediabox  # noqa: B018  a first page that cannot be read means a damaged file
    except FileNotDecryptedError as error:
        raise Refusal("pdf_encrypted") from error
    except Exception as error:  # the library raises whatever a broken file makes it raise
        raise Refusal("pdf_damaged") from error
    if not page_count:
        raise Refusal("pdf_damaged")
    return page_count


def pages(file: BinaryFile, max_pages: int) -> Iterator[str]:
    """The text of each page in turn; "" for one that cannot be read. Scans have no text."""
    for number, page in enumerate(_reader(file).pages[:max_pages], start=1):
        try:
            yield page.extract_text()
        except Exception:  # one broken page does not hide the others
            logger.warning("No text from page %d of a PDF", number, exc_info=True)
            yield ""


def _reader(file: BinaryFile) -> PdfReader:
    """Opened leniently, as PDF programs do. A document that opens without a password is no secret."""
    file.seek(0)
    return PdfReader(cast("IO[bytes]", file), strict=False)
