"""Text files: nothing but characters."""

import codecs
import re
from typing import Final

from leo_site.core.intake.kinds import BinaryFile
from leo_site.core.intake.refusals import Refusal

_CHUNK: Final = 256 * 1024
# Everything below the blank except tab, line ends, form feed and escape: programs and pictures are full of it.
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def check(file: BinaryFile, ending: str) -> None:
    """Raise Refusal for a file that is no text; a calendar must begin as one (RFC 5545 section 3.4)."""
    file.seek(0)
    head = file.read(64)
    if ending == "ics" and not head.removeprefix(codecs.BOM_UTF8).upper().startswith(b"BEGIN:VCALENDAR"):
        raise Refusal("wrong_content", kind="ICS")
    if _utf16(head):
        return
    file.seek(0)
    while chunk := file.read(_CHUNK):
        if _BINARY.search(chunk):
            raise Refusal("wrong_content", kind=ending.upper())


def text(file: BinaryFile, max_chars: int) -> str:
    """The beginning of the file as text: UTF-8, UTF-16 with its mark, or what older Windows programs write."""
    file.seek(0)
    raw: bytes = file.read(max_chars * 4)
    if _utf16(raw):
        return raw.decode("utf-16", errors="replace")[:max_chars]
    try:
        # A final, incomplete character is the cut's fault, not the file's.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(raw)[:max_chars]
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")[:max_chars]


def _utf16(head: bytes) -> bool:
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
