"""Who may cancel meetings and approve minutes."""

from typing import Any

from django.conf import settings
from wagtail.models import Page

from events.models import MeetingPage, ProtocolPage
from events.models.protocol import APPROVE


def may_change_status(user: Any, meeting: MeetingPage) -> bool:
    """Whether someone may cancel a meeting or let it take place after all: who may edit and publish it now.

    Not while the page is locked for them, by hand, by a schedule or by a workflow, as with Wagtail's own buttons.
    """
    tester = meeting.permissions_for_user(user)
    return bool(tester.can_edit() and tester.can_publish() and not tester.page_locked())


def may_approve(user: Any, protocol: ProtocolPage) -> bool:
    """Whether someone may approve minutes: a permission of its own, whatever else they may do with the page."""
    return bool(user.is_active and user.has_perm(APPROVE) and not protocol.permissions_for_user(user).page_locked())


def in_source_language(page: Page) -> bool:
    """Whether facts of a page are changed here: on the source language's page, if there is one."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return True
    family = type(page).objects.filter(translation_key=page.translation_key)
    return not family.filter(locale__language_code=settings.LANGUAGE_CODE).exists()
