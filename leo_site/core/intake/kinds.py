"""The kinds of files we take, and how each is told by its content."""

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import IO, Any, Final, Protocol, TypeAlias


class Container(Enum):
    """How the bytes are packed, which decides how to check them."""

    PDF = "pdf"
    OOXML = "ooxml"
    ODF = "odf"
    TEXT = "text"


@dataclass(frozen=True)
class Kind:
    """`main` is the member that makes an office archive this kind and no other."""

    mime: str
    container: Container
    main: str = ""


_OOXML: Final = "application/vnd.openxmlformats-officedocument."
_ODF: Final = "application/vnd.oasis.opendocument."

KINDS: Final[dict[str, Kind]] = {
    "pdf": Kind("application/pdf", Container.PDF),
    "docx": Kind(f"{_OOXML}wordprocessingml.document", Container.OOXML, "word/document.xml"),
    "xlsx": Kind(f"{_OOXML}spreadsheetml.sheet", Container.OOXML, "xl/workbook.xml"),
    "pptx": Kind(f"{_OOXML}presentationml.presentation", Container.OOXML, "ppt/presentation.xml"),
    "odt": Kind(f"{_ODF}text", Container.ODF, "content.xml"),
    "ods": Kind(f"{_ODF}spreadsheet", Container.ODF, "content.xml"),
    "odp": Kind(f"{_ODF}presentation", Container.ODF, "content.xml"),
    "txt": Kind("text/plain", Container.TEXT),
    "md": Kind("text/markdown", Container.TEXT),
    "csv": Kind("text/csv", Container.TEXT),
    "ics": Kind("text/calendar", Container.TEXT),
}


class Readable(Protocol):
    """What we need of a file: binary, seekable. Django's files and plain ones both are."""

    def read(self, size: int = -1, /) -> Any: ...
    def seek(self, offset: int, whence: int = 0, /) -> Any: ...
    def tell(self) -> int: ...


BinaryFile: TypeAlias = Readable | IO[bytes]


def extension(filename: str) -> str:
    """The extension in lower case, without its dot."""
    return PurePath(filename).suffix.lower().removeprefix(".")


def mime_type(filename: str) -> str:
    """The media type of a file we take, by its name; "application/octet-stream" for any other.

    Python's own table depends on the machine and may not know office files.
    """
    kind = KINDS.get(extension(filename))
    return kind.mime if kind else "application/octet-stream"
