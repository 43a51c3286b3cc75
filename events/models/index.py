"""The page with all dates."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from leo_site.core.blocks import TEXT_FEATURES
from leo_site.core.conf import index_parents
from leo_site.core.pages import SitePage


class MeetingIndexPage(SitePage):
    """All meetings of the network; network-wide forums are its children."""

    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    content_panels: ClassVar[list[Any]] = [*SitePage.content_panels, FieldPanel("introduction")]
    search_fields: ClassVar[list[Any]] = [*SitePage.search_fields, index.SearchField("introduction")]
    parent_page_types: ClassVar[list[str]] = index_parents()
    subpage_types: ClassVar[list[str]] = ["events.MeetingPage"]
    template = "events/meeting_index_page.html"

    class Meta:
        verbose_name = _("page of all meetings")
        verbose_name_plural = _("pages of all meetings")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.models.meeting import MeetingPage

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        meetings = MeetingPage.objects.filter(locale=self.locale).public()
        context["upcoming"] = meetings.upcoming().for_listing()
        context["past"] = meetings.past().for_listing()[:20]
        return context
