"""The admin of meetings, minutes and venues: lists and records in the network's menu."""

from typing import Any, ClassVar

from django.contrib.admin.utils import label_for_field
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from events import admin_buttons  # noqa: F401 (registers the buttons to cancel and approve)
from events.listings import (
    MeetingFilterSet,
    MeetingListView,
    ProtocolFilterSet,
    ProtocolListView,
    VenueFilterSet,
    parent_path,
)
from events.models import MeetingIndexPage, MeetingPage, ProtocolPage, Venue
from groups.menu import NETWORK_MENU
from leo_site.core.listings import ChooseParentByNameView


class ChooseGroupView(ChooseParentByNameView):
    """For a new meeting: which group meets, or the whole network."""

    page_title = _("New meeting")
    parent_label = _("Who meets?")

    def get_valid_parent_pages(self, user: Any) -> QuerySet[Page]:
        pages: QuerySet[Page] = super().get_valid_parent_pages(user).exclude(grouppage__status="ended")
        return pages.order_by("-depth", "title")

    def parent_title(self, page: Any) -> str:
        return (
            str(capfirst(_("whole network"))) if page.specific_class is MeetingIndexPage else super().parent_title(page)
        )


class ChooseMeetingView(ChooseParentByNameView):
    """For new minutes: the meetings that have taken place and have none, the latest first."""

    page_title = _("New minutes")
    parent_label = _("Minutes of which meeting?")

    def get_valid_parent_pages(self, user: Any) -> QuerySet[Page]:
        documented = ProtocolPage.objects.annotate(parent=parent_path()).values("parent")
        held = MeetingPage.objects.filter(starts_at__lte=timezone.now()).exclude(status="cancelled")
        pages: QuerySet[Page] = super().get_valid_parent_pages(user)
        pages = pages.filter(pk__in=held.order_by().values("pk")).exclude(path__in=documented)
        return pages.select_related("meetingpage").order_by("-meetingpage__starts_at")

    def parent_title(self, page: Any) -> str:
        start = timezone.localtime(page.meetingpage.starts_at).date()
        return f"{date_format(start, 'SHORT_DATE_FORMAT')}: {page.title}"


class MeetingListingViewSet(PageListingViewSet):
    """All meetings in one list."""

    model = MeetingPage
    index_view_class = MeetingListView
    choose_parent_view_class = ChooseGroupView
    filterset_class = MeetingFilterSet
    columns = MeetingListView.columns
    icon = menu_icon = "calendar-alt"
    menu_label = _("Meetings")
    menu_hook = NETWORK_MENU
    menu_order = 20


class ProtocolListingViewSet(PageListingViewSet):
    """All minutes in one list."""

    model = ProtocolPage
    index_view_class = ProtocolListView
    choose_parent_view_class = ChooseMeetingView
    filterset_class = ProtocolFilterSet
    columns = ProtocolListView.columns
    icon = menu_icon = "clipboard-list"
    menu_label = pgettext_lazy("several", "Minutes")
    menu_hook = NETWORK_MENU
    menu_order = 30


class VenueColumns:
    """What tells venues apart when one is chosen for a meeting."""

    @property
    def columns(self) -> list[Column]:
        name, *rest = super().columns  # type: ignore[misc]
        street, wheelchair = (label_for_field(field, Venue) for field in ("street", "wheelchair"))
        return [
            name,
            Column("street", label=capfirst(str(street))),
            Column("wheelchair", label=capfirst(str(wheelchair)), accessor="get_wheelchair_display"),
            *rest,
        ]


class VenueChooseView(VenueColumns, ChooseView):
    """The window in which a venue is chosen."""


class VenueChooseResultsView(VenueColumns, ChooseResultsView):
    """The list in that window after a search."""


class VenueChooserViewSet(SnippetChooserViewSet):
    """Choosing a venue."""

    choose_view_class = VenueChooseView
    choose_results_view_class = VenueChooseResultsView


class VenueViewSet(SnippetViewSet):
    """Venues, with how to get in."""

    model = Venue
    chooser_viewset_class = VenueChooserViewSet
    icon = "crosshairs"
    menu_label = _("Venues")
    menu_hook = NETWORK_MENU
    menu_order = 60
    list_display: ClassVar[list[Any]] = ["name", "street", "wheelchair", LiveStatusTagColumn()]
    filterset_class = VenueFilterSet
    list_per_page = 50


@hooks.register("register_admin_viewset")
def register_page_listings() -> list[PageListingViewSet]:
    """The lists of meetings and minutes."""
    return [MeetingListingViewSet("meetings"), ProtocolListingViewSet("minutes")]


register_snippet(VenueViewSet)
