"""The value: EDTF text with its bounds and its wording."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, cast

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from edtf import parse_edtf, struct_time_to_date

# The single dates of EDTF level 1 a neighbourhood's history needs: decade, season, or year/month/day with a
# qualifier. Negative and five-digit years, "XX" days and intervals are left out: a period is two fields.
_SHAPE: Final = re.compile(
    r"(?P<decade>[12]\d\d)X"
    r"|(?P<year>[12]\d{3})"
    r"(?:-(?P<season>2[1-4])|(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-2]\d|3[01]))?)?[?~%]?)",
    re.ASCII,
)
# EDTF level 1 has no words for parts of a year. Our convention: an *approximate* January, June or July, and
# December stand for the beginning, the middle and the end of that year.
EARLY, MIDDLE, LATE = "01", "06", "12"


class ImpreciseDate(str):
    """A date known to the day, month, season, year or decade, perhaps only about or perhaps unsurely.

    It *is* its EDTF text ("2014-22" for summer 2014), so it is JSON, hashable and comparable for equality as
    it stands. To sort, use `earliest`. One text per meaning: the middle of a year is June, "2018-07~" becomes
    "2018-06~". Raises ValueError for text that is not one of the supported shapes or names a day that does not exist.
    """

    __slots__ = ()

    def __new__(cls, edtf: str) -> "ImpreciseDate":
        match = _SHAPE.fullmatch(edtf)
        if match is None:
            raise ValueError(f"Not a supported EDTF level 1 date: {edtf!r}")
        if match["day"]:
            date.fromisoformat(edtf[:10])
        if edtf[4:] in ("-07~", "-07%"):
            edtf = f"{edtf[:4]}-{MIDDLE}{edtf[-1]}"
        return super().__new__(cls, edtf)

    @property
    def edtf(self) -> str:
        """The EDTF level 1 text as a plain string."""
        return str(self)

    @property
    def earliest(self) -> date:
        """First day of the named period. "About" and "perhaps" do not widen it."""
        return _bounds(str(self))[0]

    @property
    def latest(self) -> date:
        """Last day of the named period. Winter is December of its year, as EDTF sorts seasons within a year."""
        return _bounds(str(self))[1]

    @property
    def is_approximate(self) -> bool:
        return self.endswith(("~", "%"))

    @property
    def is_uncertain(self) -> bool:
        return self.endswith(("?", "%"))

    def display(self, language: str | None = None) -> str:
        """The date in words: "Sommer 2014", "Anfang 2018", "um 2012"; in the active language unless one is given."""
        with translation.override(language or translation.get_language()):
            words = self._words()
            return gettext("%(date)s (uncertain)") % {"date": words} if self.is_uncertain else words

    def _words(self) -> str:
        # The shape was checked when the value was made.
        parts = cast("re.Match[str]", _SHAPE.fullmatch(self))
        year = {"year": parts["year"]}
        if parts["decade"]:
            return gettext("%(decade)ss") % {"decade": parts["decade"] + "0"}
        if parts["season"]:
            return {
                "21": gettext("spring %(year)s"),
                "22": gettext("summer %(year)s"),
                "23": gettext("autumn %(year)s"),
                "24": gettext("winter %(year)s"),
            }[parts["season"]] % year
        if not parts["month"]:
            return gettext("around %(year)s") % year if self.is_approximate else parts["year"]
        if self.is_approximate and not parts["day"]:
            if parts["month"] == EARLY:
                return gettext("early %(year)s") % year
            if parts["month"] == MIDDLE:
                return gettext("mid-%(year)s") % year
            if parts["month"] == LATE:
                return gettext("late %(year)s") % year
        day = date(int(parts["year"]), int(parts["month"]), int(parts["day"] or 1))
        words = date_format(day, "DATE_FORMAT" if parts["day"] else "YEAR_MONTH_FORMAT")
        return gettext("about %(date)s") % {"date": words} if self.is_approximate else words


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[date, date]:
    """First and last day. Cached: the library's grammar takes milliseconds per date."""
    parsed = parse_edtf(edtf)
    return struct_time_to_date(parsed.lower_strict()), struct_time_to_date(parsed.upper_strict())
