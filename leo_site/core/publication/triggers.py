"""Database triggers that write a `DirtyMark` in the statement that changes a watched table.

Signals would miss `QuerySet.update()`, bulk and raw writes, treebeard's moves and a process killed between a save and its
signal; a trigger misses nothing and commits with the change. SQLite and PostgreSQL are supported. Triggers are
dropped before and made again after `migrate`, because both databases refuse some schema changes under them.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from leo_site.core.publication.watched import WATCHES, Watch

PREFIX = "leo_mark_"
EVENTS = ("INSERT", "UPDATE", "DELETE")

# One function serves every table: the arguments are the subject and the column with its key.
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION leo_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text; after text;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('SELECT ($1).%I::text', TG_ARGV[1]) INTO before USING OLD;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        EXECUTE format('SELECT ($1).%I::text', TG_ARGV[1]) INTO after USING NEW;
    END IF;
    INSERT INTO core_dirtymark (subject)
        SELECT DISTINCT TG_ARGV[0] || ':' || key FROM unnest(ARRAY[before, after]) AS key WHERE key IS NOT NULL;
    RETURN NULL;
END $$
"""


def before_migrate(sender: AppConfig, using: str, plan: list[Any], **kwargs: object) -> None:
    """`pre_migrate` receiver: take the triggers away when there is something to migrate."""
    if plan:
        drop(connections[using])


def after_migrate(sender: AppConfig, using: str, plan: Sequence[Any] = (), **kwargs: object) -> None:
    """`post_migrate` receiver: put the triggers back; what migrations changed unseen is projected anew.

    So are documents of another shape than today's. `flush` sends the signal too, without a plan.
    """
    from leo_site.core.publication.rebuild import mark_everything, some_outdated

    if install(connections[using]) and (plan or some_outdated(using)):
        mark_everything(using)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove all our triggers."""
    with connection.cursor() as cursor:
        for name, table in _installed(connection).items():
            cursor.execute(f"DROP TRIGGER {name}" + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))


def install(connection: BaseDatabaseWrapper) -> bool:
    """Create the triggers that are missing and drop those nobody asks for any more; False before our tables exist."""
    wanted = {
        name: (entry.table, statement)
        for entry in WATCHES.values()
        for name, statement in _statements(connection, entry)
    }
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if "core_dirtymark" not in tables:
            return False
        installed = _installed(connection)
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for name in installed.keys() - wanted.keys():
            table = installed[name]
            cursor.execute(f"DROP TRIGGER {name}" + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))
        for name in wanted.keys() - installed.keys():
            table, statement = wanted[name]
            if table in tables:
                cursor.execute(statement)
    return True


def _installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Our triggers in the database: name to table."""
    query = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " JOIN pg_namespace ON pg_namespace.oid = relnamespace AND nspname = current_schema() WHERE tgname LIKE %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query, [PREFIX + "%"])
        return dict(cursor.fetchall())


def _statements(connection: BaseDatabaseWrapper, entry: Watch) -> list[tuple[str, str]]:
    """Name and SQL of a watch's three triggers. The name carries a digest of the SQL, so a change replaces it."""
    build = _sqlite if connection.vendor == "sqlite" else _postgresql
    result = []
    for event in EVENTS:
        sql = build(entry, event)
        name = PREFIX + hashlib.sha256(f"{entry.table} {sql}".encode()).hexdigest()[:20]
        result.append((name, sql.replace("@name", name)))
    return result


def _postgresql(entry: Watch, event: str) -> str:
    changed = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in entry.columns)
    when = f"WHEN ({changed}) " if event == "UPDATE" else ""
    return (
        f'CREATE TRIGGER @name AFTER {event} ON "{entry.table}" FOR EACH ROW {when}'
        f"EXECUTE FUNCTION leo_mark('{entry.subject}', '{entry.column}')"
    )


def _sqlite(entry: Watch, event: str) -> str:
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in entry.columns)
    when = f"WHEN {changed} " if event == "UPDATE" else ""
    sides = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[event]
    keys = " UNION ".join(f'SELECT {side}."{entry.column}" AS key' for side in sides)
    return (
        f'CREATE TRIGGER @name AFTER {event} ON "{entry.table}" FOR EACH ROW {when}BEGIN '
        f"INSERT INTO core_dirtymark (subject) SELECT '{entry.subject}:' || key FROM ({keys}) "
        "WHERE key IS NOT NULL; END"
    )
