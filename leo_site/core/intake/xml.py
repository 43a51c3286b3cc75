"""XML of uploaded office documents, read as a stream with nothing declared in it."""

import time
from collections.abc import Callable
from typing import IO, Any, Final, cast
from xml.sax import SAXParseException  # the exception only; parsing is defused
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.sax import make_parser

#: A document's first element has to begin within this many bytes; declarations can only stand before it.
PROLOG: Final = 64 * 1024
_CHUNK: Final = 64 * 1024


class _Done(Exception):
    """Enough has been read."""


class _FirstElement(ContentHandler):
    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802
        raise _Done


def is_harmless(head: bytes) -> bool:
    """Whether the document declares no entities before its first element (billion laughs, external files).

    A bare document type, as older OpenOffice versions write it, is harmless: nothing fetches it. Something that
    is no XML at all is not harmless, an empty member is.
    """
    if not head.strip():
        return True
    parser = _parser(_FirstElement())
    try:
        parser.feed(head)
    except _Done:
        return True
    except (SAXParseException, ValueError):  # defusedxml raises ValueErrors
        return False
    return False


class _Paragraphs(ContentHandler):
    """Collects the text of paragraphs. Local names are enough: the vocabularies do not overlap in them."""

    # w:p and a:p (OOXML), text:p and text:h (ODF), si (a shared string of a spreadsheet)
    BLOCKS: Final = frozenset({"p", "h", "si"})
    # Deleted text under change tracking, comments, the second copy of what newer programs show otherwise,
    # and paragraph properties: a tab there is a tab stop.
    SKIPPED: Final = frozenset({"tracked-changes", "annotation", "Fallback", "pPr"})
    SPACES: Final = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " "}

    def __init__(self, write: Callable[[str], None], text_elements: frozenset[str]) -> None:
        super().__init__()
        self.write = write
        self.text_elements = text_elements
        self.within = 0
        self.skipped = 0

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802
        local = name[1]
        if local in self.SKIPPED:
            self.skipped += 1
        elif local in self.text_elements:
            self.within += 1
        elif local in self.SPACES and not self.skipped:
            self.write(self.SPACES[local])

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802
        local = name[1]
        if local in self.SKIPPED:
            self.skipped -= 1
        elif local in self.text_elements:
            self.within -= 1
        if local in self.BLOCKS and not self.skipped:
            self.write("\n")

    def characters(self, content: str) -> None:
        if self.within and not self.skipped:
            self.write(content)


def read_paragraphs(
    member: IO[bytes], *, text_elements: frozenset[str], write: Callable[[str], bool], deadline: float
) -> bool:
    """Hand the member's text to `write`, piece by piece, until it answers False or the deadline passes.

    The deadline is a value of the monotonic clock. True when the member was read to its end. Raises what the
    parser raises for XML that is broken or declares entities.
    """

    def write_on(piece: str) -> None:
        if not write(piece):
            raise _Done

    parser = _parser(_Paragraphs(write_on, text_elements))
    try:
        while chunk := member.read(_CHUNK):
            if time.monotonic() > deadline:
                return False
            parser.feed(chunk)
        parser.close()
    except _Done:
        return False
    return True


def _parser(handler: ContentHandler) -> Any:
    parser = cast("Any", make_parser())
    # Entities cannot be declared here, so the only outside reference left is that of a bare document type: the
    # standard library ignores it unless asked to follow.
    parser.forbid_external = False
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    return parser
