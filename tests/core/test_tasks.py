"""Background tasks: an upload's text arrives by the worker."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from leo_site.core.models import SiteDocument
from leo_site.core.tasks import extract_document_text
from tests.factories import DocumentFactory, pdf_bytes


def run_worker() -> None:
    call_command("db_worker", "--backend=worker", "--queue-name=*", "--batch", "--no-startup-delay", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_worker_extracts_the_text_of_an_upload() -> None:
    document = DocumentFactory(file=ContentFile(pdf_bytes("Protokoll vom Oktober"), name="protokoll.pdf"))
    assert (document.text, document.text_extracted_at) == ("", None)
    run_worker()
    document.refresh_from_db()
    assert "Protokoll vom Oktober" in document.text
    assert document.text_extracted_at
    assert list(DBTaskResult.objects.values_list("status", flat=True)) == ["SUCCESSFUL"]


@pytest.mark.django_db(transaction=True)
def test_worker_reads_the_new_file_after_a_replacement() -> None:
    document = DocumentFactory(file=ContentFile(pdf_bytes("Alte Fassung"), name="fassung.pdf"))
    run_worker()
    document.file = ContentFile(pdf_bytes("Neue Fassung"), name="fassung.pdf")
    document.save()
    document.refresh_from_db()
    assert (document.text, document.text_extracted_at) == ("", None)
    run_worker()
    document.refresh_from_db()
    assert "Neue Fassung" in document.text


@pytest.mark.django_db
def test_extraction_survives_documents_and_files_that_are_gone() -> None:
    extract_document_text.func(0)
    document = DocumentFactory()
    document.file.storage.delete(document.file.name)
    extract_document_text.func(document.pk)
    document = SiteDocument.objects.get(pk=document.pk)
    assert document.text == ""
    assert document.text_extracted_at
