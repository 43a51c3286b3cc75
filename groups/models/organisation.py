"""Organisations: recorded once, used in roles, contacts and meetings."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from groups.enums import OrganisationKind


class Organisation(index.Indexed, models.Model):
    """An organisation of the network. Names are the same in every language, so it is not translated."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("full name"), max_length=255, unique=True)
    short_name = models.CharField(_("short name"), max_length=100, blank=True, help_text=_("As people say it."))
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.ASSOCIATION)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="parts",
        help_text=_("The organisation this one belongs to, if any."),
    )
    url = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("A shared mailbox, not a person's address."))
    phone = models.CharField(_("phone"), max_length=50, blank=True)

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(["name", FieldRowPanel(["short_name", "abbreviation"]), "kind", "part_of"], heading=_("Name")),
        MultiFieldPanel(["url", FieldRowPanel(["email", "phone"])], heading=_("Contact")),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name", boost=2),
        index.SearchField("short_name"),
        index.SearchField("abbreviation"),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.AutocompleteField("abbreviation"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    @property
    def display_name(self) -> str:
        """The name readers know: the short one where there is one."""
        return self.short_name or self.name

    @property
    def subject(self) -> str:
        """Its name among the things public documents depend on."""
        return f"organisation:{self.pk}"

    def public_reference(self) -> dict[str, Any]:
        """How documents of other objects name it."""
        return {
            "id": str(self.key),
            "name": self.name,
            "short_name": self.short_name,
            "abbreviation": self.abbreviation,
            "url": self.url,
        }
