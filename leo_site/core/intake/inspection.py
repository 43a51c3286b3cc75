"""Is a file what its name says, whole, small enough and harmless?"""

import hashlib
import math
from dataclasses import dataclass

from django.conf import settings

from leo_site.core.intake import office, pdf, plain
from leo_site.core.intake.kinds import KINDS, BinaryFile, Container, extension
from leo_site.core.intake.refusals import Refusal

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class DocumentFacts:
    """What is known about an accepted file: size in bytes, lower-case hex digest, pages only for PDF."""

    size: int
    sha512: str
    mime: str
    page_count: int | None


def inspect_document(file: BinaryFile, filename: str, *, max_bytes: int) -> DocumentFacts:
    """Look at an uploaded file from its start; it is left at its start again.

    Allowed are the kinds in `WAGTAILDOCS_EXTENSIONS` (all we know when it is not set). Raises ValidationError
    that names the file, what is wrong and what to do. Nothing is written and nothing is unpacked as a whole.
    """
    try:
        return _inspect(file, filename, max_bytes)
    except Refusal as refusal:
        raise refusal.as_validation_error(filename) from refusal
    finally:
        file.seek(0)


def _inspect(file: BinaryFile, filename: str, max_bytes: int) -> DocumentFacts:
    ending = extension(filename)
    allowed = [name for name in getattr(settings, "WAGTAILDOCS_EXTENSIONS", None) or KINDS if name in KINDS]
    if ending not in allowed:
        raise Refusal("extension", extensions=", ".join(allowed))
    size, sha512 = _measure(file, max_bytes)
    kind = KINDS[ending]
    page_count = None
    if kind.container is Container.PDF:
        page_count = pdf.check(file)
    elif kind.container is Container.TEXT:
        plain.check(file, ending)
    else:
        office.check(file, ending, kind)
    return DocumentFacts(size=size, sha512=sha512, mime=kind.mime, page_count=page_count)


def _measure(file: BinaryFile, max_bytes: int) -> tuple[int, str]:
    """Size and digest in one pass over the file."""
    size = file.seek(0, 2) or file.tell()
    if size > max_bytes:
        # Rounded up, so that 50.01 MB is never reported as 50 of 50.
        raise Refusal("too_large", size=math.ceil(size / 1024**2), limit=max_bytes // 1024**2)
    if not size:
        raise Refusal("empty")
    file.seek(0)
    digest = hashlib.sha512()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return size, digest.hexdigest()
