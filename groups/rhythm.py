"""How often a group meets, as an RFC 5545 recurrence rule: checked, put into words, turned into dates.

Only what standing bodies use is accepted: weekly, monthly or yearly, with weekdays or days of the month. The
first date and the time of day belong to the meeting, the rule has neither, and it never ends by itself.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final, cast
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, rrulestr
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

BERLIN: Final = ZoneInfo("Europe/Berlin")
MAX_OCCURRENCES: Final = 400
MAX_LENGTH: Final = 200
#: How far ahead one call of `occurrences` looks, so that no rule can keep it busy.
HORIZON: Final = timedelta(days=20 * 366)

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES: Final = {"WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_MAX_INTERVAL: Final = {WEEKLY: 52, MONTHLY: 24, YEARLY: 10}
_NUMBER: Final = r"[+-]?[1-9]\d?"
_PARTS: Final = {
    "FREQ": re.compile("|".join(_FREQUENCIES)),
    "INTERVAL": re.compile(r"[1-9]\d?"),
    "BYDAY": re.compile(rf"(?:[+-]?[1-5])?(?:{'|'.join(_DAYS)})(?:,(?:[+-]?[1-5])?(?:{'|'.join(_DAYS)})){{0,6}}"),
    "BYMONTHDAY": re.compile(rf"{_NUMBER}(?:,{_NUMBER}){{0,4}}"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}"),
    "BYSETPOS": re.compile(r"[+-]?[1-5]"),
    "WKST": re.compile("|".join(_DAYS)),
}

#: Frequencies to offer in a select; `build_rrule` adds the weekday to the monthly ones.
COMMON_RHYTHMS: Final[list[tuple[str, "_StrPromise"]]] = [
    ("FREQ=WEEKLY", _("every week")),
    ("FREQ=WEEKLY;INTERVAL=2", _("every two weeks")),
    ("FREQ=MONTHLY", _("every month")),
    ("FREQ=MONTHLY;INTERVAL=2", _("every two months")),
    ("FREQ=MONTHLY;INTERVAL=3", _("every three months")),
    ("FREQ=MONTHLY;INTERVAL=6", _("every six months")),
    ("FREQ=YEARLY", _("every year")),
]


@dataclass(frozen=True)
class _Rule:
    """A rule taken apart. `weekdays` are (ordinal, day) with Monday = 0 and ordinal 0 for every such day."""

    frequency: int
    interval: int
    weekdays: tuple[tuple[int, int], ...]
    month_days: tuple[int, ...]
    months: tuple[int, ...]


def validate_rrule(text: str) -> None:
    """Raise ValidationError, saying what is wrong, unless the text is a recurrence rule we can plan with."""
    _parse(text)


def build_rrule(interval_months: int, ordinal: int, weekday: int) -> str:
    """The rule "every n months on the m-th weekday": ordinal 1 to 4 or -1 (last), Monday is 0."""
    if ordinal not in (1, 2, 3, 4, -1):
        raise ValueError("ordinal is 1 to 4, or -1 for the last one")
    interval = f";INTERVAL={interval_months}" if interval_months > 1 else ""
    text = f"FREQ=MONTHLY{interval};BYDAY={ordinal}{_DAYS[weekday]}"
    validate_rrule(text)
    return text


def occurrences(
    rule: str,
    first: date,
    start_time: time,
    *,
    after: datetime,
    before: datetime,
    tz: ZoneInfo = BERLIN,
) -> list[datetime]:
    """Starts from `after` (included) to `before` (excluded), both aware, counted from the day `first`.

    The wall-clock time in `tz` stays the same across daylight-saving changes (RFC 5545 section 3.3.10). At most
    MAX_OCCURRENCES, and none later than HORIZON after the later of `first` and `after`. `first` is among them
    only if it follows the rule. Raises ValidationError for a rule `validate_rrule` would refuse.
    """
    _parse(rule)
    start = datetime.combine(first, start_time)
    # A day's margin: these bounds are rough, the aware comparison below is exact.
    begin = max(start, after.astimezone(tz).replace(tzinfo=None) - timedelta(days=1))
    end = min(before.astimezone(tz).replace(tzinfo=None) + timedelta(days=1), begin + HORIZON)
    local = _recurrence(rule, start).replace(until=end).xafter(begin, inc=True)
    aware = (moment.replace(tzinfo=tz) for moment in local)
    return list(islice((moment for moment in aware if after <= moment < before), MAX_OCCURRENCES))


def describe_rrule(text: str) -> str:
    """The rule in words of the active language: "every two months on the second Wednesday"; "" for no rule."""
    if not text:
        return ""
    rule = _parse(text)
    words = _frequency_words(rule.frequency, rule.interval)
    if rule.months:
        months = _listed(str(MONTHS[month]) for month in rule.months)
        words = gettext("%(frequency)s in %(months)s") % {"frequency": words, "months": months}
    if rule.weekdays and all(ordinal == 0 for ordinal, _day in rule.weekdays):
        days = _listed(str(WEEKDAYS[day]) for _ordinal, day in rule.weekdays)
        return gettext("%(frequency)s on %(weekdays)s") % {"frequency": words, "weekdays": days}
    if rule.weekdays:
        days = _listed(_nth(ordinal) % {"weekday": WEEKDAYS[day]} for ordinal, day in rule.weekdays)
        return gettext("%(frequency)s on the %(days)s") % {"frequency": words, "days": days}
    if rule.month_days:
        days = _listed(map(_month_day, rule.month_days))
        return gettext("%(frequency)s on the %(days)s of the month") % {"frequency": words, "days": days}
    return words


def _frequency_words(frequency: int, interval: int) -> str:
    named = {
        (WEEKLY, 1): gettext("every week"),
        (WEEKLY, 2): gettext("every two weeks"),
        (MONTHLY, 1): gettext("every month"),
        (MONTHLY, 2): gettext("every two months"),
        (MONTHLY, 3): gettext("every three months"),
        (MONTHLY, 6): gettext("every six months"),
        (YEARLY, 1): gettext("every year"),
    }
    counted = {
        WEEKLY: ngettext("every %(number)s week", "every %(number)s weeks", interval),
        MONTHLY: ngettext("every %(number)s month", "every %(number)s months", interval),
        YEARLY: ngettext("every %(number)s year", "every %(number)s years", interval),
    }
    return named.get((frequency, interval)) or counted[frequency] % {"number": interval}


def _nth(ordinal: int) -> str:
    """The wording of "the second Wednesday", its weekday left open."""
    return {
        0: "%(weekday)s",
        1: gettext("first %(weekday)s"),
        2: gettext("second %(weekday)s"),
        3: gettext("third %(weekday)s"),
        4: gettext("fourth %(weekday)s"),
        5: gettext("fifth %(weekday)s"),
        -1: gettext("last %(weekday)s"),
        -2: gettext("second last %(weekday)s"),
    }[ordinal]


def _month_day(day: int) -> str:
    return gettext("last day") if day == -1 else pgettext("day of the month", "%(day)s") % {"day": day}


def _listed(words: Iterable[str]) -> str:
    return get_text_list(list(words), gettext("and"))


def _parse(text: str) -> _Rule:
    """The rule, checked part by part before the library sees any of it."""
    if len(text) > MAX_LENGTH:
        raise _refusal(_("This rule is too long."))
    parts: dict[str, str] = {}
    for part in text.upper().split(";"):
        name, _equals, value = part.partition("=")
        if name in ("COUNT", "UNTIL"):
            raise _refusal(_("A rhythm has no end: please leave out “%(part)s”."), part)
        if name not in _PARTS:
            raise _refusal(_("“%(part)s” does not belong in a rhythm."), part)
        if name in parts:
            raise _refusal(_("“%(part)s” is there twice."), name)
        if not _PARTS[name].fullmatch(value):
            if name == "FREQ":
                raise _refusal(_("“%(part)s” cannot be used: a rhythm is weekly, monthly or yearly."), part)
            raise _refusal(_("“%(part)s” has a value that is not possible."), part)
        parts[name] = value
    if "FREQ" not in parts:
        raise _refusal(_("The rule does not say how often: FREQ is missing."))
    rule = _Rule(
        frequency=_FREQUENCIES[parts["FREQ"]],
        interval=int(parts.get("INTERVAL", "1")),
        weekdays=_weekdays(parts),
        month_days=_numbers(parts.get("BYMONTHDAY")),
        months=tuple(sorted(_numbers(parts.get("BYMONTH")))),
    )
    _check_together(rule, text)
    return rule


def _weekdays(parts: dict[str, str]) -> tuple[tuple[int, int], ...]:
    """BYDAY as pairs. Calendar programs write the second Wednesday as BYDAY=WE;BYSETPOS=2, too."""
    days = [(int(part[:-2] or 0), _DAYS.index(part[-2:])) for part in parts.get("BYDAY", "").split(",") if part]
    if position := parts.get("BYSETPOS"):
        if len(days) != 1 or days[0][0] or parts["FREQ"] == "WEEKLY":
            raise _refusal(_("“%(part)s” needs exactly one weekday without a number."), f"BYSETPOS={position}")
        days = [(int(position), days[0][1])]
    return tuple(days)


def _numbers(value: str | None) -> tuple[int, ...]:
    return tuple(int(number) for number in value.split(",")) if value else ()


def _check_together(rule: _Rule, text: str) -> None:
    """What each part alone does not show (RFC 5545 section 3.3.10)."""
    numbered = any(ordinal for ordinal, _day in rule.weekdays)
    if rule.interval > _MAX_INTERVAL[rule.frequency]:
        raise _refusal(_("The interval of %(part)s is too long."), str(rule.interval))
    if rule.weekdays and rule.month_days:
        raise _refusal(_("Please use either weekdays or days of the month, not both."))
    if rule.frequency == WEEKLY and (numbered or rule.month_days):
        raise _refusal(_("A weekly rhythm has plain weekdays only."))
    if rule.frequency == YEARLY and (rule.weekdays or rule.month_days) and not rule.months:
        raise _refusal(_("A yearly rhythm with a day needs a month, too."))
    if any(ordinal < -2 for ordinal, _day in rule.weekdays) or any(day < -1 or day > 31 for day in rule.month_days):
        raise _refusal(_("Please count days from the beginning of the month, or use the last one."))
    longest = max(monthrange(2000, month)[1] for month in rule.months or (1,))
    if rule.month_days and min(rule.month_days) > longest:
        raise _refusal(_("There is no such day."))


def _recurrence(rule: str, start: datetime) -> rrule:
    """The library's rule in naive local time: it keeps the wall-clock time and leaves offsets to us."""
    return cast("rrule", rrulestr(rule.upper(), dtstart=start))


def _refusal(message: "_StrPromise", part: str = "") -> ValidationError:
    example = _("Example: FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE means every two months on the second Wednesday.")
    return ValidationError(
        [ValidationError(message, code="invalid_rrule", params={"part": part[:40]}), ValidationError(example)]
    )
