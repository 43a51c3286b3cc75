"""The periodic jobs of the core."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models, transaction
from django.utils import timezone
from django_tasks import task_backends
from wagtail.documents import get_document_model
from wagtail.models import DraftStateMixin, Page, Revision

from leo_site.core.publication.sweep import sweep
from leo_site.core.schedule import every
from leo_site.core.tasks import extract_document_text

logger = logging.getLogger(__name__)

#: Days for which the outcome of a background task can be looked up.
KEEP_TASK_RESULTS = 14


@every(minutes=1)
def publish_scheduled() -> None:
    """Publish and take offline what editors scheduled.

    Wagtail's command of this name commits in several steps and stops at the first error; here each object and its
    public projection go in one transaction of their own, and one that fails is logged and does not hold up the rest.
    """
    now = timezone.now()
    for model in _models_with_drafts():
        for pk in model._default_manager.filter(live=True, expire_at__lt=now).values_list("pk", flat=True):
            _in_one_piece(_expire, model, pk)
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for pk in due.values_list("pk", flat=True):
        _in_one_piece(_go_live, Revision, pk)


def _models_with_drafts() -> list[type[models.Model]]:
    """Pages once, as what they have in common, and every other model that can be scheduled."""
    others = [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def _in_one_piece(step: Callable[[type[models.Model], Any], None], model: type[models.Model], pk: Any) -> None:
    try:
        with transaction.atomic():
            step(model, pk)
            sweep()
    except Exception:
        logger.exception("%s %s could not be published or taken offline as scheduled", model._meta.label, pk)


def _expire(model: Any, pk: Any) -> None:
    # Looked at again under the lock: an editor, or another schedule, may have been quicker.
    expired = model._default_manager.select_for_update().filter(pk=pk, live=True, expire_at__lt=timezone.now())
    for one in expired:
        one.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _go_live(model: type[models.Model], pk: Any) -> None:
    due = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lt=timezone.now())
    for revision in due:
        revision.publish(log_action="wagtail.publish.scheduled")


@every(minutes=1)
def sweep_publications() -> None:
    """Project what passed its clock boundary, what failed before and may be tried again, and what no read met yet."""
    sweep()


@every(hours=1)
def extract_missing_texts() -> None:
    """Have the text extracted of files whose task was lost: a process may die between the upload and the queue."""
    waiting = get_document_model().objects.filter(
        text_extracted_at=None, created_at__lt=timezone.now() - timedelta(hours=1)
    )
    for pk in waiting.values_list("pk", flat=True):
        extract_document_text.enqueue(pk)


@every(days=1)
def prune_task_results() -> None:
    """Forget the outcome of old background tasks, on every backend that keeps them in the database."""
    if not apps.is_installed("django_tasks_db"):
        return
    from django_tasks_db import DatabaseBackend

    for alias in getattr(settings, "TASKS", {}):
        if isinstance(task_backends[alias], DatabaseBackend):
            call_command(
                "prune_db_task_results",
                f"--backend={alias}",
                "--queue-name=*",
                f"--min-age-days={KEEP_TASK_RESULTS}",
                verbosity=0,
            )


@every(days=1)
def clear_sessions() -> None:
    """Remove the sessions that have run out."""
    if apps.is_installed("django.contrib.sessions"):
        call_command("clearsessions")
