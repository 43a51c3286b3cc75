"""The page of the network: its groups below it."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from groups.querysets import GroupPageQuerySet
from leo_site.core.blocks import TEXT_FEATURES, BodyBlock
from leo_site.core.conf import index_parents
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage


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
    parent_page_types: ClassVar[list[str]] = index_parents()
    subpage_types: ClassVar[list[str]] = ["groups.GroupPage"]
    template = "groups/group_index_page.html"

    class Meta:
        verbose_name = _("network page")
        verbose_name_plural = _("network pages")

    def groups(self) -> GroupPageQuerySet:
        """The public groups below, in tree order."""
        from groups.models.group import GroupPage

        return GroupPage.objects.child_of(self).public().for_listing()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        groups = list(self.groups())
        context["groups"] = [group for group in groups if group.status != "ended"]
        context["ended_groups"] = [group for group in groups if group.status == "ended"]
        return context
