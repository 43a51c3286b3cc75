"""Dated steps in the history of the network."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, Locale, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.enums import MilestoneKind
from leo_site.core.blocks import TEXT_FEATURES
from leo_site.core.dates import ImpreciseDateField


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Milestones, in the order of time."""

    def public(self) -> Self:
        """Those that are published."""
        return self.filter(live=True)

    def in_language(self, locale: Locale) -> Self:
        """One of each family: the one in this language or, where that is not public, the German one."""
        if locale.language_code == settings.LANGUAGE_CODE:
            return self.filter(locale=locale)
        same = Milestone.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
        german = Q(locale__language_code=settings.LANGUAGE_CODE)
        return self.filter(Q(locale=locale) | (german & ~Exists(same.public())))


class Milestone(DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """A resolution, a forum, a reorganisation. `ordinal` counts within its kind: the 31st forum has 31."""

    kind = models.CharField(_("kind"), max_length=20, choices=MilestoneKind, default=MilestoneKind.OTHER)
    date = ImpreciseDateField(_("when"))
    ordinal = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, help_text=_("For example 31 for the 31st forum.")
    )
    title = models.CharField(_("title"), max_length=255)
    text = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)

    objects: ClassVar[MilestoneQuerySet] = MilestoneQuerySet.as_manager()  # type: ignore[assignment]

    panels: ClassVar[list[Any]] = [
        FieldRowPanel(["kind", "ordinal"]),
        FieldPanel("date"),
        FieldPanel("title"),
        FieldPanel("text"),
        PublishingPanel(),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [SynchronizedField("date", overridable=False)]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("date",)

    def __str__(self) -> str:
        return self.title
