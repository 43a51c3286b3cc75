"""The archive: a plain tar file of `database`, `media/…` and, last, `manifest.json` with the checksum of each.

The checksums protect against damage and mixing up, not against somebody who can rewrite the whole archive: keep it
where only you can write. It holds personal data and is readable by its owner only.
"""

import hashlib
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
MEDIA = "media"
CHUNK = 1024 * 1024
#: Bytes a manifest may have; some ten million files fit.
MANIFEST_LIMIT = 2**31


class BackupError(Exception):
    """A backup or restore that cannot be done; the message is for the person at the keyboard."""


@dataclass(frozen=True)
class Member:
    """Size in bytes and SHA-256 in hex of a file in the archive."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """What an archive holds: rows per table, applied migrations (`app.name`), versions, files. `created` is ISO 8601."""

    created: str
    vendor: str
    versions: dict[str, str]
    migrations: list[str]
    counts: dict[str, int]
    with_media: bool
    members: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def media_files(self) -> int:
        return sum(name != DATABASE for name in self.members)

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises `BackupError` for what is not a manifest of ours, or of a later version of this software."""
        try:
            values: dict[str, Any] = json.loads(text)
            if values["format"] != FORMAT:
                raise BackupError(f"This archive has format {values['format']}; this version reads format {FORMAT}.")
            members = {name: Member(**value) for name, value in values.pop("members").items()}
            manifest = cls(members=members, **values)
            # They become part of SQL statements.
            if not all(table.isidentifier() and isinstance(count, int) for table, count in manifest.counts.items()):
                raise ValueError("counts")
            return manifest
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError(f"The archive's manifest cannot be read: {error}") from error


class Writer:
    """Adds files to an archive and remembers their checksums."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, Member] = {}

    def add(self, name: str, path: Path) -> None:
        """Add a file; raises `FileNotFoundError` when it is gone and `OSError` when it shrinks while read."""
        with path.open("rb") as source:
            status = os.fstat(source.fileno())
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = status.st_size, int(status.st_mtime), 0o600
            hashing = _Hashing(source)
            self._tar.addfile(info, hashing)  # type: ignore[arg-type]
        self.members[name] = Member(info.size, hashing.hexdigest())


class _Hashing:
    """A file that computes its checksum while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._hash = hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        self._hash.update(data)
        return data

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[tuple[Writer, Any]]:
    """Write an archive under `path`; yields the writer and a function that takes the finished manifest.

    The file appears under its name only when it is complete and on the disk.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                writer = Writer(tar)

                def finish(manifest: Manifest) -> None:
                    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False).encode()
                    note = part.with_name(f"{part.name}.manifest")
                    note.write_bytes(text)
                    writer.add(MANIFEST, note)
                    note.unlink()

                yield writer, finish
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def manifest_of(path: Path) -> Manifest:
    """The manifest of an archive; raises `BackupError` when there is none that can be read."""
    with _reading(path) as tar:
        try:
            info = tar.getmember(MANIFEST)
        except KeyError:
            raise BackupError(f"{path} is no backup, or its end is missing: there is no manifest in it.") from None
        if not info.isreg() or info.size > MANIFEST_LIMIT:
            raise BackupError(f"The manifest of {path} is not a file.")
        source = tar.extractfile(info)
        assert source is not None  # regular files always have one
        return Manifest.from_json(source.read())


def unpack(path: Path, manifest: Manifest, folder: Path) -> None:
    """Write the archive's files below `folder`, each checked against the manifest.

    Only regular files named in the manifest are taken; links, devices and names that lead out of the folder make the
    whole archive unacceptable. Raises `BackupError`; what was written until then is left to the caller to remove.
    """
    missing = dict(manifest.members)
    with _reading(path) as tar:
        for info in tar:
            if info.name == MANIFEST:
                continue
            member = missing.pop(info.name, None)
            if member is None or not info.isreg() or not _is_safe(info.name):
                raise BackupError(f"The archive holds something that does not belong there: {info.name!r}.")
            source = tar.extractfile(info)
            assert source is not None
            target = folder / info.name
            target.parent.mkdir(parents=True, exist_ok=True)
            if _copy(source, target) != member:
                raise BackupError(f"{info.name} in the archive is damaged: its checksum is wrong.")
            os.utime(target, (info.mtime, info.mtime))
    if missing:
        raise BackupError(f"{len(missing)} files are missing in the archive, for example {next(iter(missing))}.")


def _copy(source: IO[bytes], target: Path) -> Member:
    size, digest = 0, hashlib.sha256()
    with target.open("xb") as copy:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += copy.write(chunk)
    return Member(size, digest.hexdigest())


def _is_safe(name: str) -> bool:
    """Whether the name is the database or a plain path below the media folder."""
    path = PurePosixPath(name)
    if name == DATABASE:
        return True
    plain = str(path) == name and "\\" not in name and "\0" not in name
    return plain and len(path.parts) > 1 and path.parts[0] == MEDIA and not {"..", "/"} & set(path.parts)


@contextmanager
def _reading(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except tarfile.TarError as error:
        raise BackupError(f"{path} is no backup, or it is damaged: {error}") from error
    except FileExistsError as error:
        raise BackupError(f"The archive names a file twice: {error.filename}") from error
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error}") from error
