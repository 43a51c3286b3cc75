"""What editors do with meetings and minutes: one verb each, shared by the admin and commands.

Each verb changes facts that hold in every language, so all language versions change with it. What was drafted of other
changes stays a draft (`leo_site.core.facts`). `user` is checked if given; commands work without one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from events.enums import Approval, MeetingStatus
from events.models import MeetingPage, ProtocolPage
from events.permissions import may_approve, may_change_status
from leo_site.core.facts import publish_facts

LOG_CANCEL, LOG_REINSTATE, LOG_APPROVE = "leo.meeting.cancel", "leo.meeting.reinstate", "leo.protocol.approve"

PageType = TypeVar("PageType", bound=Page)


def cancel_meeting(meeting: MeetingPage, *, reason: str, user: Any = None) -> MeetingPage:
    """Cancel a published meeting: it stays visible, with its reason.

    Raises `PermissionDenied`, and `ValidationError` without a reason, for a meeting that is not published or was
    cancelled before.
    """
    with transaction.atomic():
        page = _lock(meeting)
        _require(user is None or may_change_status(user, page))
        if page.status == MeetingStatus.CANCELLED:
            raise ValidationError(_("This meeting has already been cancelled."))
        if not reason.strip():
            raise ValidationError({"reason": _("Please say why, so that people who planned to come understand.")})
        facts = {"status": MeetingStatus.CANCELLED, "status_reason": reason.strip()}
        return _publish_everywhere(page, facts, user, LOG_CANCEL)


def reinstate_meeting(meeting: MeetingPage, *, user: Any = None) -> MeetingPage:
    """Let a cancelled or postponed meeting take place after all, at the time its page names.

    Raises `PermissionDenied`, and `ValidationError` for a meeting that is not published or takes place anyway.
    """
    with transaction.atomic():
        page = _lock(meeting)
        _require(user is None or may_change_status(user, page))
        if page.status == MeetingStatus.SCHEDULED:
            raise ValidationError(_("This meeting takes place anyway."))
        facts = {"status": MeetingStatus.SCHEDULED, "status_reason": ""}
        return _publish_everywhere(page, facts, user, LOG_REINSTATE)


def approve_protocol(
    protocol: ProtocolPage, *, on: date | None = None, at: MeetingPage | None = None, user: Any = None
) -> ProtocolPage:
    """Approve published minutes, on a day (default: today, local time) and at a meeting if there was one.

    Raises `PermissionDenied`, and `ValidationError` for minutes that are not published or were approved before, and
    for a day before their meeting or in the future.
    """
    with transaction.atomic():
        page = _lock(protocol)
        _require(user is None or may_approve(user, page))
        day = on or timezone.localdate()
        if page.approval == Approval.APPROVED:
            raise ValidationError(_("These minutes have already been approved."))
        if day < timezone.localdate(page.meeting.starts_at):
            raise ValidationError({"approved_on": _("This day lies before the meeting.")})
        if day > timezone.localdate():
            raise ValidationError({"approved_on": _("This day lies in the future.")})
        facts = {"approval": Approval.APPROVED, "approved_on": day, "approved_at": at}
        return _publish_everywhere(page, facts, user, LOG_APPROVE)


def _lock(page: PageType) -> PageType:
    """The page as stored, kept for this transaction: of two editors at once the second sees what the first did."""
    stored: PageType = type(page).objects.select_for_update().get(pk=page.pk)
    if not stored.live:
        raise ValidationError(_("This page is not published."))
    return stored


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _publish_everywhere(page: PageType, facts: Mapping[str, Any], user: Any, verb: str) -> PageType:
    result = publish_facts(page, facts, user=user, log_action=verb)
    family = type(page).objects.filter(translation_key=page.translation_key, alias_of=None)
    for translated in family.exclude(pk=page.pk).order_by("pk"):
        publish_facts(translated, facts, user=user, log_action=verb)
    return result
