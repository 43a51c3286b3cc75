"""What projecting costs the one who publishes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leo_site.core.publication import triggers
from leo_site.core.publication.reading import current_edition
from leo_site.core.publication.sweep import sweep
from tests.core.publication.conftest import House

pytestmark = pytest.mark.django_db


def queries_of_publishing(house: House, title: str) -> int:
    house.meeting.title = title
    with CaptureQueriesContext(connection) as queries:
        house.meeting.save_revision().publish()
    return len(queries)


def test_publishing_needs_no_further_query(house: House) -> None:
    """The marks are written inside the statements that publish."""
    queries_of_publishing(house, "Aufwärmen")
    with_triggers = queries_of_publishing(house, "Mit")
    triggers.drop(connection)
    assert queries_of_publishing(house, "Ohne") == with_triggers
    triggers.install(connection)


def test_sweep_of_one_meeting_stays_within_bounds(house: House) -> None:
    """The meeting, its minutes and both its groups are projected."""
    current_edition()
    queries_of_publishing(house, "Neu")
    with CaptureQueriesContext(connection) as queries:
        assert sweep() == 4
    assert len(queries) <= 85, "\n".join(query["sql"][:150] for query in queries)
