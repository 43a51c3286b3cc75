"""The admin of groups: lists, records and their menu."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from groups.listings import PERSON_COLUMNS, GroupFilterSet, GroupListView, PersonFilterSet
from groups.menu import NETWORK_MENU, network_menu
from groups.models import GroupPage, Organisation, Person
from leo_site.core.listings import ChooseParentByNameView


@hooks.register("register_admin_menu_item")
def register_network_menu() -> SubmenuMenuItem:
    """One menu for everything editors of the network work on."""
    return network_menu()


class GroupListingViewSet(PageListingViewSet):
    """All groups in one list."""

    model = GroupPage
    index_view_class = GroupListView
    choose_parent_view_class = ChooseParentByNameView
    filterset_class = GroupFilterSet
    columns = GroupListView.columns
    icon = menu_icon = "group"
    menu_label = pgettext_lazy("network", "Groups")
    menu_hook = NETWORK_MENU
    menu_order = 10


class PersonViewSet(SnippetViewSet):
    """Persons, with what they agreed to."""

    model = Person
    icon = "user"
    menu_label = _("Persons")
    menu_hook = NETWORK_MENU
    menu_order = 40
    list_display: ClassVar[list[Any]] = PERSON_COLUMNS
    filterset_class = PersonFilterSet
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return Person.objects.prefetch_related("roles__organisations__organisation")


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "home"
    menu_label = _("Organisations")
    menu_hook = NETWORK_MENU
    menu_order = 50
    list_display: ClassVar[list[Any]] = ["name", "abbreviation", "kind", "part_of"]
    list_filter: ClassVar[list[str]] = ["kind"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        return Organisation.objects.select_related("part_of")


@hooks.register("register_admin_viewset")
def register_group_listing() -> GroupListingViewSet:
    """The list of groups. Wagtail lists user groups at `/admin/groups/`."""
    return GroupListingViewSet("groups", url_prefix="network/groups")


register_snippet(PersonViewSet)
register_snippet(OrganisationViewSet)
