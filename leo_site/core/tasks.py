"""What is done outside requests, by the worker."""

from django.utils import timezone
from django_tasks import task

from leo_site.core.intake import extract_text, mime_type


@task(backend="worker")
def extract_document_text(pk: int) -> None:
    """Fill a document's text for search; scans and damaged files stay empty."""
    from wagtail.documents import get_document_model

    document = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return
    with document.open_file() as file:
        text = extract_text(file, mime_type(document.filename))
    document.text, document.text_extracted_at = text, timezone.now()
    document.save(update_fields=["text", "text_extracted_at"])


