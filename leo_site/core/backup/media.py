"""The folder of uploaded files: listed for a backup, exchanged as a whole by a restore."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages

from leo_site.core.backup.archive import MEDIA, BackupError

#: Folders inside the media folder in which a restore prepares what it will put in place.
STAGING = ".restore-"


def media_root() -> Path:
    """The media folder; raises `BackupError` when media are kept somewhere else than in a folder."""
    storage = storages["default"]
    if not isinstance(storage, FileSystemStorage):
        raise BackupError(
            f"Media are kept by {type(storage).__name__}, not in a folder: back them up where they are, "
            "and use --no-media here."
        )
    return Path(storage.location)


def media_files() -> Iterator[tuple[str, Path]]:
    """Name in the archive and path of every media file. Links are not followed."""
    root = media_root()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(STAGING))
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink():
                yield f"{MEDIA}/{path.relative_to(root).as_posix()}", path


@contextmanager
def staging() -> Iterator[Path]:
    """A private folder inside the media folder (so on the same disk, also when that is a mount of its own)."""
    root = media_root()
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def exchanged(folder: Path) -> Iterator[None]:
    """Put `folder/media` in the place of the present media; back again if the block raises."""
    root, new, old = media_root(), folder / MEDIA, folder / "before"
    new.mkdir(exist_ok=True)
    old.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        present = [path for path in root.iterdir() if not path.name.startswith(STAGING)]
        for source, target in [(path, old) for path in present] + [(path, root) for path in list(new.iterdir())]:
            source.rename(target / source.name)
            moved.append((source, target / source.name))
        yield
    except BaseException:
        for source, target in reversed(moved):
            target.rename(source)
        raise
