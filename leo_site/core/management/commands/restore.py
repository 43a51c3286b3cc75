"""Put a backup in place."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from leo_site.core.backup import BackupError, read_manifest, restore_backup


class Command(BaseCommand):
    help = "Replace the database and the media files by those of a backup, whole or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--yes", action="store_true", help="Do not ask.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = read_manifest(options["archive"])
            self.stdout.write(
                f"{options['archive']}: backup of {manifest.created}, {sum(manifest.counts.values())} rows, "
                f"{manifest.media_files if manifest.with_media else 'no'} media files."
            )
            if not options["yes"]:
                self._confirm()
            restore_backup(options["archive"])
        except BackupError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write("Restored. Restart the server, the worker and the schedule: they may remember the old state.")

    def _confirm(self) -> None:
        name = connection.settings_dict["NAME"]
        self.stdout.write(f"Everything in the database {name} will be replaced, and the media if the backup has some.")
        try:
            answer = input("Type yes to go on: ")
        except EOFError:
            answer = ""
        if answer.strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
