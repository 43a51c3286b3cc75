"""The site on a real server, asked in turns."""

import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BARE = "/api/bare"


@dataclass(frozen=True)
class Figure:
    """A case: queries of one answer, its speed as a multiple of the bare view's (1 is as fast), bytes."""

    queries: int
    ratio: float
    size: int


@contextmanager
def server() -> Iterator[http.client.HTTPConnection]:
    """One process with one thread, as little as possible; yields a connection that stays open."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "1", "--log-level", "error", "leo_site.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=settings.BASE_DIR)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        for _attempt in range(300):
            try:
                client.connect()
                break
            except OSError:
                time.sleep(0.1)
        yield client
    finally:
        client.close()
        process.terminate()
        process.wait()


def measure(client: http.client.HTTPConnection, paths: dict[str, str], rounds: int) -> dict[str, Figure]:
    """The medians over rounds in which every path takes its turn right after the bare view."""
    sizes, queries = {}, {}
    for name, path in paths.items():
        ask(client, path)
        sizes[name], queries[name] = len(ask(client, path)), count_queries(path)
    ratios: dict[str, list[float]] = {name: [] for name in paths}
    for _round in range(rounds):
        for name, path in paths.items():
            ratios[name].append(_seconds(client, BARE) / _seconds(client, path))
    return {name: Figure(queries[name], statistics.median(ratios[name]), sizes[name]) for name in paths}


def ask(client: http.client.HTTPConnection, path: str) -> bytes:
    client.request("GET", path, headers={"Host": "localhost"})
    response = client.getresponse()
    body = response.read()
    assert response.status == 200, f"{path}: {response.status} {body[:200]!r}"
    return body


def _seconds(client: http.client.HTTPConnection, path: str) -> float:
    """The fastest of three: what disturbs a request only ever makes it slower."""
    times = []
    for _attempt in range(3):
        start = time.perf_counter()
        ask(client, path)
        times.append(time.perf_counter() - start)
    return min(times)


def count_queries(path: str) -> int:
    """Queries of an answer when everything that is remembered between requests is."""
    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
