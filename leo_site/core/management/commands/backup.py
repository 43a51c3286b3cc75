"""Back the site up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from leo_site.core.backup import BackupError, create_backup, read_manifest


class Command(BaseCommand):
    help = "Write the database and the media files into one archive. The site may be in use meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, help="Folder for the archive (default: backups in the data folder).")
        parser.add_argument("--keep", type=int, help="Archives to keep in the folder, this one included.")
        parser.add_argument("--no-media", action="store_true", help="Only the database.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] is not None and options["keep"] < 1:
            raise CommandError("--keep must be at least 1.")
        folder = options["to"] or default_folder()
        try:
            path = create_backup(folder, with_media=not options["no_media"], keep=options["keep"])
            manifest = read_manifest(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size = path.stat().st_size / 1_000_000
        rows = sum(manifest.counts.values())
        self.stdout.write(f"{path} ({size:.1f} MB: {rows} rows, {manifest.media_files} media files)")


def default_folder() -> Path:
    """`backups` in the site's data folder, or in the current one where a site has none."""
    return Path(getattr(settings, "DATA_DIR", Path.cwd())) / "backups"
