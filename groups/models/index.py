"""The page of the network: its groups below it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from groups.ancestry import Lineage, lineage_of
from groups.enums import GroupStatus
from groups.meetings import GroupAgenda, agendas_of
from groups.querysets import GroupPageQuerySet
from leo_site.core.blocks import TEXT_FEATURES, BodyBlock
from leo_site.core.conf import index_parents
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage

if TYPE_CHECKING:
    from groups.models.group import GroupPage


@dataclass(frozen=True)
class Entry:
    """A group as the network page shows it."""

    group: "GroupPage"
    agenda: GroupAgenda
    lineage: Lineage


class GroupIndexPage(SitePage):
    """The network: what it is, how to take part, and its groups as children."""

    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    body = BlocksField(BodyBlock(), verbose_name=_("text"), blank=True)
    participation = RichTextField(
        _("how to take part"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Whom to ask who wants to join a group, present a project or has a question."),
    )

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("participation"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("participation"),
    ]
    show_in_menus_default = True
    parent_page_types: ClassVar[list[str]] = index_parents()
    subpage_types: ClassVar[list[str]] = ["groups.GroupPage"]
    template = "groups/group_index_page.html"

    class Meta:
        verbose_name = _("network page")
        verbose_name_plural = _("network pages")

    def groups(self) -> GroupPageQuerySet:
        """The public groups of the network, in the order editors gave them; German ones where a translation is missing."""
        from groups.models.group import GroupPage

        family = type(self).objects.filter(translation_key=self.translation_key)
        below = Q()
        for path in family.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return GroupPage.objects.filter(below).public().in_language(self.locale).for_listing().in_source_order()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        groups = list(self.groups())
        agendas, lineages = agendas_of(groups), lineage_of(groups)
        entries = [Entry(group, agendas[group.pk], lineages[group.pk]) for group in groups]
        context["entries"] = [entry for entry in entries if entry.group.status != GroupStatus.ENDED]
        context["ended_entries"] = [entry for entry in entries if entry.group.status == GroupStatus.ENDED]
        return context
