"""The words of an accepted document, for searching. Bounded in time, pages and characters."""

import logging
import re
import time
import zipfile
from typing import Final

from leo_site.core.intake import office, pdf, plain, xml
from leo_site.core.intake.kinds import KINDS, BinaryFile, Container
from leo_site.core.intake.refusals import Refusal

logger = logging.getLogger(__name__)

_BY_MIME: Final = {kind.mime: (ending, kind) for ending, kind in KINDS.items()}
#: Where the words are: a pattern for the members, and the elements that hold characters.
_OFFICE: Final = {
    "docx": (r"word/(?:document|footnotes|endnotes)\.xml", {"t"}),
    "xlsx": (r"xl/sharedStrings\.xml", {"t"}),
    "pptx": (r"ppt/slides/slide\d+\.xml", {"t"}),
    "odt": (r"content\.xml", {"p", "h"}),
    "ods": (r"content\.xml", {"p", "h"}),
    "odp": (r"content\.xml", {"p", "h"}),
}


def extract_text(
    file: BinaryFile,
    mime: str,
    *,
    deadline_seconds: float = 20,
    max_chars: int = 1_000_000,
    max_pages: int = 1000,
) -> str:
    """The document's text, as much as the bounds allow; "" for kinds we do not read and files nobody can.

    `mime` is the type `mime_type` gives. The deadline is looked at between PDF pages and between pieces of
    XML. Never raises for what is in the file: that is logged, and the text is "".
    """
    ending, kind = _BY_MIME.get(mime, ("", None))
    if kind is None:
        return ""
    collected = _Collected(max_chars, time.monotonic() + deadline_seconds)
    try:
        if kind.container is Container.TEXT:
            collected.add(plain.text(file, max_chars))
        elif kind.container is Container.PDF:
            for page in pdf.pages(file, max_pages):
                if not collected.add(f"{page}\n"):
                    break
        else:
            _read_office(file, ending, collected)
    except Refusal as refusal:
        logger.warning("No text from a %s file: %s", mime, refusal.code)
        return ""
    except Exception:  # libraries raise whatever a broken file makes them raise
        logger.warning("No text from a %s file", mime, exc_info=True)
        return ""
    return collected.text()


class _Collected:
    """Text so far, within its bounds."""

    def __init__(self, max_chars: int, deadline: float) -> None:
        self.deadline = deadline
        self._left = max_chars
        self._pieces: list[str] = []

    def add(self, piece: str) -> bool:
        """Keep what fits; False when no more is wanted."""
        self._pieces.append(piece[: self._left])
        self._left -= len(piece)
        return self._left > 0 and time.monotonic() < self.deadline

    def text(self) -> str:
        """One string without characters a database refuses (NUL) or that are half of one (lone surrogates)."""
        text = "".join(self._pieces).replace("\0", "")
        return text.encode("utf-8", errors="ignore").decode("utf-8").strip()


def _read_office(file: BinaryFile, ending: str, collected: _Collected) -> None:
    pattern, elements = _OFFICE[ending]
    with office.open_archive(file, ending) as archive:
        for name in sorted(filter(re.compile(pattern).fullmatch, archive.namelist()), key=_natural):
            if not _read_member(archive, name, frozenset(elements), collected):
                return


def _read_member(archive: zipfile.ZipFile, name: str, elements: frozenset[str], collected: _Collected) -> bool:
    with archive.open(name) as member:
        return xml.read_paragraphs(member, text_elements=elements, write=collected.add, deadline=collected.deadline)


def _natural(name: str) -> tuple[str, int]:
    """slide2 before slide10; a Word document before its notes, as the alphabet has it."""
    number = re.search(r"\d+", name)
    return re.sub(r"\d+", "", name), int(number[0]) if number else 0
