"""Any other page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from leo_site.core.blocks import BodyBlock
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage


class ContentPage(SitePage):
    """A page of running text and pictures, such as the imprint."""

    summary = models.TextField(_("in short"), blank=True, max_length=500)
    body = BlocksField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [*SitePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.ContentPage"]
    subpage_types: ClassVar[list[str]] = ["home.ContentPage"]
    template = "home/content_page.html"

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["subpages"] = ContentPage.objects.child_of(self).public().select_related("locale") if self.pk else []
        return context
