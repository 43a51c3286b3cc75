"""What calendars must know of a meeting's past."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.enums import MeetingStatus

if TYPE_CHECKING:
    from events.models.meeting import MeetingPage


class MeetingChangeQuerySet(models.QuerySet["MeetingChange"]):
    """The recorded changes of meetings, oldest first."""

    def of(self, key: object) -> Self:
        """Those of one meeting, by its translation key."""
        return self.filter(key=key).order_by("sequence")

    def record(self, meeting: "MeetingPage") -> None:
        """Note what is public of a meeting now, if it differs from what was noted last.

        Only the source language counts: a translation that lags behind must not look like a change.
        """
        if meeting.locale.language_code != settings.LANGUAGE_CODE:
            return
        public = {
            "starts_at": meeting.starts_at,
            "ends_at": meeting.ends_at,
            "venue_key": meeting.venue.translation_key if meeting.venue else None,
            "status": meeting.status,
        }
        last = self.of(meeting.translation_key).last()
        if last is None or any(getattr(last, name) != value for name, value in public.items()):
            self.create(key=meeting.translation_key, sequence=last.sequence + 1 if last else 0, **public)


class MeetingChange(models.Model):
    """What was public of a meeting's time, place and status from one moment on.

    Kept outside the page and its revisions: going back to an old revision is one more change and never takes a
    number back. `sequence` is iCalendar's SEQUENCE (RFC 5545, 3.8.7.4); `key` is the meeting's translation key.
    """

    key = models.UUIDField()
    sequence = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    venue_key = models.UUIDField(null=True)
    status = models.CharField(max_length=20, choices=MeetingStatus)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[MeetingChangeQuerySet] = MeetingChangeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("change of a meeting")
        verbose_name_plural = _("changes of meetings")
        constraints = [models.UniqueConstraint(fields=["key", "sequence"], name="meeting_sequence_once")]

    def __str__(self) -> str:
        return f"{self.key} #{self.sequence}"
