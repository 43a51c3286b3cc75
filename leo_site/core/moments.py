"""Moments as other sites write them in an address."""

import re
from datetime import date, datetime, time
from typing import Annotated, Any

from django.utils import timezone
from pydantic import AfterValidator, BeforeValidator

#: Further than any meeting, and far enough from the ends of the calendar that no time zone leads past them.
YEARS = range(1900, 2201)


def _read(value: Any, whole_day: time) -> Any:
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d", value):
        raise ValueError("Not a date or time as in 2026-05-04 or 2026-05-04T17:00:00+02:00.")
    # A + in a query string that was not escaped arrives as a space.
    return datetime.combine(date.fromisoformat(value), whole_day) if len(value) == 10 else value.replace(" ", "+")


def _aware(moment: datetime) -> datetime:
    """Without an offset it is local time."""
    if moment.year not in YEARS:
        raise ValueError(f"The year is not between {YEARS.start} and {YEARS[-1]}.")
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


#: A date stands for its first moment …
FirstMoment = Annotated[datetime, BeforeValidator(lambda value: _read(value, time.min)), AfterValidator(_aware)]
#: … or its last.
LastMoment = Annotated[datetime, BeforeValidator(lambda value: _read(value, time.max)), AfterValidator(_aware)]
