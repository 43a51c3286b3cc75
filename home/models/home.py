"""The first page of a language."""

from typing import Any, ClassVar, Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from events.listing import latest_protocols, lines_of, public_meetings
from events.models import MeetingIndexPage
from groups.models import GroupIndexPage, GroupPage
from leo_site.core.blocks import TEXT_FEATURES, BodyBlock
from leo_site.core.fields import BlocksField
from leo_site.core.pages import SitePage

MEETINGS_SHOWN: Final = 6
PROTOCOLS_SHOWN: Final = 5


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        meetings = public_meetings(self.locale)
        context["coming"] = lines_of(meetings.upcoming()[:MEETINGS_SHOWN], self.locale)
        context["protocols"] = latest_protocols(self.locale, PROTOCOLS_SHOWN)
        groups = GroupPage.objects.public().in_language(self.locale).standing()
        context["groups"] = groups.select_related("locale").in_source_order()
        context["network"] = GroupIndexPage.objects.public().in_language(self.locale).select_related("locale").first()
        context["meeting_index"] = MeetingIndexPage.objects.public().in_language(self.locale).first()
        return context
