"""Run the periodic jobs."""

import logging
import signal
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from leo_site.core.schedule import JOBS, run_due, seconds_to_next

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """One long-running process; several at once do no harm, each due job is run by one of them."""

    help = "Run the periodic jobs: scheduled publishing, clock boundaries, cleaning up."

    #: Set while jobs run: they are finished before the process ends.
    busy = False
    stopping = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Run the jobs that are due and exit (for cron).")
        parser.add_argument("--list", action="store_true", help="Show the jobs and exit.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for job in JOBS.values():
                self.stdout.write(f"{job.name}: every {job.interval}")
        elif options["once"]:
            for name in run_due():
                self.stdout.write(name)
        else:
            signal.signal(signal.SIGTERM, self._stop)
            signal.signal(signal.SIGINT, self._stop)
            self._run_until_stopped()

    def _run_until_stopped(self) -> None:
        while not self.stopping:
            self.busy = True
            close_old_connections()
            run_due()
            pause = self._pause()
            close_old_connections()
            self.busy = False
            if not self.stopping:
                time.sleep(pause)

    def _pause(self) -> float:
        try:
            return seconds_to_next()
        except DatabaseError:
            logger.exception("The database does not answer")
            return 10.0

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping = True
        if not self.busy:
            sys.exit(0)
