"""The admin of the network's history."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from groups.menu import NETWORK_MENU
from home.enums import MilestoneKind
from home.models import Milestone
from leo_site.core.listings import SourceLanguageFilterSet


class MilestoneFilterSet(SourceLanguageFilterSet):
    """Milestones by kind."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=MilestoneKind, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Milestone
        fields: ClassVar[list[str]] = []


class MilestoneViewSet(SnippetViewSet):
    """Milestones of the network."""

    model = Milestone
    icon = "history"
    menu_label = _("Milestones")
    menu_hook = NETWORK_MENU
    menu_order = 70
    list_display: ClassVar[list[Any]] = [
        "title",
        Column("date", label=_("When"), accessor=lambda milestone: milestone.date.display(), sort_key="date"),
        "kind",
        "ordinal",
        LiveStatusTagColumn(),
    ]
    filterset_class = MilestoneFilterSet
    list_per_page = 50


register_snippet(MilestoneViewSet)
