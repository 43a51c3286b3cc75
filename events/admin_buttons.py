"""Where the verbs stand in the admin: their addresses, the menus of pages, the lists, the history."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.widgets.button import ListingButton
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from events.actions import LOG_APPROVE, LOG_CANCEL, LOG_REINSTATE
from events.admin_actions import VERBS
from events.models import MeetingPage, ProtocolPage
from leo_site.core.facts import DRAFT_KEPT


class VerbButton(PageMenuItem):
    """A verb in a page's menus."""

    def __init__(self, name: str, page: Page, next_url: str | None, priority: int) -> None:
        self.view = VERBS[name]
        self.url_name = f"events_{name}"
        super().__init__(
            str(self.view.submit_label) + "…",
            icon_name=self.view.header_icon,
            priority=priority,
            page=page.specific,
            next_url=next_url,
        )

    def is_shown(self, user: Any) -> bool:
        return self.view.is_possible(self.page) and self.view.is_allowed(user, self.page)


def _buttons(page: Page, next_url: str | None) -> Iterator[VerbButton]:
    for name, view in VERBS.items():
        if page.specific_class is view.model:
            yield VerbButton(name, page, next_url, priority=17)


def list_buttons(page: MeetingPage | ProtocolPage, request: HttpRequest) -> list[ListingButton]:
    """The verbs in a line of the lists of meetings and minutes: what is settled there takes two taps."""
    is_over = isinstance(page, MeetingPage) and (page.ends_at or page.starts_at) < timezone.now()
    if is_over or page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    back = urlencode({"next": request.get_full_path()})
    return [
        ListingButton(f"{view.submit_label}…", f"{reverse(f'events_{name}', args=[page.pk])}?{back}")
        for name, view in VERBS.items()
        if isinstance(page, view.model) and view.is_possible(page) and view.is_allowed(request.user, page)
    ]


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[VerbButton]:
    """The verbs in a line of a page listing."""
    return _buttons(page, next_url)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[VerbButton]:
    """The verbs in the menu above a page's form and its subpages."""
    return _buttons(page, next_url)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """`/admin/events/<verb>/<page>/`."""
    return [
        path(f"events/{name.replace('_', '-')}/<int:page_id>/", view.as_view(), name=f"events_{name}")
        for name, view in VERBS.items()
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """How the verbs read in a page's history."""
    actions.register_action(LOG_CANCEL, gettext_lazy("Cancel meeting"), gettext_lazy("Meeting cancelled"))
    actions.register_action(
        LOG_REINSTATE, gettext_lazy("Takes place after all"), gettext_lazy("Meeting takes place after all")
    )
    actions.register_action(LOG_APPROVE, gettext_lazy("Approve minutes"), gettext_lazy("Minutes approved"))
    actions.register_action(
        DRAFT_KEPT, gettext_lazy("Keep draft"), gettext_lazy("Draft kept beside a change that was published")
    )
