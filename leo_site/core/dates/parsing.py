"""Reading a date as an editor types it, in German or English, or as EDTF.

Both languages are always understood, whatever the admin's language is: the team mixes them, and what the form
showed must be readable again.
"""

import re
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leo_site.core.dates.value import EARLY, LATE, MIDDLE, ImpreciseDate

_MONTHS: Final = {
    word: f"{number:02d}"
    for number, words in enumerate(
        (
            "januar january jänner jan",
            "februar february feber feb",
            "märz march maerz mär mrz mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for word in words.split()
}
_SEASONS: Final = {
    **dict.fromkeys(("frühling", "frühjahr", "spring"), "21"),
    **dict.fromkeys(("sommer", "summer"), "22"),
    **dict.fromkeys(("herbst", "autumn", "fall"), "23"),
    "winter": "24",
}
_PARTS_OF_YEAR: Final = {
    **dict.fromkeys(("anfang", "early", "beginning of"), EARLY),
    **dict.fromkeys(("mitte", "mid", "middle of"), MIDDLE),
    **dict.fromkeys(("ende", "late", "end of"), LATE),
}
# Written as EDTF, right or wrong: "2014-13" is meant as EDTF, too.
_EDTF: Final = re.compile(r"\d{4}(?:-\d\d){1,2}[?~%]?|\d{4}[~%?]|\d{3}[Xx]", re.ASCII)
_LONGEST: Final = 60
_YEAR: Final = r"(?P<year>[12]\d{3})"
_UNCERTAIN: Final = re.compile(r"\s*(?:\?|\(\?\)|\((?:unsicher|uncertain)\))$")
_APPROXIMATE: Final = re.compile(
    r"^(?:um|etwa|ungefähr|circa|ca\.?|around|about|approximately|approx\.?)\s+(?:den\s+)?"
)
_PERIOD: Final = re.compile(r"^(?:seit|ab|bis|von|vom|since|from|until)\b|\s(?:bis|to|until)\s|\d{4}\s*[-–—/]\s*\d{4}")
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[./]\s?(?:\d{1,2}[./])?\s?\d{2}|.*[a-zä]\.?\s'?\d{2}")
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}",
        r"(?:the )?(?P<decade>[12]\d\d)0(?:er[ -]?jahren?|s)",
        rf"(?P<part>{'|'.join(_PARTS_OF_YEAR)})[ -]?{_YEAR}",
        rf"(?P<season>{'|'.join(_SEASONS)}) {_YEAR}",
        rf"(?P<month>\d{{1,2}})[./]\s?{_YEAR}",
        rf"(?P<month>[a-zä]+)\.?,? {_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?P<month>[a-zä]+)\.?,? {_YEAR}",
        rf"(?P<month>[a-zä]+)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    )
)

EXAMPLES: Final = _("For example “11.07.2014”, “July 2014”, “summer 2014”, “early 2018” or “2012”.")


def parse_imprecise(text: str) -> ImpreciseDate:
    """The date a person typed.

    Understands EDTF ("2014-22", "2018-01~"), numbers ("11.07.2014"), German and English words ("Anfang 2018",
    "11. Juli 2014", "um 2012", "early 2018"). Raises ValidationError with what is wrong and examples.
    """
    typed = " ".join(unicodedata.normalize("NFKC", text[: _LONGEST + 1]).split())
    edtf = typed.upper() if _EDTF.fullmatch(typed) else _as_edtf(typed.casefold())
    if edtf is None or len(text) > _LONGEST:
        raise _refusal(typed)
    try:
        return ImpreciseDate(edtf)
    except ValueError:
        raise ValidationError(
            _("“%(text)s” is not a possible date: there is no such day or month."),
            code="impossible_date",
            params={"text": typed},
        ) from None


def _as_edtf(typed: str) -> str | None:
    typed, uncertain = _UNCERTAIN.subn("", typed)
    typed, approximate = _APPROXIMATE.subn("", typed)
    found = next((match.groupdict() for form in _FORMS if (match := form.fullmatch(typed))), None)
    if found is None:
        return None
    if found.get("decade") or found.get("season"):
        if uncertain or approximate:  # EDTF level 1 cannot qualify them; they are imprecise already
            return None
        return f"{found['decade']}X" if found.get("decade") else f"{found['year']}-{_SEASONS[found['season']]}"
    month = found.get("month")
    if part := found.get("part"):
        month, approximate = _PARTS_OF_YEAR[part], 1
    elif month:
        month = month.zfill(2) if month.isdigit() else _MONTHS.get(month)
        if month is None:
            return None
    day = found.get("day")
    pieces = [found["year"], *([month] if month else []), *([day.zfill(2)] if day else [])]
    return "-".join(pieces) + {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}[bool(approximate), bool(uncertain)]


def _refusal(typed: str) -> ValidationError:
    """Why the text is no date, as specifically as we can tell."""
    lowered = typed.casefold()
    if _SHORT_YEAR.fullmatch(lowered):
        message, code = _("Please write the year of “%(text)s” with four digits."), "two_digit_year"
    elif _PERIOD.search(lowered):
        message, code = _("“%(text)s” is a period: please enter its start and its end separately."), "period"
    else:
        message, code = _("“%(text)s” cannot be read as a date."), "unreadable_date"
    return ValidationError([ValidationError(message, code=code, params={"text": typed}), ValidationError(EXAMPLES)])
