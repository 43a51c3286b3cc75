"""How groups and their names changed over time."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from groups.enums import LineageKind
from leo_site.core.dates import ImpreciseDateField, ends_before_it_starts


class FormerName(TranslatableMixin, Orderable):
    """A name the group had for a period."""

    group = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=100, blank=True)
    start = ImpreciseDateField(_("from"), blank=True)
    end = ImpreciseDateField(_("until"), blank=True)

    panels: ClassVar[list[Any]] = [FieldRowPanel(["name", "short_name"]), FieldRowPanel(["start", "end"])]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("name"),
        SynchronizedField("short_name"),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if ends_before_it_starts(self.start, self.end):
            raise ValidationError({"end": _("The name ends before it starts.")})


class GroupLineage(TranslatableMixin, Orderable):
    """A dated step from one group to another; a group may have several, in both directions."""

    predecessor = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="successor_links")
    successor = models.ForeignKey(
        "groups.GroupPage",
        verbose_name=_("later group"),
        on_delete=models.CASCADE,
        related_name="predecessor_links",
    )
    kind = models.CharField(_("what happened"), max_length=20, choices=LineageKind, default=LineageKind.RENAMED)
    date = ImpreciseDateField(_("when"), blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("kind"),
        PageChooserPanel("successor", "groups.GroupPage"),
        FieldPanel("date"),
        FieldPanel("note"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("successor", overridable=False),
        SynchronizedField("date", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("later group")
        verbose_name_plural = _("later groups")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.successor}"
