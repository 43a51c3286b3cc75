"""A site of its own, in a database and a data folder apart, for tests that run commands as an operator does."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient


@pytest.fixture
def site_database(transactional_db: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Environment for `manage.py` with a migrated database of the kind the suite runs on, empty but for migrations.

    It is a copy of the test database: migrating another one would take longer than the test.
    """
    folder = tmp_path / "site"
    folder.mkdir()
    environment = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "leo_site.settings.dev", "LOG_LEVEL": "WARNING"}
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / "leo.sqlite3")) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        yield {**environment, "DATABASE_URL": ""}
        return
    name = f"leo_ops_drill_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    dump = tmp_path / "template.dump"
    postgresql("pg_dump", "--format=custom", f"--file={dump}")
    postgresql(
        "psql", "--command", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", "--command", f"CREATE DATABASE {name}"
    )
    try:
        postgresql("pg_restore", "--no-owner", f"--dbname={name}", str(dump), database=False)
        yield {**environment, "DATABASE_URL": database_url(name)}
    finally:
        postgresql("psql", "--command", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def database_url(name: str) -> str:
    """The address of another database on the test database's server."""
    known = connection.settings_dict
    login = f"{known['USER']}:{known['PASSWORD']}" if known["PASSWORD"] else known["USER"]
    return f"postgres://{login}@{known['HOST']}:{known['PORT'] or 5432}/{name}"


def postgresql(tool: str, *arguments: str, database: bool = True) -> None:
    """Run a client tool against the test database's server."""
    (_psql, *target), extra = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    path = shutil.which(tool)
    assert path, f"{tool} is missing: apt-get install postgresql-client"
    target = target if database else target[:-1]
    environment = {**os.environ, **(extra or {})}
    subprocess.run([path, *arguments, *target], env=environment, check=True, capture_output=True)


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a management command in a process of its own."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, cwd="/")


def query(environment: dict[str, str], statement: str) -> list[tuple[object, ...]]:
    """The rows of a statement in the site's database."""
    if url := environment["DATABASE_URL"]:
        with psycopg.connect(url) as server:
            return server.execute(statement).fetchall()
    with closing(sqlite3.connect(f"{environment['DATA_DIR']}/leo.sqlite3", timeout=30)) as file:
        return file.execute(statement).fetchall()
