"""Say in a sentence which server `make check` misses: PostgreSQL (first argument, a URL) or Redis (second)."""

import sys

import environ
import psycopg
import redis


def missing(database_url: str, redis_url: str) -> list[str]:
    """One sentence per server that cannot be reached, or used as the tests need it."""
    sentences = []
    database = environ.Env.db_url_config(database_url)
    try:
        with psycopg.connect(
            host=database["HOST"],
            port=database["PORT"] or 5432,
            user=database["USER"] or None,
            password=database["PASSWORD"] or None,
            dbname=database["NAME"],
            connect_timeout=5,
        ) as connection:
            query = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            row = connection.execute(query).fetchone()
        if not (row and row[0]):
            sentences.append(f"The user of {database_url} may not create databases (ALTER ROLE … CREATEDB).")
    except psycopg.OperationalError as error:
        sentences.append(
            f"make check needs a PostgreSQL server at {database_url} (CHECK_DATABASE_URL names another): {error}"
        )
    try:
        redis.Redis.from_url(redis_url, socket_connect_timeout=5).ping()
    except redis.RedisError as error:
        sentences.append(f"make check needs a Redis server at {redis_url} (CHECK_REDIS_URL names another): {error}")
    return sentences


if __name__ == "__main__":
    sys.exit("\n".join(missing(*sys.argv[1:3])) or 0)
