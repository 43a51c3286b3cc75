"""Places where groups meet."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, Locale, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from events.enums import Wheelchair


class Venue(DraftStateMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, index.Indexed, models.Model):
    """A venue; address and coordinates are facts, the notes are translated. Coordinates are WGS 84 degrees."""

    name = models.CharField(_("name"), max_length=255)
    street = models.CharField(_("street and number"), max_length=255, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("For example 51.345678."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("For example 12.405678."),
    )
    wheelchair = models.CharField(_("wheelchair access"), max_length=10, choices=Wheelchair, default=Wheelchair.UNKNOWN)
    access_note = models.TextField(
        _("note on access"), blank=True, help_text=_("Steps, ramp, lift, toilet, door widths, where to ring.")
    )
    public_transport = models.TextField(
        _("bus and tram"), blank=True, help_text=_("Nearest stop, lines, minutes on foot.")
    )
    url = models.URLField(_("website"), blank=True)

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            ["name", "street", FieldRowPanel(["postal_code", "city"]), FieldRowPanel(["latitude", "longitude"]), "url"],
            heading=_("Address"),
        ),
        MultiFieldPanel(
            [FieldPanel("wheelchair"), FieldPanel("access_note"), FieldPanel("public_transport")],
            heading=_("Getting there"),
        ),
        PublishingPanel(),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("name"),
        SynchronizedField("street", overridable=False),
        SynchronizedField("postal_code", overridable=False),
        SynchronizedField("city"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name", boost=2),
        index.SearchField("street"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
        index.FilterField("wheelchair"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Please give both coordinates or none.")})

    @property
    def address(self) -> str:
        """Street, postal code and town in one line."""
        return ", ".join(filter(None, [self.street, " ".join(filter(None, [self.postal_code, self.city]))]))

    def in_language(self, locale: Locale) -> "Venue":
        """The published record in a language, this one where there is none (at most one query)."""
        if self.locale_id == locale.pk:
            return self
        return self.get_translations().filter(locale=locale, live=True).select_related("locale").first() or self

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "events/venue_preview.html"
