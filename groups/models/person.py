"""Persons: named for a time and for a purpose."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.search import index


@dataclass(frozen=True)
class PublicPerson:
    """What the public may know of a person today. The only shape in which a person leaves this module."""

    key: uuid.UUID
    name: str
    email: str
    phone: str
    photo_id: int | None


class Person(index.Indexed, models.Model):
    """A person with consent to be named, until a day.

    Outputs call `public()` and nothing else; a convention test holds that no other code reads the name fields.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=50, blank=True, help_text=_("For example Dr."))
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    consent = models.BooleanField(
        _("agreed to be named"),
        default=False,
        help_text=_("Without this the site shows only role and organisation: no name, address, phone or picture."),
    )
    consent_note = models.CharField(
        _("how and when"), max_length=255, blank=True, help_text=_("For example: by e-mail on 3 May 2026. Not shown.")
    )
    show_until = models.DateField(
        _("show until"),
        null=True,
        blank=True,
        help_text=_("The last day on which the person is named. Empty: no end is agreed."),
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(["title", FieldRowPanel(["given_name", "family_name"])], heading=_("Name")),
        MultiFieldPanel([FieldRowPanel(["email", "phone"]), "photo"], heading=_("Contact")),
        MultiFieldPanel(
            [FieldPanel("consent"), FieldPanel("consent_note"), FieldPanel("show_until")],
            heading=_("Consent"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("given_name"),
        index.SearchField("family_name", boost=2),
        index.AutocompleteField("given_name"),
        index.AutocompleteField("family_name"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("family_name", "given_name")

    def __str__(self) -> str:
        return " ".join(filter(None, [self.title, self.given_name, self.family_name]))

    def clean(self) -> None:
        super().clean()
        if self.consent and not self.consent_note:
            raise ValidationError({"consent_note": _("Please note how and when the person agreed.")})

    def public(self, on: date | None = None) -> PublicPerson | None:
        """The person as the public may know them on a day (default: today, local time); None if not at all."""
        day = on or timezone.localdate()
        if not self.consent or (self.show_until is not None and self.show_until < day):
            return None
        return PublicPerson(key=self.key, name=str(self), email=self.email, phone=self.phone, photo_id=self.photo_id)
