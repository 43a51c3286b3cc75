"""Questions asked of meetings and minutes, by name."""

from datetime import datetime
from typing import Self

from django.db.models import Case, F, Q, When
from django.utils import timezone
from wagtail.models import Page

from leo_site.core.visibility import PublicPageQuerySet


class MeetingPageQuerySet(PublicPageQuerySet):
    """Meetings, in time order unless asked otherwise."""

    def upcoming(self, now: datetime | None = None) -> Self:
        """Meetings that are not over yet, cancelled ones included, the next first."""
        moment = now or timezone.now()
        return self.filter(Q(ends_at__gte=moment) | Q(ends_at=None, starts_at__gte=moment)).order_by("starts_at")

    def past(self, now: datetime | None = None) -> Self:
        """Meetings that are over, the latest first."""
        moment = now or timezone.now()
        return self.filter(Q(ends_at__lt=moment) | Q(ends_at=None, starts_at__lt=moment)).order_by("-starts_at")

    def next_first(self, now: datetime | None = None) -> Self:
        """What has not begun first, the next on top; then what has begun, the latest on top."""
        over = Case(When(Q(starts_at__lt=now or timezone.now()), then=F("starts_at")))
        ahead = Case(When(Q(starts_at__gte=now or timezone.now()), then=F("starts_at")))
        return self.order_by(ahead.asc(nulls_last=True), over.desc(nulls_last=True), "pk")

    def taking_place(self) -> Self:
        """Without those cancelled or postponed."""
        return self.filter(status="scheduled")

    def of_group(self, group: Page) -> Self:
        """Meetings the group leads or takes part in, in the group's language."""
        joint = Q(further_groups__group__translation_key=group.translation_key, locale_id=group.locale_id)
        return self.filter(Q(path__startswith=group.path, depth=group.depth + 1) | joint).distinct()

    def for_listing(self) -> Self:
        """With everything a line of a list shows, in a constant number of queries."""
        return self.select_related("venue", "host", "locale").prefetch_related(
            "further_groups__group", "attachments__document"
        )


class ProtocolPageQuerySet(PublicPageQuerySet):
    """Minutes."""

    def for_listing(self) -> Self:
        """With the files a line of a list links to."""
        return self.select_related("locale").prefetch_related("documents__document")
