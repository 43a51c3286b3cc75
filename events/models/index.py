"""The page with all dates."""

from typing import Any, ClassVar, Final

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from leo_site.core.blocks import TEXT_FEATURES
from leo_site.core.conf import index_parents
from leo_site.core.pages import SitePage

PAST_PER_PAGE: Final = 30


class MeetingIndexPage(SitePage):
    """All meetings of the network; network-wide forums are its children."""

    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    content_panels: ClassVar[list[Any]] = [*SitePage.content_panels, FieldPanel("introduction")]
    search_fields: ClassVar[list[Any]] = [*SitePage.search_fields, index.SearchField("introduction")]
    show_in_menus_default = True
    parent_page_types: ClassVar[list[str]] = index_parents()
    subpage_types: ClassVar[list[str]] = ["events.MeetingPage"]
    template = "events/meeting_index_page.html"

    class Meta:
        verbose_name = _("page of all meetings")
        verbose_name_plural = _("pages of all meetings")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.listing import by_month, by_year, lines_of, public_meetings

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        meetings = public_meetings(self.locale)
        past = Paginator(meetings.past(), PAST_PER_PAGE).get_page(request.GET.get("page"))
        if past.number == 1:
            context["coming"] = by_month(lines_of(meetings.upcoming(), self.locale))
        context["past"] = by_year(lines_of(past.object_list, self.locale))
        context["past_page"] = past
        return context
