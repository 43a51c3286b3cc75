"""`manage.py seed_coverage`: where each fact of the office's present page stands in the built demo."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo.coverage import Coverage, table
from home.demo.facts import facts

DOCUMENT = settings.BASE_DIR / "docs" / "seed-coverage.md"


class Command(BaseCommand):
    help = "Prints where each fact of the office's page stands. Needs the demo; fails if a fact is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="Write docs/seed-coverage.md instead of printing it.")

    def handle(self, *args: Any, write: bool = False, **options: Any) -> None:
        coverage = Coverage()
        rows = [coverage.row(fact) for fact in facts()]
        if problems := [problem for row in rows for problem in row.problems]:
            raise CommandError("\n".join(problems))
        if write:
            DOCUMENT.write_text(table(rows), encoding="utf-8")
        else:
            self.stdout.write(table(rows), ending="")
