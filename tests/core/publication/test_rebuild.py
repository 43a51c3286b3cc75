"""Projecting everything anew."""

import uuid

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from leo_site.core.models import DirtyMark, Publication
from leo_site.core.publication import triggers
from leo_site.core.publication.projectors import PROJECTORS
from leo_site.core.publication.reading import current_edition
from tests.core.publication.conftest import House, Visitor

pytestmark = pytest.mark.django_db


def after_migrate() -> None:
    triggers.after_migrate(sender=apps.get_app_config("core"), using=connection.alias)


def test_rebuild_of_an_unchanged_site_changes_no_number(
    house: House, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    before = current_edition()
    call_command("rebuild_publications")
    assert capsys.readouterr().out == "0 public documents changed.\n"
    assert current_edition() == before
    assert not DirtyMark.objects.exists()


def test_rebuild_repairs_documents_and_withdraws_what_nobody_saw_go(house: House, visitor: Visitor) -> None:
    current_edition()
    Publication.objects.filter(kind="meeting").update(document="{}")
    gone = Publication.objects.create(
        kind="group",
        key=uuid.uuid4(),
        locale="de",
        object_id="987654",
        number=10**6,
        schema=1,
        document="{}",
        card="{}",
        first_published=timezone.now(),
        modified=timezone.now(),
    )
    call_command("rebuild_publications")
    assert visitor.page(house.meeting)["title"] == house.meeting.title
    gone.refresh_from_db()
    assert gone.withdrawn
    assert gone.document == ""


def test_documents_of_another_shape_are_made_anew_after_migrate(
    house: House, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = current_edition().number
    after_migrate()
    assert not DirtyMark.objects.exists()
    monkeypatch.setattr(type(PROJECTORS["meeting"]), "schema", 2)
    after_migrate()
    assert current_edition().number == number
    assert Publication.objects.get(kind="meeting").schema == 2
    after_migrate()
    assert not DirtyMark.objects.exists()
