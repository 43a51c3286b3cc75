"""Several connections at once, each with a transaction of its own.

SQLite lets one writer in at a time, so these interleavings cannot happen there: they are for PostgreSQL.
"""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from groups.models import GroupPage
from leo_site.core.models import DirtyMark, Publication, PublicationState
from leo_site.core.publication import sweep as sweeping
from leo_site.core.publication.reading import current_edition
from leo_site.core.publication.sweep import sweep
from tests.factories import GroupPageFactory, make_site

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]

WAIT = 20


@pytest.fixture
def groups() -> list[GroupPage]:
    network = make_site().network
    pages = [GroupPageFactory(parent=network) for _number in range(2)]
    current_edition()
    return pages


class Beside(threading.Thread):
    """Does something in another thread, with a connection of its own; `finish` tells what went wrong there."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self.work = work
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self.work()
        except BaseException as error:
            self.error = error
        finally:
            connections.close_all()

    def finish(self) -> None:
        self.join(WAIT)
        assert not self.is_alive()
        if self.error:
            raise self.error


def rename(group: GroupPage, title: str) -> None:
    GroupPage.objects.filter(pk=group.pk).update(title=title)


def titles() -> set[str]:
    current_edition()
    return {row.document.split('"title":"')[1].split('"')[0] for row in Publication.objects.filter(withdrawn=None)}


def test_writer_that_commits_late_is_not_skipped(groups: list[GroupPage]) -> None:
    late, early = groups
    marked, swept = threading.Event(), threading.Event()

    def write_late() -> None:
        with transaction.atomic():
            rename(late, "spät")
            marked.set()
            assert swept.wait(WAIT)

    writer = Beside(write_late)
    assert marked.wait(WAIT)
    rename(early, "früh")
    assert "früh" in titles()
    assert "spät" not in titles()
    swept.set()
    writer.finish()
    assert DirtyMark.objects.exists()
    assert titles() == {"früh", "spät"}


def test_two_sweepers_number_one_after_the_other(groups: list[GroupPage]) -> None:
    before = current_edition().number
    holds, release = threading.Event(), threading.Event()

    def write_and_sweep() -> None:
        with transaction.atomic():
            rename(groups[0], "erste")
            sweep()
            holds.set()
            assert release.wait(WAIT)

    first = Beside(write_and_sweep)
    assert holds.wait(WAIT)
    rename(groups[1], "zweite")
    second = Beside(sweep)
    second.join(0.5)
    assert second.is_alive(), "the second sweeper must wait for the first"
    # Nobody sees a number before all lower ones.
    assert PublicationState.objects.get().number == before
    release.set()
    first.finish()
    second.finish()
    numbers = {row.object_id: row.number for row in Publication.objects.filter(withdrawn=None)}
    assert before < numbers[str(groups[0].pk)] < numbers[str(groups[1].pk)]
    assert current_edition().number == max(numbers.values())


def test_mark_written_while_sweeping_stays(groups: list[GroupPage], monkeypatch: pytest.MonkeyPatch) -> None:
    rename(groups[0], "erste")
    real = sweeping._Run.project

    def project(run: sweeping._Run, marks: set[str], *, is_due: bool) -> None:
        real(run, marks, is_due=is_due)
        Beside(lambda: rename(groups[0], "zweite")).finish()

    with monkeypatch.context() as patched:
        patched.setattr(sweeping._Run, "project", project)
        sweep()
    assert DirtyMark.objects.exists()
    assert "zweite" in titles()


def test_many_writers_and_readers_lose_nothing(groups: list[GroupPage]) -> None:
    def write(group: GroupPage) -> None:
        for number in range(10):
            with transaction.atomic():
                rename(group, f"{group.pk} {number}")
                if number % 2:
                    sweep()
            current_edition()

    writers = [Beside(lambda group=group: write(group)) for group in groups]  # type: ignore[misc]
    for writer in writers:
        writer.finish()
    assert titles() == {f"{group.pk} 9" for group in groups}
    assert not DirtyMark.objects.exists()
