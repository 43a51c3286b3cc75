"""Dumping and restoring a database, each in one consistent piece."""

import os
import shutil
import sqlite3
import subprocess
import time
import uuid
from contextlib import closing
from pathlib import Path
from typing import Protocol

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from leo_site.core.backup.archive import BackupError, Manifest
from leo_site.core.publication.models import PublicationState

#: Seconds a restore waits for others to let go of the database.
PATIENCE = 60

STATE, SESSIONS = PublicationState._meta.db_table, Session._meta.db_table


class Database(Protocol):
    """What a backup needs of a database system."""

    def version(self) -> str:
        """Name and version of the server or library."""
        ...

    def dump(self, target: Path) -> dict[str, int]:
        """Write one moment's content into `target`, while others write on; returns the rows of each table."""
        ...

    def restore(self, source: Path, manifest: Manifest) -> None:
        """Replace the content by a dump, whole or not at all, with a new epoch and without anybody logged in."""
        ...


def database() -> Database:
    """The adapter of the default database; raises `BackupError` for systems we do not know."""
    if connection.vendor == "sqlite":
        return SQLite()
    if connection.vendor == "postgresql":
        return PostgreSQL()
    raise BackupError(f"Backups know SQLite and PostgreSQL, not {connection.vendor}.")


class SQLite:
    """By SQLite's online backup: other processes keep their connections, before, during and after."""

    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def dump(self, target: Path) -> dict[str, int]:
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
            return self._counts(copy)

    def restore(self, source: Path, manifest: Manifest) -> None:
        with closing(sqlite3.connect(source)) as staged:
            self._prepare(staged, manifest)
            connection.close()
            name = Path(connection.settings_dict["NAME"])
            name.parent.mkdir(parents=True, exist_ok=True)
            deadline = time.monotonic() + PATIENCE

            def give_up(status: int, remaining: int, total: int) -> None:
                if remaining and time.monotonic() > deadline:
                    raise BackupError("The database is in use all the time. Stop the site's processes and try again.")

            # One transaction in the live file: readers see the old content until it is complete.
            try:
                with closing(sqlite3.connect(name, timeout=PATIENCE)) as live:
                    staged.backup(live, progress=give_up)
            except sqlite3.Error as error:
                raise BackupError(f"The database {name} cannot be replaced: {error}.") from error

    def _prepare(self, staged: sqlite3.Connection, manifest: Manifest) -> None:
        try:
            result = staged.execute("PRAGMA integrity_check").fetchone()[0]
            if result != "ok":
                raise BackupError(f"The database in the archive is damaged: {result}")
            if broken := staged.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError(f"The database in the archive has rows that point nowhere, in {broken[0]}.")
            if self._counts(staged) != manifest.counts:
                raise BackupError("The database in the archive does not have the rows the manifest names.")
            with staged:
                staged.execute(f'UPDATE "{STATE}" SET epoch = ?', [uuid.uuid4().hex])
                staged.execute(f'DELETE FROM "{SESSIONS}"')
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The database in the archive cannot be read: {error}") from error

    def _counts(self, database: sqlite3.Connection) -> dict[str, int]:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        tables = [name for (name,) in database.execute(query)]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


class PostgreSQL:
    """By PostgreSQL's own tools: `pg_dump` reads one snapshot, `psql` restores in one transaction."""

    def version(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0]}"

    def dump(self, target: Path) -> dict[str, int]:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            counts: dict[str, int] = {}
            for table in sorted(connection.introspection.table_names(cursor)):
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
                counts[table] = cursor.fetchone()[0]
            _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
                 f"--file={target}")  # fmt: skip
        return counts

    def restore(self, source: Path, manifest: Manifest) -> None:
        before, script, after = (source.with_name(f"{name}.sql") for name in ("before", "script", "after"))
        # Without a database to connect to, pg_restore writes the SQL.
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source), connect=False)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            (schema,) = cursor.fetchone()
            known = set(connection.introspection.table_names(cursor))
        ours = {*connection.introspection.django_table_names(), "django_migrations", *manifest.counts} & known
        quote = connection.ops.quote_name
        drops = [f"DROP TABLE {quote(schema)}.{quote(table)} CASCADE;" for table in sorted(ours)]
        before.write_text(
            "\n".join(
                [
                    f"SET lock_timeout = '{PATIENCE}s';",
                    *(f"LOCK TABLE {quote(schema)}.{quote(table)};" for table in sorted(ours)),
                    *drops,
                    f"DROP FUNCTION IF EXISTS {quote(schema)}.leo_mark();",
                ]
            )
        )
        after.write_text(self._closing(schema, manifest))
        connection.close()
        _run("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction",
             "--output=/dev/null", *(f"--file={path}" for path in (before, script, after)))  # fmt: skip

    def _closing(self, schema: str, manifest: Manifest) -> str:
        """SQL that refuses to commit other rows than the manifest names, and starts the new epoch."""
        quote = connection.ops.quote_name
        lines = [
            f"DO $$ BEGIN IF (SELECT count(*) FROM {quote(schema)}.{quote(table)}) <> {int(count)} THEN "
            f"RAISE EXCEPTION 'The rows of a table are not those the manifest names'; END IF; END $$;"
            for table, count in manifest.counts.items()
        ]
        lines.append(f"UPDATE {quote(schema)}.{quote(STATE)} SET epoch = '{uuid.uuid4()}';")
        lines.append(f"DELETE FROM {quote(schema)}.{quote(SESSIONS)};")
        return "\n".join(lines)


def _run(tool: str, *arguments: str, connect: bool = True) -> None:
    """Run one of PostgreSQL's client tools; the password travels in the environment, never on the command line."""
    path = shutil.which(tool)
    if path is None:
        raise BackupError(
            f"{tool} is not installed. It belongs to PostgreSQL's client tools, in the server's version or a later one "
            "(Debian, Ubuntu: apt-get install postgresql-client)."
        )
    (_psql, *target), extra = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [path, *arguments, *(["--no-password", *target] if connect else [])]
    result = subprocess.run(command, env={**os.environ, **(extra or {})}, capture_output=True, text=True)
    if result.returncode:
        raise BackupError(f"{tool} failed: {result.stderr.strip() or result.returncode}")
