"""The first page of a language."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from leo_site.core.blocks import TEXT_FEATURES, BodyBlock
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage


class HomePage(SitePage):
    """Who we are and where to go next; there is one for each language, side by side below the root."""

    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    body = BlocksField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [*SitePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    # The homes of all languages are siblings, so they cannot share a slug.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = []
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
