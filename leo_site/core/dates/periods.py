"""Two imprecise dates as a period. No start or no end means open: "since …", "until …"."""

from datetime import date

from django.utils.translation import gettext

from leo_site.core.dates.value import ImpreciseDate


def period_display(start: ImpreciseDate | None, end: ImpreciseDate | None) -> str:
    """The period in words of the active language: "seit Sommer 2014", "2012 bis 2018"; "" when nothing is known."""
    if start and end:
        if start == end:
            return start.display()
        return gettext("%(start)s to %(end)s") % {"start": start.display(), "end": end.display()}
    if start:
        return gettext("since %(start)s") % {"start": start.display()}
    if end:
        return gettext("until %(end)s") % {"end": end.display()}
    return ""


def covers(start: ImpreciseDate | None, end: ImpreciseDate | None, day: date) -> bool:
    """Whether the period may contain the day: from the first possible day to the last possible one, both included."""
    return (not start or start.earliest <= day) and (not end or day <= end.latest)


def ends_before_it_starts(start: ImpreciseDate | None, end: ImpreciseDate | None) -> bool:
    """Whether the period is certainly impossible: even its last possible day lies before its first possible one."""
    return bool(start and end and end.latest < start.earliest)
