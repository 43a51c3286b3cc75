"""The health check for monitors."""

import pytest
from django.db import connection
from django.test import Client

from leo_site.core.publication.reading import current_edition
from tests.factories import GroupPageFactory, make_site


@pytest.mark.django_db
def test_healthz_answers_with_the_change_number_and_leaves_no_trace() -> None:
    GroupPageFactory(parent=make_site().network)
    response = Client().get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "number": current_edition().number}
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
def test_healthz_is_only_read() -> None:
    assert Client().head("/healthz").status_code == 200
    assert Client().post("/healthz").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_healthz_says_that_the_database_is_gone() -> None:
    intact = dict(connection.settings_dict)
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
        connection.settings_dict |= {"NAME": "leo_no_such_database", "OPTIONS": {}}
    else:
        connection.settings_dict["NAME"] = "/no/such/folder/leo.sqlite3"
    try:
        response = Client().get("/healthz")
    finally:
        connection.close()
        connection.settings_dict |= intact
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "reason": "The database does not answer."}
    assert response.headers["Cache-Control"] == "no-store"
    assert Client().get("/healthz").status_code == 200
