"""The lists of groups, persons and organisations in the admin: columns, filters, views."""

from datetime import timedelta
from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn

from groups.enums import GroupKind, GroupStatus
from groups.models import GroupPage, Person
from leo_site.core.listings import PageColumn, PageListView, SourceLanguageFilterSet, attach
from leo_site.core.models import Publication


def next_meetings(groups: list[GroupPage]) -> dict[Any, Any]:
    """The start of each group's next public meeting, by the group's translation key (one query)."""
    coming: QuerySet[Publication] = (
        Publication.objects.current()
        .filter(kind="meeting", locale=settings.LANGUAGE_CODE, status="scheduled")
        .ending_after(timezone.now())
    )
    wanted = {str(group.translation_key): group.translation_key for group in groups}
    rows = coming.filter(facets__name="group", facets__value__in=wanted).values("facets__value")
    return {wanted[row["facets__value"]]: row["first"] for row in rows.annotate(first=Min("starts_at"))}


def _next_meeting(group: Any) -> str:
    return date_format(timezone.localtime(group.next_start), "SHORT_DATETIME_FORMAT") if group.next_start else "–"


class GroupFilterSet(SourceLanguageFilterSet):
    """Groups by kind and by whether they still meet."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=GroupStatus, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(label=_("Kind"), choices=GroupKind, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = GroupPage
        fields: ClassVar[list[str]] = []


class GroupListView(PageListView):
    """All groups, by name."""

    default_ordering = "title"
    columns: ClassVar[list[Any]] = [
        BulkActionsColumn("bulk_actions"),
        PageColumn(),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("group_status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("next_meeting", label=_("Next meeting"), accessor=_next_meeting),
        PageStatusColumn("status", label=_("Published"), width="12%"),
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        groups = list(context["object_list"])
        attach(groups, "next_start", next_meetings(groups), key="translation_key")
        return context


class PersonFilterSet(WagtailFilterSet):
    """Persons by whether the public sees their name."""

    NAMED, EXPIRING, EXPIRED, SILENT = "named", "expiring", "expired", "silent"

    naming = django_filters.ChoiceFilter(
        label=_("Named in public"),
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="filter_naming",
        choices=[
            (NAMED, _("is named")),
            (EXPIRING, _("ends within 60 days")),
            (EXPIRED, _("has ended")),
            (SILENT, _("did not agree")),
        ],
    )

    def filter_naming(self, queryset: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        today = timezone.localdate()
        wanted = {
            self.NAMED: Q(consent=True) & (Q(show_until=None) | Q(show_until__gte=today)),
            self.EXPIRING: Q(consent=True, show_until__range=(today, today + timedelta(days=60))),
            self.EXPIRED: Q(consent=True, show_until__lt=today),
            self.SILENT: Q(consent=False),
        }
        # As a list of keys: the search index cannot combine conditions on its own.
        return queryset.filter(pk__in=Person.objects.filter(wanted[value]).order_by().values("pk"))

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = []


def _organisations(person: Person) -> str:
    """For whom the person speaks, from the roles; the rows are prefetched."""
    links = (link for role in person.roles.all() for link in role.organisations.all())
    return ", ".join(dict.fromkeys(link.organisation.display_name for link in links))


PERSON_COLUMNS: list[Any] = [
    "__str__",
    Column("on_behalf_of", label=_("Organisation"), accessor=_organisations),
    BooleanColumn("named", label=_("Named in public"), accessor=lambda person: person.public() is not None),
    Column(
        "show_until", label=_("Show until"), accessor=lambda person: person.show_until or "–", sort_key="show_until"
    ),
]
