"""Office documents: zip archives of XML, checked member by member without unpacking them as a whole."""

import stat
import zipfile
from typing import IO, Final, cast

from leo_site.core.intake import xml
from leo_site.core.intake.kinds import BinaryFile, Container, Kind
from leo_site.core.intake.refusals import Refusal

MAX_MEMBERS: Final = 3000
MAX_UNPACKED: Final = 300 * 1024**2
#: Text packs well, but office files this much smaller than their content are bombs (deflate's limit is 1032).
MAX_RATIO: Final = 150
_SMALL: Final = 20 * 1024**2
_MAX_DIRECTORY: Final = 1024**2
_MAX_HEAD: Final = 1024**2

_END_RECORD: Final = b"PK\x05\x06"
_END_RECORD_SIZE: Final = 22
_ZIP64_LOCATOR: Final = b"PK\x06\x07"
_ZIP64_LOCATOR_SIZE: Final = 20
#: Password-protected Word, Excel and PowerPoint files are no zip archives but OLE containers; so are .doc and .xls.
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check(file: BinaryFile, ending: str, kind: Kind) -> None:
    """Raise Refusal unless the archive is harmless and the kind of document its name says."""
    with open_archive(file, ending) as archive:
        _check_members(archive)
        names = set(archive.namelist())
        if kind.container is Container.OOXML:
            _check_ooxml(archive, names, ending, kind)
        else:
            _check_odf(archive, names, ending, kind)
        for name in names:
            if name.lower().endswith((".xml", ".rels")):
                _check_xml(archive, name)


def open_archive(file: BinaryFile, ending: str) -> zipfile.ZipFile:
    """The archive with its directory read, which is bounded first: each entry becomes an object in memory."""
    file.seek(0)
    head = file.read(8)
    if head == _OLE:
        raise Refusal("office_ole")
    if not head.startswith(b"PK\x03\x04"):
        raise Refusal("wrong_content", kind=ending.upper())
    size = file.seek(0, 2) or file.tell()
    file.seek(max(0, size - _END_RECORD_SIZE - _ZIP64_LOCATOR_SIZE))
    tail = file.read()
    end = tail[-_END_RECORD_SIZE:]
    if not end.startswith(_END_RECORD):
        # Cut off, or with a comment behind the directory, which no office program writes.
        raise Refusal("office_damaged")
    if tail.startswith(_ZIP64_LOCATOR) or int.from_bytes(end[12:16], "little") > _MAX_DIRECTORY:
        raise Refusal("office_unsafe")
    file.seek(0)
    try:
        return zipfile.ZipFile(cast("IO[bytes]", file))
    except Exception as error:  # a broken directory raises half a dozen kinds
        raise Refusal("office_damaged") from error


def read_head(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """The first bytes of a member. Raises Refusal where they cannot be unpacked."""
    try:
        with archive.open(name) as member:
            return member.read(limit)
    except Exception as error:  # zlib and zipfile raise a dozen kinds
        raise Refusal("office_damaged") from error


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or len({member.filename for member in members}) != len(members):
        raise Refusal("office_unsafe")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * packed):
        raise Refusal("office_unpacked")
    for member in members:
        if member.flag_bits & 0x1:
            raise Refusal("office_encrypted")
        name = member.filename
        outside = name.startswith("/") or ".." in name.split("/") or ":" in name
        if outside or "\\" in member.orig_filename or "\0" in member.orig_filename:
            raise Refusal("office_unsafe")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Refusal("office_unsafe")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refusal("office_unsafe")


def _check_ooxml(archive: zipfile.ZipFile, names: set[str], ending: str, kind: Kind) -> None:
    """ECMA-376 part 2: a package has content types; macros are a binary part and a content type of their own."""
    if "[Content_Types].xml" not in names or kind.main not in names:
        raise Refusal("wrong_content", kind=ending.upper())
    types = read_head(archive, "[Content_Types].xml", _MAX_HEAD).lower()
    if b"macroenabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refusal("macros")


def _check_odf(archive: zipfile.ZipFile, names: set[str], ending: str, kind: Kind) -> None:
    """OpenDocument 1.3 part 2: the media type is a member; encrypted and Basic content are listed in the manifest."""
    if "mimetype" not in names or kind.main not in names:
        raise Refusal("wrong_content", kind=ending.upper())
    if read_head(archive, "mimetype", 200).strip() != kind.mime.encode():
        raise Refusal("wrong_content", kind=ending.upper())
    if "META-INF/manifest.xml" in names:
        manifest = read_head(archive, "META-INF/manifest.xml", _MAX_HEAD)
        if b"encryption-data" in manifest:
            raise Refusal("office_encrypted")
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise Refusal("macros")


def _check_xml(archive: zipfile.ZipFile, name: str) -> None:
    if not xml.is_harmless(read_head(archive, name, xml.PROLOG)):
        raise Refusal("office_unsafe")
