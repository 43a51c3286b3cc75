"""Every fact of the office's present page has a field, is shown and is delivered; the document says so."""

import pytest

from home.demo.coverage import Coverage, table
from home.demo.facts import facts
from home.management.commands.seed_coverage import DOCUMENT
from tests.home.demo_site import _empty_media, demo

__all__ = ["_empty_media", "demo"]

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_every_fact_is_held_shown_and_delivered() -> None:
    coverage = Coverage()
    rows = [coverage.row(fact) for fact in facts()]
    assert len(rows) > 60
    assert [problem for row in rows for problem in row.problems] == []
    assert DOCUMENT.read_text(encoding="utf-8") == table(rows), "Please run: manage.py seed_coverage --write"


def test_a_lost_fact_is_noticed() -> None:
    fact = next(fact for fact in facts() if fact.fact == "… from 1 September 2014")
    fact.model._default_manager.filter(person__family_name="Uhlmann").update(start="")
    assert len(Coverage().row(fact).problems) >= 1
