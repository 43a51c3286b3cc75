"""Models of the events app: one noun per file."""

from events.models.history import MeetingChange
from events.models.index import MeetingIndexPage
from events.models.meeting import MeetingAttachment, MeetingGroup, MeetingPage, MeetingTag
from events.models.protocol import ProtocolAttendance, ProtocolDocument, ProtocolPage
from events.models.venue import Venue

__all__ = [
    "MeetingAttachment",
    "MeetingChange",
    "MeetingGroup",
    "MeetingIndexPage",
    "MeetingPage",
    "MeetingTag",
    "ProtocolAttendance",
    "ProtocolDocument",
    "ProtocolPage",
    "Venue",
]
