"""Changing facts of a page at once, without publishing or losing anybody's draft."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

PageType = TypeVar("PageType", bound=Page)

#: In a page's history: a draft was written anew so that publishing it later does not undo a fact.
DRAFT_KEPT = "leo.draft_kept"


def publish_facts(
    page: PageType, facts: Mapping[str, Any], *, user: Any = None, log_action: str = "wagtail.publish"
) -> PageType:
    """Give fields new values in the live page and in every revision that may be published later.

    Of a live page only the facts are published; a draft, a scheduled revision and one that waits in a workflow stay what
    they are, with the facts in them: publishing one of them later does not bring the old values back. A page that is
    not live stays unpublished. The row is locked until the surrounding transaction ends. `user` is noted in the history;
    permissions are the caller's business. Returns the page as stored.
    """
    model = type(page)
    with transaction.atomic():
        stored: PageType = model.objects.select_for_update().get(pk=page.pk)
        waiting = _waiting_revisions(stored)
        scheduled = {revision.pk: revision.approved_go_live_at for revision in waiting}
        _set(stored, facts)
        if stored.live:
            revision = stored.save_revision(user=user)
            action = PublishPageRevisionAction(revision, user=user, log_action=log_action)
            # What publishing finds here it cancels; a workflow is about the draft, which goes on.
            action.object._current_workflow_states = []
            action.execute(skip_permission_checks=True)
        else:
            stored.save(update_fields=list(facts), clean=False)
        for old in waiting:
            _write_anew(old, facts, scheduled[old.pk], user)
        return model.objects.get(pk=page.pk)


def _waiting_revisions(page: Page) -> list[Revision]:
    """Revisions that may still be published, oldest first."""
    ids = set(page.revisions.exclude(approved_go_live_at=None).values_list("pk", flat=True))
    if page.latest_revision_id and (page.has_unpublished_changes or not page.live):
        ids.add(page.latest_revision_id)
    state = page.current_workflow_state
    if state and state.current_task_state:
        ids.add(state.current_task_state.revision_id)
    return list(page.revisions.filter(pk__in=ids).order_by("created_at", "pk"))


def _write_anew(old: Revision, facts: Mapping[str, Any], scheduled: Any, user: Any) -> None:
    """The same draft once more, as its author's, on top of what is published now."""
    draft = old.as_object()
    _set(draft, facts)
    new = draft.save_revision(user=old.user, approved_go_live_at=scheduled, clean=False)
    state = draft.current_workflow_state
    if state and state.current_task_state:
        TaskState.objects.filter(pk=state.current_task_state_id, revision=old).update(revision=new)
    # The schedule moved on with the draft. Saving the old revision would note in the history that it was given up.
    Revision.objects.filter(pk=old.pk).update(approved_go_live_at=None)
    log(instance=draft, action=DRAFT_KEPT, user=user, revision=new, content_changed=True)


def _set(page: Page, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(page, name, value)
