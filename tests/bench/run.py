"""Grow the site step by step and measure it at each size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from leo_site.core.models import Publication
from tests.bench.content import build_groups, grow
from tests.bench.measuring import Figure, measure, server
from tests.bench.publishing import Cost, publishing_cost


@dataclass(frozen=True)
class Result:
    """All figures at one size. `projecting`: milliseconds for each publication when all are projected anew."""

    size: int
    figures: dict[str, Figure]
    publishing: Cost
    projecting: float


def measure_sizes(sizes: list[int], rounds: int, tell: Callable[[str], None]) -> Iterator[Result]:
    """A result for each size, smallest first."""
    groups = build_groups()
    for size in sorted(sizes):
        tell(f"{size} meetings: building")
        projecting = 1000 * grow(groups, size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        coming = Publication.objects.filter(kind="meeting", starts_at__gte=timezone.now()).order_by("starts_at")
        paths = {
            "list: next 20": "/api/v1/meetings?upcoming=true&limit=20",
            "list: next 20 of a group": f"/api/v1/meetings?upcoming=true&limit=20&group={groups[0].slug}",
            "list: 20 from the far end": f"/api/v1/meetings?limit=20&offset={size * 9 // 10}",
            "detail": f"/api/v1/meetings/{coming[0].key}",
            "groups: all 20": "/api/v1/groups",
            "page of a group (HTML)": groups[0].get_url(),
        }
        tell(f"{size} meetings: projected in {projecting:.1f} ms each, measuring")
        with server() as client:
            figures = measure(client, paths, rounds)
        yield Result(size, figures, publishing_cost(rounds), projecting)
