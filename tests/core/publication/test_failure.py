"""A projector that raises for one object."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from events.models import MeetingPage
from groups.models import GroupPage
from leo_site.core.models import DirtyMark, Publication
from leo_site.core.publication.projectors import PROJECTORS, Projection
from leo_site.core.publication.reading import current_edition
from leo_site.core.publication.sweep import RETRY_AFTER
from tests.core.publication.conftest import House, Visitor
from tests.factories import GroupPageFactory, MeetingPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(house: House, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Ids of groups and meetings that cannot be projected while they are in this set."""
    current_edition()
    ids: set[str] = set()
    for kind in ("group", "meeting"):
        projector = PROJECTORS[kind]
        real = projector.project

        def project(wanted: Iterable[str], real: Any = real) -> Iterator[Projection]:
            wanted = set(wanted)
            if ids & wanted:
                raise RuntimeError("cannot read this one")
            return real(wanted)

        monkeypatch.setattr(projector, "project", project)
    return ids


def test_one_broken_object_keeps_its_old_document_and_holds_up_nobody(
    house: House, visitor: Visitor, broken: set[str]
) -> None:
    other = MeetingPageFactory(parent=house.joint_group)
    broken.add(str(house.meeting.pk))
    for page in (house.meeting, other):
        page.title = "Neu"
        page.save()
    assert visitor.page(house.meeting)["title"] != "Neu"
    assert visitor.page(other)["title"] == "Neu"
    assert DirtyMark.objects.filter(subject=f"page:{house.meeting.pk}").exclude(not_before=None).exists()


def test_broken_object_is_tried_again_later(house: House, visitor: Visitor, broken: set[str]) -> None:
    broken.add(str(house.meeting.pk))
    house.meeting.title = "Neu"
    house.meeting.save()
    visitor.page(house.meeting)
    broken.clear()
    assert visitor.page(house.meeting)["title"] != "Neu"
    with time_machine.travel(timezone.now() + RETRY_AFTER + timedelta(seconds=1)):
        assert visitor.page(house.meeting)["title"] == "Neu"
    assert not DirtyMark.objects.exists()


def test_withdrawn_object_is_withdrawn_though_it_cannot_be_projected(
    house: House, visitor: Visitor, broken: set[str]
) -> None:
    broken.add(str(house.meeting.pk))
    MeetingPage.objects.filter(pk=house.meeting.pk).update(live=False)
    assert visitor.page(house.meeting) is None


def test_old_document_goes_when_it_may_name_somebody_who_must_not_be(
    house: House, visitor: Visitor, broken: set[str]
) -> None:
    broken.add(str(house.group.pk))
    house.person.consent = False
    house.person.save()
    assert visitor.page(house.group) is None
    assert str(house.person) not in visitor.get("groups").content.decode()


def test_broken_object_past_its_boundary_is_not_tried_at_every_read(
    house: House, visitor: Visitor, broken: set[str]
) -> None:
    group: GroupPage = GroupPageFactory(parent=house.site.network)
    meeting = MeetingPageFactory(parent=group)
    current_edition()
    broken.add(str(meeting.pk))
    with time_machine.travel(meeting.starts_at + timedelta(minutes=1)):
        current_edition()
        marks = set(DirtyMark.objects.values_list("pk", flat=True))
        current_edition()
        assert set(DirtyMark.objects.values_list("pk", flat=True)) == marks
    assert not Publication.objects.filter(boundary__lte=timezone.now()).exists()
