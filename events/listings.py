"""The lists of meetings and minutes in the admin: columns, filters, views."""

from datetime import datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn
from wagtail.admin.widgets.button import ListingButton
from wagtail.models import Page

from events.admin_buttons import list_buttons
from events.enums import Approval, MeetingStatus, Wheelchair
from events.models import MeetingPage, ProtocolPage, Venue
from groups.models import GroupPage
from leo_site.core.listings import PageColumn, PageListView, SourceLanguageFilterSet, attach


def parent_path() -> Substr:
    """The tree path of a page's parent, in SQL."""
    return Substr("path", 1, Length("path") - Page.steplen, output_field=CharField())


def groups_in_source_language(request: HttpRequest | None) -> QuerySet[GroupPage]:
    """The groups to filter by, in the order of the network page."""
    groups: QuerySet[GroupPage] = GroupPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return groups.order_by("path")


def meetings_of(groups: list[GroupPage]) -> QuerySet[MeetingPage]:
    """Meetings any of the groups leads or joins, in every language."""
    keys = [group.translation_key for group in groups]
    wanted = Q(further_groups__group__translation_key__in=keys)
    for path in GroupPage.objects.filter(translation_key__in=keys).values_list("path", flat=True):
        wanted |= Q(path__startswith=path)
    meetings: QuerySet[MeetingPage] = MeetingPage.objects.filter(wanted)
    return meetings


class GroupFilter(django_filters.ModelMultipleChoiceFilter):
    """Several groups; `path` turns the meetings found into the rows filtered."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", pgettext_lazy("network", "Group"))
        super().__init__(queryset=groups_in_source_language, widget=forms.CheckboxSelectMultiple, **kwargs)

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        meetings = meetings_of(list(value))
        if qs.model is ProtocolPage:
            return qs.filter(pk__in=_below(meetings).values("pk"))
        # As a list of keys: the search index cannot follow relations.
        return qs.filter(pk__in=meetings.values("pk"))


def _below(meetings: QuerySet[MeetingPage]) -> QuerySet[ProtocolPage]:
    """The minutes of these meetings."""
    protocols: QuerySet[ProtocolPage] = ProtocolPage.objects.annotate(parent=parent_path())
    return protocols.filter(parent__in=meetings.values("path"))


class MeetingFilterSet(SourceLanguageFilterSet):
    """Meetings by group, status, period and whether there are minutes."""

    period = django_filters.ChoiceFilter(
        label=_("Period"),
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="filter_period",
        choices=[
            ("upcoming", _("upcoming")),
            ("past", _("past")),
            ("this_year", _("this year")),
            ("next_year", _("next year")),
        ],
    )
    starts_at = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    group = GroupFilter()
    status = django_filters.MultipleChoiceFilter(
        label=_("Does it take place?"), choices=MeetingStatus, widget=forms.CheckboxSelectMultiple
    )
    minutes = django_filters.ChoiceFilter(
        label=_("Minutes"),
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="filter_minutes",
        choices=[("missing", _("still missing")), ("written", _("written"))],
    )

    def filter_period(self, queryset: Any, name: str, value: str) -> Any:
        meetings = MeetingPage.objects.order_by()
        year = timezone.localdate().year
        wanted = {
            "upcoming": meetings.upcoming().order_by(),
            "past": meetings.past().order_by(),
            "this_year": meetings.filter(starts_at__year=year),
            "next_year": meetings.filter(starts_at__year=year + 1),
        }
        return queryset.filter(pk__in=wanted[value].values("pk"))

    def filter_minutes(self, queryset: Any, name: str, value: str) -> Any:
        """Missing are those of meetings that took place."""
        documented = Q(path__in=ProtocolPage.objects.annotate(parent=parent_path()).values("parent"))
        meetings = MeetingPage.objects.order_by()
        if value == "written":
            return queryset.filter(pk__in=meetings.filter(documented).values("pk"))
        held = meetings.past().taking_place().order_by().exclude(documented)
        return queryset.filter(pk__in=held.values("pk"))

    class Meta:
        model = MeetingPage
        fields: ClassVar[list[str]] = []


def when(moment: datetime | None) -> str:
    """A moment as editors read it: local time, short."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else "–"


def _attach_leading_groups(meetings: list[Any]) -> None:
    """Give each meeting its `leading` group, None for a forum of the whole network (one query)."""
    for meeting in meetings:
        meeting.parent_path = meeting.path[: -Page.steplen]
    groups = GroupPage.objects.filter(path__in={meeting.parent_path for meeting in meetings}).defer_streamfields()
    attach(meetings, "leading", {group.path: group for group in groups}, key="parent_path")


def _group_names(meeting: Any) -> str:
    leading = [meeting.leading.display_name] if meeting.leading else []
    names = [*leading, *(link.group.display_name for link in meeting.further_groups.all())]
    return ", ".join(names) or str(_("whole network"))


def _state(meeting: Any) -> str:
    documented = meeting.minutes is not None and meeting.minutes.live
    return str(meeting.state(documented=documented).label)


def _minutes(meeting: Any) -> str:
    """A link to the minutes, or to the form for those still missing."""
    if meeting.minutes:
        url, words = reverse("wagtailadmin_pages:edit", args=[meeting.minutes.pk]), _("open")
    elif meeting.starts_at <= timezone.now() and meeting.status == MeetingStatus.SCHEDULED:
        url, words = reverse("wagtailadmin_pages:add", args=["events", "protocolpage", meeting.pk]), _("write")
    else:
        return "–"
    return format_html('<a href="{}">{}</a>', url, words)


class VerbColumn(PageColumn):
    """The title, with what can be done to a meeting or its minutes without opening the form."""

    def get_buttons(self, instance: Page, parent_context: Any) -> list[ListingButton]:
        return [*list_buttons(instance, parent_context["request"]), *super().get_buttons(instance, parent_context)]


class MeetingListView(PageListView):
    """All meetings: what comes next first, then what is over, the latest first."""

    columns: ClassVar[list[Any]] = [
        BulkActionsColumn("bulk_actions"),
        VerbColumn(),
        Column("starts_at", label=_("Date"), accessor=lambda meeting: when(meeting.starts_at), sort_key="starts_at"),
        Column("group", label=pgettext_lazy("network", "Group"), accessor=_group_names),
        Column("takes_place", label=_("Takes place?"), accessor="get_status_display", sort_key="status"),
        Column("state", label=_("State"), accessor=_state),
        Column("minutes", label=_("Minutes"), accessor=_minutes),
        PageStatusColumn("status", label=_("Published"), width="10%"),
    ]

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(pages).prefetch_related("further_groups__group", "attachments")

    def order_queryset(self, queryset: Any) -> Any:
        if self.is_explicitly_ordered or self.is_searching:
            return super().order_queryset(queryset)
        return queryset.next_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        meetings = list(context["object_list"])
        _attach_leading_groups(meetings)
        protocols = ProtocolPage.objects.annotate(parent=parent_path()).defer_streamfields()
        protocols = protocols.filter(parent__in=[meeting.path for meeting in meetings])
        attach(meetings, "minutes", {protocol.parent: protocol for protocol in protocols}, key="path")
        return context


class ProtocolFilterSet(SourceLanguageFilterSet):
    """Minutes by approval and group."""

    approval = django_filters.MultipleChoiceFilter(
        label=_("Approval"), choices=Approval, widget=forms.CheckboxSelectMultiple
    )
    group = GroupFilter()

    class Meta:
        model = ProtocolPage
        fields: ClassVar[list[str]] = []


def _protocol_groups(protocol: Any) -> str:
    return _group_names(protocol.of_meeting) if protocol.of_meeting else "–"


class ProtocolListView(PageListView):
    """All minutes, those of the latest meeting first."""

    default_ordering = "-meeting_start"
    columns: ClassVar[list[Any]] = [
        BulkActionsColumn("bulk_actions"),
        VerbColumn(),
        Column(
            "meeting_start",
            label=_("Meeting on"),
            accessor=lambda protocol: when(protocol.meeting_start),
            sort_key="meeting_start",
        ),
        Column("group", label=pgettext_lazy("network", "Group"), accessor=_protocol_groups),
        Column("approval", label=_("Approval"), accessor="get_approval_display", sort_key="approval"),
        PageStatusColumn("status", label=_("Published"), width="12%"),
    ]

    def annotate_queryset(self, pages: Any) -> Any:
        starts = MeetingPage.objects.filter(path=OuterRef("parent")).order_by().values("starts_at")
        pages = super().annotate_queryset(pages).defer_streamfields().annotate(parent=parent_path())
        return pages.annotate(meeting_start=Subquery(starts))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        protocols = list(context["object_list"])
        meetings = MeetingPage.objects.filter(path__in={protocol.parent for protocol in protocols})
        meetings = list(meetings.defer_streamfields().prefetch_related("further_groups__group"))
        _attach_leading_groups(meetings)
        attach(protocols, "of_meeting", {meeting.path: meeting for meeting in meetings}, key="parent")
        return context


class VenueFilterSet(SourceLanguageFilterSet):
    """Venues by wheelchair access."""

    wheelchair = django_filters.MultipleChoiceFilter(
        label=_("Wheelchair access"), choices=Wheelchair, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Venue
        fields: ClassVar[list[str]] = []
