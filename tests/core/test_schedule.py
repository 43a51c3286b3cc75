"""The schedule: what is due runs once, errors stop nothing, scheduled pages appear and disappear with their API rows."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from events.models import MeetingPage
from leo_site.core import jobs, schedule
from leo_site.core.models import DirtyMark, Publication, ScheduledJob, SiteDocument
from leo_site.core.publication.sweep import pending
from leo_site.core.schedule import every, run_due, seconds_to_next
from tests.core.conftest import query
from tests.factories import DocumentFactory, GroupPageFactory, MeetingPageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def registry() -> Iterator[dict[str, schedule.Job]]:
    """An empty list of jobs, put back afterwards."""
    known = dict(schedule.JOBS)
    schedule.JOBS.clear()
    yield schedule.JOBS
    schedule.JOBS.clear()
    schedule.JOBS.update(known)


def test_run_due_runs_a_job_once_in_its_interval(registry: dict[str, schedule.Job]) -> None:
    runs: list[str] = []
    every(minutes=10)(lambda: runs.append("run"))
    now = timezone.now()
    for minutes in (0, 5, 9, 10, 11, 25):
        run_due(now + timedelta(minutes=minutes))
    assert len(runs) == 3


def test_run_due_goes_on_after_an_error_and_tries_again_sooner(registry: dict[str, schedule.Job]) -> None:
    runs: list[str] = []

    @every(days=1)
    def fails() -> None:
        runs.append("fails")
        raise RuntimeError("for the test")

    @every(days=1)
    def works() -> None:
        runs.append("works")

    now = timezone.now()
    assert [name.rpartition(".")[2] for name in run_due(now)] == ["works"]
    run_due(now + timedelta(minutes=1))
    run_due(now + schedule.RETRY_AFTER)
    assert runs == ["fails", "works", "fails"]
    finished = dict(ScheduledJob.objects.values_list("name", "finished_at"))
    assert [bool(moment) for name, moment in sorted(finished.items())] == [False, True]


def test_every_refuses_a_job_without_interval() -> None:
    with pytest.raises(ValueError, match="interval"):
        every()


def test_seconds_to_next_is_bounded(registry: dict[str, schedule.Job]) -> None:
    assert seconds_to_next() == pytest.approx(60, abs=1)
    every(days=1)(lambda: None)
    assert seconds_to_next() == 1
    run_due()
    assert seconds_to_next() == 60


def test_run_schedule_once_runs_every_job_of_the_site() -> None:
    out = StringIO()
    call_command("run_schedule", "--once", stdout=out)
    assert set(out.getvalue().split()) == set(schedule.JOBS)
    again = StringIO()
    call_command("run_schedule", "--once", stdout=again)
    assert again.getvalue() == ""


def test_publish_scheduled_publishes_with_its_public_document() -> None:
    group = GroupPageFactory(parent=make_site().network)
    meeting = MeetingPageFactory(parent=group, live=False)
    meeting.go_live_at = timezone.now() + timedelta(hours=1)
    meeting.save_revision().publish()
    assert not MeetingPage.objects.get(pk=meeting.pk).live
    Revision.objects.filter(object_id=str(meeting.pk)).update(approved_go_live_at=timezone.now() - timedelta(seconds=1))
    content = meeting.latest_revision.content | {"go_live_at": (timezone.now() - timedelta(seconds=1)).isoformat()}
    Revision.objects.filter(object_id=str(meeting.pk)).update(content=content)
    jobs.publish_scheduled()
    assert MeetingPage.objects.get(pk=meeting.pk).live
    assert Publication.objects.get(key=meeting.translation_key).document
    assert not pending().exists()


def test_publish_scheduled_takes_offline_and_leaves_a_tombstone() -> None:
    group = GroupPageFactory(parent=make_site().network)
    meeting = MeetingPageFactory(parent=group)
    jobs.sweep_publications()
    MeetingPage.objects.filter(pk=meeting.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    jobs.publish_scheduled()
    meeting.refresh_from_db()
    assert (meeting.live, meeting.expired) == (False, True)
    assert Publication.objects.get(key=meeting.translation_key).withdrawn


def test_publish_scheduled_is_not_held_up_by_a_broken_revision() -> None:
    group = GroupPageFactory(parent=make_site().network)
    broken, good = MeetingPageFactory(parent=group, live=False), MeetingPageFactory(parent=group, live=False)
    for number, meeting in enumerate((broken, good)):
        revision = meeting.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=2 - number)
        if meeting is broken:
            revision.content = revision.content | {"starts_at": None}
        revision.save()
    jobs.publish_scheduled()
    assert not MeetingPage.objects.get(pk=broken.pk).live
    assert MeetingPage.objects.get(pk=good.pk).live


def test_sweep_publications_retries_what_failed_before() -> None:
    group = GroupPageFactory(parent=make_site().network)
    jobs.sweep_publications()
    later, past = timezone.now() + timedelta(minutes=5), timezone.now() - timedelta(seconds=1)
    DirtyMark.objects.create(subject=f"page:{group.pk}", not_before=later)
    jobs.sweep_publications()
    assert DirtyMark.objects.count() == 1
    DirtyMark.objects.update(not_before=past)
    jobs.sweep_publications()
    assert DirtyMark.objects.count() == 0


def test_clear_sessions_keeps_the_valid_ones() -> None:
    keys = []
    for age in (-10, 1000):
        session = SessionStore()
        session.set_expiry(age)
        session.create()
        keys.append(session.session_key)
    jobs.clear_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == keys[1:]


def test_extract_missing_texts_queues_files_whose_task_was_lost() -> None:
    from django_tasks_db.models import DBTaskResult

    lost, fresh = DocumentFactory(), DocumentFactory()
    SiteDocument.objects.filter(pk=lost.pk).update(created_at=timezone.now() - timedelta(hours=2))
    jobs.extract_missing_texts()
    queued = [result.args_kwargs["args"] for result in DBTaskResult.objects.all()]
    assert queued == [[lost.pk]]
    assert fresh.text_extracted_at is None


def test_prune_task_results_forgets_only_old_ones() -> None:
    from django_tasks_db.models import DBTaskResult

    from leo_site.core.tasks import extract_document_text

    old, recent = extract_document_text.enqueue(0), extract_document_text.enqueue(0)
    finished = timezone.now()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=finished)
    DBTaskResult.objects.filter(pk=old.id).update(finished_at=finished - timedelta(days=jobs.KEEP_TASK_RESULTS + 1))
    jobs.prune_task_results()
    assert [str(pk) for pk in DBTaskResult.objects.values_list("pk", flat=True)] == [recent.id]


@pytest.mark.slow
def test_run_schedule_ends_cleanly_when_asked(site_database: dict[str, str]) -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_schedule"]
    process = subprocess.Popen(command, env={**os.environ, **site_database}, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    finished = 0
    while finished < len(schedule.JOBS) and time.monotonic() < deadline and process.poll() is None:
        ((finished,),) = query(site_database, "SELECT count(finished_at) FROM core_scheduledjob")  # type: ignore[assignment]
        time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    _out, errors = process.communicate(timeout=20)
    assert (process.returncode, finished, errors) == (0, len(schedule.JOBS), "")
