"""What the public projection adds to publishing a page."""

import statistics
import time
from dataclasses import dataclass

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from events.models import MeetingPage
from leo_site.core.publication import triggers
from leo_site.core.publication.sweep import sweep


@dataclass(frozen=True)
class Cost:
    """Publishing with the projection, as a multiple of publishing without, and the queries of both."""

    ratio: float
    stock_queries: int
    queries: int


def publishing_cost(rounds: int) -> Cost:
    """The medians over pairs: Wagtail alone, then with triggers and sweep. Both in one transaction."""
    meeting = MeetingPage.objects.upcoming()[0]
    ratios, counts = [], (0, 0)
    for _round in range(rounds + 1):
        triggers.drop(connection)
        stock, stock_queries = _publish(meeting, project=False)
        triggers.install(connection)
        ours, queries = _publish(meeting, project=True)
        ratios.append(ours / stock)
        counts = (stock_queries, queries)
    # The first pair fills caches.
    return Cost(statistics.median(ratios[1:]), *counts)


def _publish(meeting: MeetingPage, *, project: bool) -> tuple[float, int]:
    """Seconds and queries of changing a meeting as the editor does, from a fresh read to the commit."""
    page = MeetingPage.objects.get(pk=meeting.pk)
    page.summary = f"{time.perf_counter()}"
    connection.force_debug_cursor = False
    start = time.perf_counter()
    with transaction.atomic():
        page.save_revision().publish()
        if project:
            sweep()
    seconds = time.perf_counter() - start
    page.summary = f"{time.perf_counter()}"
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        page.save_revision().publish()
        if project:
            sweep()
    return seconds, len(captured)
