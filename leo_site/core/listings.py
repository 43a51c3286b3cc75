"""Flat lists of pages for the admin, shared by groups, meetings and minutes."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import ButtonsColumnMixin, TitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.widgets.button import ListingButton
from wagtail.models import Page


class SourceLanguageFilterSet(WagtailFilterSet):
    """Shows the source language until another one is chosen: a list of every meeting seven times helps nobody."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy() if data is not None else {}
        data.setdefault("locale", settings.LANGUAGE_CODE)
        super().__init__(data, *args, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"].extra["initial"] = settings.LANGUAGE_CODE


class PageColumn(ButtonsColumnMixin, TitleColumn):
    """The page's title with a link to its form.

    Wagtail's own title column lets every app add buttons, and some of those query for each row.
    """

    def __init__(self, name: str = "title", **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Title"))
        kwargs.setdefault("accessor", "get_admin_display_title")
        super().__init__(name, sort_key="title", get_title_id=lambda page: f"page_{page.pk}_title", **kwargs)

    def get_link_url(self, instance: Page, parent_context: Any) -> str:
        may_edit = instance.permissions_for_user(parent_context["request"].user).can_edit()
        return reverse("wagtailadmin_pages:edit" if may_edit else "wagtailadmin_explore", args=[instance.pk])

    def get_buttons(self, instance: Page, parent_context: Any) -> list[ListingButton]:
        buttons = []
        if instance.live and (url := instance.get_url(parent_context["request"])):
            buttons.append(ListingButton(_("View"), url, attrs={"target": "_blank"}))
        return buttons


class PageListView(IndexView):
    """All pages of one type that the user may see in the explorer, with a fixed number of queries."""

    base_filterset_class = SourceLanguageFilterSet

    def annotate_queryset(self, pages: Any) -> Any:
        pages = pages.prefetch_related("content_type", "sites_rooted_here", "locale").prefetch_workflow_states()
        return pages.annotate_site_root_state().annotate_approved_schedule()

    def get_valid_orderings(self) -> list[str]:
        """Search results can be sorted only by what the search index knows."""
        orderings: list[str] = super().get_valid_orderings()
        if self.is_searching:
            known = {field.get_attname(self.model) for field in self.model.get_filterable_search_fields()}
            return [name for name in orderings if name.removeprefix("-") in known]
        return orderings


class ParentForm(forms.Form):
    """Where a new page goes, by name instead of by its place in the tree."""

    parent_page = forms.ModelChoiceField(queryset=Page.objects.none(), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, parents: QuerySet[Any], label: Any, title: Callable[[Any], str], *args: Any) -> None:
        super().__init__(*args)
        field = self.fields["parent_page"]
        assert isinstance(field, forms.ModelChoiceField)
        field.label = label
        field.queryset = parents
        # Django's own way to set the wording of choices from outside a subclass.
        field.label_from_instance = title  # type: ignore[method-assign, assignment]


class ChooseParentByNameView(ChooseParentView):
    """Asks for the parent with a short list; skipped when there is only one."""

    parent_label: Any = _("Where does it belong?")
    submit_button_label = _("Continue")

    def get_page_subtitle(self) -> str:
        """Nothing: the title says what is made."""
        return ""

    def parent_title(self, page: Page) -> str:
        """The wording of a choice."""
        return str(page.title)

    def get_form(self) -> ParentForm:
        parents = self.get_valid_parent_pages(self.request.user)
        data = [self.request.POST] if self.request.method == "POST" else []
        return ParentForm(parents, self.parent_label, self.parent_title, *data)


def attach(objects: Iterable[Any], name: str, values: dict[Any, Any], key: str = "pk") -> None:
    """Set `name` on each object to what `values` has for its `key`, or None."""
    for one in objects:
        setattr(one, name, values.get(getattr(one, key)))
