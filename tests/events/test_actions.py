"""Cancelling, reinstating and approving: what is published, what stays a draft, who may."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone, translation
from wagtail.models import GroupApprovalTask, Locale, Page, PageLogEntry, Workflow, WorkflowTask

from events.actions import approve_protocol, cancel_meeting, reinstate_meeting
from events.enums import Approval, MeetingStatus
from events.models import MeetingChange, MeetingPage, ProtocolPage
from groups.permissions import moderators_of
from leo_site.core.permissions import APPROVERS, EDITORS, TRANSLATORS
from tests.factories import GroupPageFactory, MeetingPageFactory, ProtocolPageFactory, make_site
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def group() -> Any:
    return GroupPageFactory(parent=make_site().network, title="AK Ost")


@pytest.fixture
def meeting(group: Any) -> MeetingPage:
    page = MeetingPageFactory(parent=group, title="Treffen", summary="Wie immer")
    page.save_revision().publish()
    return stored(page)


@pytest.fixture
def protocol(group: Any) -> ProtocolPage:
    past = MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=60))
    page = ProtocolPageFactory(parent=past)
    page.save_revision().publish()
    return stored(page)


def stored(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def draft_of(page: Any) -> Any:
    return stored(page).get_latest_revision_as_object()


def start_workflow(page: Page) -> Any:
    task = GroupApprovalTask.objects.create(name="Look")
    workflow = Workflow.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow.start(page, UserFactory())


def test_cancel_publishes_status_and_reason(meeting: MeetingPage) -> None:
    cancelled = cancel_meeting(meeting, reason=" Raum geschlossen ")

    assert (cancelled.status, cancelled.status_reason) == ("cancelled", "Raum geschlossen")
    assert cancelled.live
    assert not cancelled.has_unpublished_changes
    assert cancelled.live_revision.as_object().status == MeetingStatus.CANCELLED
    assert [c.status for c in MeetingChange.objects.of(meeting.translation_key)] == ["scheduled", "cancelled"]


def test_cancel_is_noted_in_the_history_with_its_author(meeting: MeetingPage) -> None:
    editor = UserFactory(roles=[EDITORS])
    meeting.get_latest_revision_as_object().save_revision()
    cancel_meeting(meeting, reason="Krank", user=editor)
    entries = PageLogEntry.objects.filter(page=meeting.pk, user=editor).order_by("timestamp")
    assert [entry.action for entry in entries] == ["leo.meeting.cancel", "leo.draft_kept"]
    assert str(entries[0].message) == "Meeting cancelled"


def test_cancel_neither_publishes_nor_loses_a_draft(meeting: MeetingPage) -> None:
    author = UserFactory()
    draft = draft_of(meeting)
    draft.title, draft.summary, draft.agenda = "Neuer Titel", "Entwurf", [("item", {"title": "TOP"})]
    draft.save_revision(user=author)

    cancel_meeting(meeting, reason="Krank")

    live = stored(meeting)
    assert (live.title, live.summary, len(live.agenda), live.status) == ("Treffen", "Wie immer", 0, "cancelled")
    assert live.has_unpublished_changes
    assert live.draft_title == "Neuer Titel"
    kept = draft_of(meeting)
    assert (kept.title, kept.summary, len(kept.agenda)) == ("Neuer Titel", "Entwurf", 1)
    assert (kept.status, kept.status_reason) == ("cancelled", "Krank")
    assert live.latest_revision.user == author

    live.latest_revision.publish()
    assert (stored(meeting).title, stored(meeting).status) == ("Neuer Titel", "cancelled")


def test_cancel_keeps_an_incomplete_draft(meeting: MeetingPage) -> None:
    draft = draft_of(meeting)
    draft.ends_at = draft.starts_at - timedelta(hours=1)
    draft.save_revision(clean=False)
    cancel_meeting(meeting, reason="Krank")
    assert draft_of(meeting).ends_at < draft_of(meeting).starts_at
    assert stored(meeting).status == "cancelled"


def test_cancel_keeps_a_scheduled_draft_scheduled(meeting: MeetingPage) -> None:
    later = timezone.now() + timedelta(days=2)
    draft = draft_of(meeting)
    draft.summary, draft.go_live_at = "Ab übermorgen", later
    draft.save_revision(approved_go_live_at=later).publish()

    cancel_meeting(meeting, reason="Krank")

    scheduled = stored(meeting).scheduled_revision
    assert stored(meeting).revisions.exclude(approved_go_live_at=None).count() == 1
    assert scheduled.approved_go_live_at == later
    assert (scheduled.as_object().summary, scheduled.as_object().status) == ("Ab übermorgen", "cancelled")
    assert (stored(meeting).summary, stored(meeting).status) == ("Wie immer", "cancelled")


def test_cancel_leaves_a_workflow_running_on_the_draft(meeting: MeetingPage) -> None:
    draft = draft_of(meeting)
    draft.summary = "Zur Prüfung"
    draft.save_revision()
    start_workflow(stored(meeting))

    cancel_meeting(meeting, reason="Krank")

    state = stored(meeting).current_workflow_state
    assert state.status == "in_progress"
    waiting = state.current_task_state.revision
    assert waiting == stored(meeting).latest_revision
    assert (waiting.as_object().summary, waiting.as_object().status) == ("Zur Prüfung", "cancelled")


def test_cancel_reaches_every_language_and_its_drafts(group: Any, meeting: MeetingPage) -> None:
    english = make_english(meeting)
    draft = draft_of(english)
    draft.summary = "As ever, draft"
    draft.save_revision()

    cancel_meeting(meeting, reason="Krank")

    assert (stored(english).status, stored(english).title, stored(english).live) == ("cancelled", "In English", True)
    assert (draft_of(english).summary, draft_of(english).status) == ("As ever, draft", "cancelled")


def test_cancel_leaves_an_unpublished_translation_unpublished(meeting: MeetingPage) -> None:
    english = make_english(meeting)
    english.unpublish()
    cancel_meeting(meeting, reason="Krank")
    assert (stored(english).live, stored(english).status, draft_of(english).status) == (False, "cancelled", "cancelled")


def make_english(page: Any) -> Any:
    english, _created = Locale.objects.get_or_create(language_code="en")
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.title = "In English"
    translated.save_revision().publish()
    return stored(translated)


@pytest.mark.parametrize("reason", ["", "   "])
def test_cancel_without_a_reason_is_refused(meeting: MeetingPage, reason: str) -> None:
    with pytest.raises(ValidationError, match="say why"):
        cancel_meeting(meeting, reason=reason)
    assert stored(meeting).status == "scheduled"


def test_cancel_twice_keeps_the_first_reason(meeting: MeetingPage) -> None:
    cancel_meeting(meeting, reason="Krank")
    with pytest.raises(ValidationError, match="already been cancelled"):
        cancel_meeting(meeting, reason="Streik")
    assert stored(meeting).status_reason == "Krank"


def test_cancel_of_an_unpublished_meeting_is_refused(meeting: MeetingPage) -> None:
    meeting.unpublish()
    with pytest.raises(ValidationError, match="not published"):
        cancel_meeting(meeting, reason="Krank")


def test_cancel_is_for_those_who_may_edit_and_publish(group: Any, meeting: MeetingPage) -> None:
    other = GroupPageFactory(parent=group.get_parent(), title="AK West")
    for roles in ([], [TRANSLATORS], [APPROVERS], [moderators_of(other)]):
        with pytest.raises(PermissionDenied):
            cancel_meeting(meeting, reason="Krank", user=UserFactory(roles=roles))
    cancel_meeting(meeting, reason="Krank", user=UserFactory(roles=[moderators_of(group)]))
    assert stored(meeting).status == "cancelled"


def test_cancel_respects_a_lock(meeting: MeetingPage) -> None:
    holder, other = UserFactory(roles=[EDITORS]), UserFactory(roles=[EDITORS])
    MeetingPage.objects.filter(pk=meeting.pk).update(locked=True, locked_by=holder)
    with pytest.raises(PermissionDenied):
        cancel_meeting(meeting, reason="Krank", user=other)
    cancel_meeting(meeting, reason="Krank", user=holder)


def test_cancel_respects_a_workflow_in_progress(meeting: MeetingPage) -> None:
    start_workflow(meeting)
    with pytest.raises(PermissionDenied):
        cancel_meeting(meeting, reason="Krank", user=UserFactory(roles=[EDITORS]))


def test_reinstate_takes_the_reason_away_and_counts_on(meeting: MeetingPage) -> None:
    cancel_meeting(meeting, reason="Krank")
    back = reinstate_meeting(meeting)
    assert (back.status, back.status_reason) == ("scheduled", "")
    assert [c.sequence for c in MeetingChange.objects.of(meeting.translation_key)] == [0, 1, 2]
    with pytest.raises(ValidationError, match="takes place anyway"):
        reinstate_meeting(meeting)


def test_approve_notes_day_and_meeting(group: Any, protocol: ProtocolPage) -> None:
    next_meeting = MeetingPageFactory(parent=group, starts_at=timezone.now() - timedelta(days=5))
    day = timezone.localdate() - timedelta(days=5)
    approved = approve_protocol(protocol, on=day, at=next_meeting)
    assert (approved.approval, approved.approved_on, approved.approved_at) == ("approved", day, next_meeting)
    with pytest.raises(ValidationError, match="already been approved"):
        approve_protocol(protocol)


def test_approve_neither_publishes_nor_loses_a_draft(protocol: ProtocolPage) -> None:
    draft = draft_of(protocol)
    draft.summary = "Entwurf"
    draft.save_revision()
    approve_protocol(protocol)
    assert (stored(protocol).summary, stored(protocol).approval) == ("", "approved")
    assert (draft_of(protocol).summary, draft_of(protocol).approval) == ("Entwurf", "approved")


def test_approve_needs_its_own_permission_and_no_other(group: Any, protocol: ProtocolPage) -> None:
    for roles in ([], [EDITORS], [TRANSLATORS], [moderators_of(group)]):
        with pytest.raises(PermissionDenied):
            approve_protocol(protocol, user=UserFactory(roles=roles))
    approve_protocol(protocol, user=UserFactory(roles=[APPROVERS]))


@pytest.mark.parametrize(("days", "message"), [(-61, "before the meeting"), (1, "in the future")])
def test_approve_on_an_impossible_day_is_refused(protocol: ProtocolPage, days: int, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        approve_protocol(protocol, on=timezone.localdate() + timedelta(days=days))


def test_approve_of_unpublished_minutes_is_refused(protocol: ProtocolPage) -> None:
    protocol.unpublish()
    with pytest.raises(ValidationError, match="not published"):
        approve_protocol(protocol)


def test_going_back_to_an_approved_version_does_not_approve(protocol: ProtocolPage) -> None:
    approved = approve_protocol(protocol)
    approved.approval, approved.approved_on = Approval.PROVISIONAL, None
    approved.save_revision().publish()
    old = stored(protocol).revisions.order_by("created_at", "pk")[1]
    assert old.as_object().approval == "approved"

    old.as_object().save_revision(previous_revision=old).publish()

    assert (stored(protocol).approval, stored(protocol).approved_on) == ("provisional", None)


def test_copies_of_approved_minutes_are_provisional_and_translations_approved(protocol: ProtocolPage) -> None:
    approved = approve_protocol(protocol)
    translated = make_english(approved)
    assert (translated.approval, translated.approved_on) == ("approved", approved.approved_on)

    copy = approved.meeting.copy(recursive=True, update_attrs={"slug": "kopie"})
    minutes = ProtocolPage.objects.child_of(copy).get()
    assert (minutes.approval, minutes.approved_on, draft_of(minutes).approval) == ("provisional", None, "provisional")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_editors_at_once_leave_one_status_and_one_reason() -> None:
    meeting = MeetingPageFactory(parent=GroupPageFactory(parent=make_site().network))
    barrier = threading.Barrier(2)
    done, refused = [], []

    def cancel(reason: str) -> None:
        try:
            barrier.wait()
            cancel_meeting(meeting, reason=reason)
            done.append(reason)
        except ValidationError:
            refused.append(reason)
        finally:
            connection.close()

    threads = [threading.Thread(target=cancel, args=(reason,)) for reason in ("Krank", "Streik")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(done), len(refused)) == (1, 1)
    assert stored(meeting).status_reason == done[0]
    assert stored(meeting).revisions.count() == 1
