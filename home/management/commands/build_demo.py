"""`manage.py build_demo`: the demo content, from nothing or brought up to date."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo.build import build_demo
from home.demo.logins import DEMO_LOGINS
from home.demo.pages import address_site
from home.demo.words import demo_key
from home.models import HomePage


class Command(BaseCommand):
    help = "Builds the demo content, with logins whose passwords everybody knows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Only when the site has no home page yet.")
        parser.add_argument("--force", action="store_true", help="Also where DEBUG is off.")

    def handle(self, *args: Any, if_empty: bool = False, force: bool = False, **options: Any) -> None:
        if if_empty and HomePage.objects.exists():
            demo = HomePage.objects.filter(
                translation_key=demo_key("home"), locale__language_code=settings.LANGUAGE_CODE
            )
            if settings.DEBUG and (home := demo.first()):
                # `make run` on another port: links in the API name the address the site is served at.
                address_site(home)
            return
        if not settings.DEBUG and not force:
            raise CommandError(
                "The demo brings logins whose passwords everybody knows, and this looks like a real site (DEBUG is off). "
                "Use --force if you are sure."
            )
        if HomePage.objects.exclude(translation_key=demo_key("home")).exists():
            raise CommandError("This site has a first page of its own. The demo is for a site without one.")
        # A line for each page saved would hide the logins.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        start = time.monotonic()
        self.stdout.write("Building the demo content")
        build_demo()
        self.stdout.write(f"The demo is ready ({time.monotonic() - start:.0f} s). Logins, for demonstrations only:")
        for username, password, role in DEMO_LOGINS:
            self.stdout.write(f"  {username}  {password}  {role}")
