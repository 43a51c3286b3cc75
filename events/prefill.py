"""What a new page takes over from the page above it, so that editors type only what is new."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import init_new_page

from events.models import MeetingPage, ProtocolPage
from events.naming import PROTOCOL_SLUG, meeting_slug, meeting_title, protocol_title
from groups.models import GroupPage
from groups.rhythm import occurrences


def connect() -> None:
    """Have the admin's "new page" form prefilled."""
    init_new_page.connect(prefill, dispatch_uid="events.prefill")


def prefill(sender: Any, page: Page, parent: Page, **kwargs: object) -> None:
    """Fill a page that is about to be written with what its parent knows."""
    parent = parent.specific
    if isinstance(page, MeetingPage) and isinstance(parent, GroupPage):
        prefill_meeting(page, parent)
    elif isinstance(page, ProtocolPage) and isinstance(parent, MeetingPage):
        prefill_protocol(page, parent)


def prefill_meeting(meeting: MeetingPage, group: GroupPage) -> None:
    """Title, time, length, venue and host from the group's rhythm and its last meeting."""
    last = MeetingPage.objects.child_of(group).order_by("-starts_at").first()
    rhythm = group.rhythms.first()
    start = _next_start(rhythm, last)
    if start:
        day = timezone.localdate(start)
        meeting.starts_at = start
        meeting.title = meeting_title(group.display_name, day, group.locale.language_code)
        meeting.slug = meeting_slug(day, group)
    else:
        meeting.title = group.display_name
    length = _length(rhythm, last)
    if start and length:
        meeting.ends_at = start + length
    if last:
        meeting.venue = last.venue
        meeting.host = last.host


def _next_start(rhythm: Any | None, last: MeetingPage | None) -> datetime | None:
    """The first date after now and after the last meeting that follows the rhythm; None without a rule."""
    if rhythm is None or not rhythm.rule or not rhythm.start_time:
        return None
    now = timezone.now()
    anchor = timezone.localtime(last.starts_at).date() if last else timezone.localdate()
    after = max(now, last.starts_at) if last else now
    dates = occurrences(rhythm.rule, anchor, rhythm.start_time, after=after, before=after + timedelta(days=800))
    return dates[0] if dates else None


def _length(rhythm: Any | None, last: MeetingPage | None) -> timedelta | None:
    if rhythm is not None and rhythm.duration:
        return timedelta(minutes=rhythm.duration)
    return last.ends_at - last.starts_at if last and last.ends_at else None


def prefill_protocol(protocol: ProtocolPage, meeting: MeetingPage) -> None:
    """Title from the meeting, one section for each agenda item; a section keeps its item's block id."""
    protocol.title = protocol_title(meeting.title, meeting.locale.language_code)
    # One address below each meeting, whatever its language: /…/<meeting>/protokoll/
    protocol.slug = PROTOCOL_SLUG
    sections: Any = [
        {"type": "section", "id": item.id, "value": {"title": item.value["title"], "points": []}}
        for item in meeting.agenda
    ]
    protocol.sections = sections
