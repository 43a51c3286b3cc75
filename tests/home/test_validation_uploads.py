"""Wrong files through every way the admin takes files: a clear message, nothing half-saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from tests.admin_forms import errors, soup
from tests.core.intake import files
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db

MB = 1024 * 1024
Document = get_document_model()

#: What is wrong, the file's name, its content, and a word of the message.
HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("brief.pdf", lambda: b"Dear all, this is no PDF.", "brief.pdf"),
    ("gross.pdf", lambda: b"%PDF-1.7\n" + b"0" * (60 * MB), "gross.pdf"),
    ("geheim.pdf", lambda: files.encrypted_pdf("secret"), "geheim.pdf"),
    ("bombe.docx", lambda: files.docx("Hallo", extra={"word/media/a.bin": b"0" * (300 * MB)}), "bombe.docx"),
    ("lacher.docx", lambda: files.docx("Hallo", extra={"word/document.xml": files.laughs()}), "lacher.docx"),
    ("programm.exe", lambda: b"MZ\x90\x00", "exe"),
]


@pytest.fixture(autouse=True)
def _english(admin_user: User) -> None:
    UserProfile.objects.create(user=admin_user, preferred_language="en")


def stored_files() -> list[Path]:
    """Every file in the folder of uploads."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "content", "word"), HOSTILE, ids=[name for name, _content, _word in HOSTILE])
def test_wrong_file_is_refused_everywhere_with_its_name(
    admin_client: Client, name: str, content: Callable[[], bytes], word: str
) -> None:
    upload = content()
    collection = Collection.get_first_root_node()
    assert collection is not None
    common = {"title": "Datei", "collection": collection.pk, "kind": "other", "language": "de", "tags": ""}

    one = admin_client.post("/admin/documents/add/", common | {"file": SimpleUploadedFile(name, upload)})
    assert one.status_code == 200
    assert word in errors(one)["file"]

    many = admin_client.post(
        "/admin/documents/multiple/add/",
        {"title": name, "collection": collection.pk, "files[]": SimpleUploadedFile(name, upload)},
    )
    answer = many.json()
    assert answer["success"] is False
    assert word in answer["error_message"]

    chosen = {f"document-chooser-upload-{key}": value for key, value in common.items()}
    chosen["document-chooser-upload-file"] = SimpleUploadedFile(name, upload)
    window = admin_client.post("/admin/documents/chooser/create/", chosen).json()
    assert window["step"] == "reshow_creation_form"
    assert word in window["htmlFragment"]

    assert not Document.objects.exists()
    assert not UploadedFile.objects.exists()
    assert stored_files() == []


def test_wrong_file_does_not_replace_a_good_one(admin_client: Client) -> None:
    document = DocumentFactory()
    before, checksum = stored_files(), document.sha512
    response = admin_client.post(
        f"/admin/documents/edit/{document.pk}/",
        {
            "title": "Neu",
            "collection": document.collection_id,
            "kind": "other",
            "language": "de",
            "tags": "",
            "file": SimpleUploadedFile("brief.pdf", b"no PDF"),
        },
    )
    assert response.status_code == 200
    assert "brief.pdf" in errors(response)["file"]
    document.refresh_from_db()
    assert (document.title != "Neu", document.sha512) == (True, checksum)
    assert stored_files() == before


def test_good_file_is_taken_by_the_multiple_upload_once_its_kind_is_known(admin_client: Client) -> None:
    collection = Collection.get_first_root_node()
    assert collection is not None
    answer = admin_client.post(
        "/admin/documents/multiple/add/",
        {"title": "a.pdf", "collection": collection.pk, "files[]": SimpleUploadedFile("a.pdf", files.pdf("Hallo"))},
    ).json()
    assert answer["success"] is True
    upload = UploadedFile.objects.get()
    prefix = f"uploaded-document-{upload.pk}"
    values = {"title": "Protokoll", "collection": collection.pk, "kind": "protocol", "language": "de", "tags": ""}
    saved = admin_client.post(
        f"/admin/documents/multiple/create_from_uploaded_document/{upload.pk}/",
        {f"{prefix}-{name}": value for name, value in values.items()},
    )
    assert saved.json()["success"] is True, saved.content
    document = Document.objects.get()
    assert (document.title, document.page_count, len(document.sha512)) == ("Protokoll", 1, 128)
    assert not UploadedFile.objects.exists()


def test_picture_without_a_description_is_refused(admin_client: Client) -> None:
    page = soup(admin_client.get("/admin/images/add/"))
    field = page.select_one("form [name=description]")
    assert field is not None
    assert field.has_attr("required")
