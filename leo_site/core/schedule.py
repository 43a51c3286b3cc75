"""Periodic jobs: what runs by the clock, and how often.

An app registers a job in a module that its `AppConfig.ready` imports:

    @every(minutes=10)
    def send_digests() -> None: ...

`manage.py run_schedule` runs them. A job may be cut short and may run again at once, so it must be idempotent.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import DatabaseError
from django.utils import timezone

from leo_site.core.models import ScheduledJob

logger = logging.getLogger(__name__)

JobFunction = TypeVar("JobFunction", bound=Callable[[], object])

#: A failed job is tried again after this time, or after its own interval if that is shorter.
RETRY_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Job:
    """A function without arguments and the time between the starts of two runs."""

    name: str
    interval: timedelta
    function: Callable[[], object]


JOBS: dict[str, Job] = {}


def every(*, minutes: int = 0, hours: int = 0, days: int = 0) -> Callable[[JobFunction], JobFunction]:
    """Register a job. Its name, module and function, is what the database remembers it by."""
    interval = timedelta(days=days, hours=hours, minutes=minutes)
    if interval <= timedelta(0):
        raise ValueError("A job needs an interval.")

    def register(function: JobFunction) -> JobFunction:
        name = f"{function.__module__}.{function.__qualname__}"
        JOBS[name] = Job(name, interval, function)
        return function

    return register


def run_due(now: datetime | None = None) -> list[str]:
    """Run the jobs that are due and return the names of those that ran without an error.

    An error in a job is logged, never raised: the others run all the same.
    """
    done = []
    for job in list(JOBS.values()):
        try:
            moment = now or timezone.now()
            if _claim(job, moment):
                done += [job.name] if _run(job, moment) else []
        except DatabaseError:
            logger.exception("The database does not answer; %s waits", job.name)
    return done


def seconds_to_next() -> float:
    """Seconds until some job is due: at least one, at most a minute, so that a change of the clock does no harm."""
    known = dict(ScheduledJob.objects.filter(name__in=JOBS).values_list("name", "due_at"))
    now = timezone.now()
    first = min((known.get(name, now) for name in JOBS), default=now + timedelta(minutes=1))
    return min(60.0, max(1.0, (first - now).total_seconds()))


def _claim(job: Job, now: datetime) -> bool:
    """Whether this process is the one to run the job now: the statement lets only one of several through."""
    ScheduledJob.objects.get_or_create(name=job.name, defaults={"due_at": now})
    return bool(ScheduledJob.objects.filter(name=job.name, due_at__lte=now).update(due_at=now + job.interval))


def _run(job: Job, now: datetime) -> bool:
    row = ScheduledJob.objects.filter(name=job.name)
    try:
        job.function()
    except Exception:
        logger.exception("The job %s failed", job.name)
        row.update(due_at=now + min(job.interval, RETRY_AFTER))
        return False
    row.update(finished_at=timezone.now())
    return True
