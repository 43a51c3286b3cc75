"""What editors do with meetings and minutes: one verb each, shared by the admin and commands."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enums import Approval, MeetingStatus
from events.models import MeetingPage, ProtocolPage
from events.models.protocol import APPROVE


def cancel_meeting(meeting: MeetingPage, *, reason: str, user: Any = None) -> MeetingPage:
    """Cancel a published meeting: it stays visible, with its reason.

    Works on the live version; an unpublished draft of other changes stays a draft. Raises `ValidationError` without a
    reason.
    """
    with transaction.atomic():
        page: MeetingPage = MeetingPage.objects.select_for_update().get(pk=meeting.pk)
        page.status, page.status_reason = MeetingStatus.CANCELLED, reason
        page.full_clean()
        page.save_revision(user=user, log_action="wagtail.edit").publish(user=user)
    return page


def approve_protocol(
    protocol: ProtocolPage, *, on: date | None = None, at: MeetingPage | None = None, user: Any = None
) -> ProtocolPage:
    """Approve published minutes, on a day (default: today) and at a meeting if there was one.

    Raises `PermissionDenied` for users without the permission and `ValidationError` for minutes that are not
    published.
    """
    if user is not None and not user.has_perm(APPROVE):
        raise PermissionDenied
    with transaction.atomic():
        page: ProtocolPage = ProtocolPage.objects.select_for_update().get(pk=protocol.pk)
        if not page.live:
            raise ValidationError(_("Only published minutes can be approved."))
        page.approval, page.approved_on, page.approved_at = Approval.APPROVED, on or timezone.localdate(), at
        page.full_clean()
        page.save_revision(user=user, log_action="wagtail.edit").publish(user=user)
    return page
