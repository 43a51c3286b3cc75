"""`manage.py rebuild_publications`: make every public document anew."""

from typing import Any

from django.core.management.base import BaseCommand

from leo_site.core.publication.rebuild import rebuild


class Command(BaseCommand):
    help = "Make every public document anew. What reads as before keeps its number; safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = rebuild()
        self.stdout.write(f"{changed} public documents changed.")
