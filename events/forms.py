"""The admin forms of meetings and minutes: what must hold towards the pages and rows around them."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.naming import day_of_slug, meeting_slug, meeting_title
from groups.forms import kept_rows
from leo_site.core.forms import FactsForm


class MeetingForm(FactsForm):
    """A meeting with its further groups; its title and address follow the date while they are still the proposed ones."""

    facts = ("status", "status_reason")

    def clean(self) -> dict[str, Any]:
        self._follow_date()
        cleaned: dict[str, Any] = super().clean()
        if "further_groups" in self.formsets:
            self._check_groups()
        if "starts_at" in cleaned:
            self._check_minutes(cleaned)
        return cleaned

    def _follow_date(self) -> None:
        """Keep a proposed title, and the address until it was public, in step with the day of the meeting."""
        start, slug = self.cleaned_data.get("starts_at"), self.cleaned_data.get("slug", "")
        if not start:
            return
        day = timezone.localdate(start)
        before = self._days_before(slug) - {day}
        group, language = self.parent_page.specific, self.parent_page.locale.language_code
        name = getattr(group, "display_name", group.title)
        if self.cleaned_data.get("title") in {meeting_title(name, earlier, language) for earlier in before}:
            self.cleaned_data["title"] = meeting_title(name, day, language)
        if day_of_slug(slug) in before and not self.instance.first_published_at:
            self.cleaned_data["slug"] = meeting_slug(day, self.parent_page, self.instance)

    def _days_before(self, slug: str) -> set[date]:
        """The days title and address may have been proposed for.

        Not only that of the last draft: drafts are saved while the form stands open, with its old title in it.
        """
        starts = [self.initial.get("starts_at")]
        starts += type(self.instance).objects.filter(pk=self.instance.pk).values_list("starts_at", flat=True)
        days = {timezone.localdate(start) for start in starts if start}
        proposed = day_of_slug(slug)
        return days | {proposed} if proposed else days

    def _check_groups(self) -> None:
        """No group meets twice at one meeting."""
        leading = self.parent_page.translation_key
        seen = set()
        for row in kept_rows(self.formsets["further_groups"]):
            group = row.cleaned_data.get("group")
            if group is None:
                continue
            if group.translation_key == leading:
                row.add_error("group", _("This group leads the meeting already."))
            elif group.translation_key in seen:
                row.add_error("group", _("This group is listed twice."))
            seen.add(group.translation_key)

    def _check_minutes(self, cleaned: dict[str, Any]) -> None:
        """A meeting that has minutes took place."""
        start = cleaned["starts_at"]
        if start and start > timezone.now() and self.instance.pk and self.instance.get_children().exists():
            self.add_error("starts_at", _("There are minutes of this meeting: it cannot lie in the future."))


class ProtocolForm(FactsForm):
    """Minutes, which exist only of meetings that have begun."""

    facts = ("approval", "approved_on", "approved_at")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        meeting = self.parent_page.specific
        if meeting.starts_at > timezone.now():
            self.add_error(None, _("This meeting lies in the future: its minutes can be written once it has begun."))
        self._check_approval(cleaned, meeting)
        return cleaned

    def _check_approval(self, cleaned: dict[str, Any], meeting: Any) -> None:
        """Minutes are approved after the meeting they are of."""
        day, at = cleaned.get("approved_on"), cleaned.get("approved_at")
        if day and day < timezone.localdate(meeting.starts_at):
            self.add_error("approved_on", _("This day lies before the meeting itself."))
        if at and at.pk == meeting.pk:
            self.add_error("approved_at", _("These are the minutes of this meeting; a later one approves them."))
        elif at and at.specific.starts_at < meeting.starts_at:
            self.add_error("approved_at", _("This meeting took place before the one the minutes are of."))
