"""Making a backup and putting one in place."""

import contextlib
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from leo_site.core.backup import archive, media
from leo_site.core.backup.archive import BackupError, Manifest
from leo_site.core.backup.databases import database
from leo_site.core.publication import triggers

PREFIX, SUFFIX = "leo-", ".tar"


def create_backup(folder: Path, *, with_media: bool = True, keep: int | None = None) -> Path:
    """Write a backup into `folder` and return its path; of older ones there, the latest `keep` - 1 stay.

    The site may be in use: the database is one consistent moment, and every file it names that was there before or
    after that moment is in the archive. Raises `BackupError`.
    """
    system = database()
    now = datetime.now(UTC)
    _make_private(folder)
    path = folder / f"{PREFIX}{now:%Y%m%dT%H%M%S.%fZ}{SUFFIX}"
    with (
        tempfile.TemporaryDirectory(prefix=".leo-backup-", dir=folder) as work,
        archive.writing(path) as (writer, finish),
    ):
        # Files before and after the database: an upload in between is in both, a deletion in neither or harmless.
        if with_media:
            _add_media(writer)
        dump = Path(work, archive.DATABASE)
        counts = system.dump(dump)
        writer.add(archive.DATABASE, dump)
        if with_media:
            _add_media(writer)
        finish(
            Manifest(
                created=now.isoformat(),
                vendor=connection.vendor,
                versions=_versions(system.version()),
                migrations=sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()),
                counts=counts,
                with_media=with_media,
                members=writer.members,
            )
        )
    if keep:
        for old in sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))[:-keep]:
            old.unlink()
    return path


def read_manifest(path: Path) -> Manifest:
    """What an archive says of itself, and whether it fits this site; raises `BackupError` when it does not."""
    manifest = archive.manifest_of(path)
    if manifest.vendor != connection.vendor:
        raise BackupError(f"The backup is of a {manifest.vendor} database; this site uses {connection.vendor}.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        raise BackupError(
            f"The backup was made by a later or different version of the site: it knows {', '.join(unknown[:3])}."
        )
    return manifest


def restore_backup(path: Path) -> Manifest:
    """Replace the database and the media by those of an archive; raises `BackupError` and changes nothing if it fails.

    Everything is unpacked and checked beside what is there, then put in place: the files by renaming, the database in one
    transaction, after which the files of before are removed. The publication epoch is a new one, so that other sites
    walk everything again; everybody has to log in again; migrations the backup lacks are applied.
    """
    manifest = read_manifest(path)
    system = database()
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(media.staging())
        archive.unpack(path, manifest, folder)
        if manifest.with_media:
            stack.enter_context(media.exchanged(folder))
        system.restore(folder / archive.DATABASE, manifest)
    _finish()
    return manifest


def _finish() -> None:
    """What a database from elsewhere still needs to be this site's."""
    connections.close_all()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    triggers.install(connection)
    for alias in settings.CACHES:
        caches[alias].clear()


def _add_media(writer: archive.Writer) -> None:
    for name, path in media.media_files():
        if name not in writer.members:
            # Deleted since it was listed: then it is no longer needed either.
            with contextlib.suppress(FileNotFoundError):
                writer.add(name, path)


def _make_private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not os.access(folder, os.W_OK):
        raise BackupError(f"Cannot write into {folder}.")


def _versions(system: str) -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "wagtail": wagtail.__version__,
        "database": system,
    }
