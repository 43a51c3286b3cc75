"""Uploaded files, with the facts other sites need about them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from leo_site.core.conf import language_choices, max_upload_size, source_language
from leo_site.core.enums import DocumentKind
from leo_site.core.intake import inspect_document


class SiteDocument(AbstractDocument):
    """A file that was looked at before it was kept.

    `file_size` is in bytes, `sha512` in lower-case hex (OParl 1.1, `File.sha512Checksum`); `page_count` is known for
    PDF files. `text` is filled after the upload by a background task and may be empty, for example for scans.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    language = models.CharField(_("language"), max_length=20, choices=language_choices, default=source_language)
    sha512 = models.CharField(max_length=128, blank=True, editable=False)
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    text = models.TextField(_("text"), blank=True, editable=False)
    text_extracted_at = models.DateTimeField(null=True, editable=False)

    admin_form_fields = ("title", "file", "kind", "language", "collection", "tags")
    search_fields: ClassVar[list[Any]] = [
        *AbstractDocument.search_fields,
        index.SearchField("text"),
        index.FilterField("kind"),
    ]

    class Meta(AbstractDocument.Meta):
        constraints: ClassVar[list[Any]] = []

    def clean(self) -> None:
        """Refuse files that are not what they claim to be; the message names the file and what to do."""
        if not self.file:
            # The second step of uploading several files has no file field: its file was looked at in the first.
            return
        super().clean()
        if not self.file._committed:
            try:
                self._inspect()
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the file's facts with it and have its text extracted once it is really there."""
        # That second step hands over a file that is stored already.
        is_unknown = self._state.adding and not self.sha512
        new_file = bool(self.file) and (not self.file._committed or is_unknown)
        if new_file:
            self._inspect()
            self.text, self.text_extracted_at = "", None
        super().save(*args, **kwargs)
        if new_file:
            from leo_site.core.tasks import extract_document_text

            pk = self.pk
            transaction.on_commit(lambda: extract_document_text.enqueue(pk))

    def _inspect(self) -> None:
        facts = inspect_document(self.file, self.filename, max_bytes=max_upload_size())
        self.file_size, self.sha512, self.page_count = facts.size, facts.sha512, facts.page_count
