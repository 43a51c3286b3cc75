"""What is done outside requests, by the worker."""

import logging

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from leo_site.core.conf import task_backend
from leo_site.core.intake import extract_text, mime_type

logger = logging.getLogger(__name__)


@task(backend=task_backend())
def extract_document_text(pk: int) -> None:
    """Fill a document's text for search; scans, damaged files and lost ones stay empty.

    A file that was replaced meanwhile has a task of its own: this one then leaves the document alone.
    """
    from wagtail.documents import get_document_model

    documents = get_document_model().objects
    document = documents.filter(pk=pk).first()
    if document is None:
        return
    try:
        with document.open_file() as file:
            text = extract_text(file, mime_type(document.filename))
    except FileNotFoundError:
        logger.warning("The file of document %s is not there: %s", pk, document.file.name)
        text = ""
    with transaction.atomic():
        same = documents.select_for_update().filter(pk=pk, file=document.file.name).first()
        if same is not None:
            same.text, same.text_extracted_at = text, timezone.now()
            same.save(update_fields=["text", "text_extracted_at"])
