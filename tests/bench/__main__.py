"""Measure, and print a table in Markdown."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg

ROUNDS = 15


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="How fast the site answers as it grows.")
    parser.add_argument("--sizes", default="500,5000,50000", help="numbers of meetings (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of each case (default %(default)s)")
    return parser.parse_args()


@contextmanager
def database() -> Iterator[str]:
    """An empty database: a file, or one of its own on the server of DATABASE_URL."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"leo_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def main() -> None:
    options = arguments()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="leo-bench-") as folder, database() as url:
        os.environ |= {
            "DATABASE_URL": url,
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "LOG_LEVEL": "ERROR",
        }
        django.setup()
        # Models exist only now.
        from django.core.management import call_command
        from django.db import connection

        from tests.bench import report
        from tests.bench.run import measure_sizes

        start = time.monotonic()
        call_command("migrate", interactive=False, verbosity=0)
        results = list(measure_sizes(sizes, options.rounds, lambda text: print(text, file=sys.stderr, flush=True)))
        print(report.table(results, connection.vendor, time.monotonic() - start))
        connection.close()


if __name__ == "__main__":
    main()
