"""When the demo's meetings are: a year back and a year ahead of today.

Each series runs since 2014 and its meetings are numbered from there. So a meeting keeps its number, and with it its key
and address, whenever the demo is rebuilt; only the window moves. Weekdays and times are the demo's own: none of them
ever falls on a weekend or a public holiday in Saxony.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groups.rhythm import BERLIN, occurrences
from home.demo.network import ak_ost, gesundheit, integration, kultur, planungsraum, sicherheit

WINDOW = timedelta(days=365)


@dataclass(frozen=True)
class Series:
    """A group's meetings in one format; the forums of the whole network have no group. `minutes` is the length."""

    name: str
    group: str | None
    rule: str
    first: date
    start: time
    minutes: int
    venues: tuple[str, ...]
    #: Whether the minutes come as a PDF, as in many groups, or as points.
    as_pdf: bool = False


@dataclass(frozen=True)
class Occasion:
    """One meeting of a series; `ahead` counts those still to come from 0 and is None for those that are over."""

    series: Series
    number: int
    starts_at: datetime
    ends_at: datetime
    ahead: int | None

    @property
    def name(self) -> str:
        return f"meeting/{self.series.name}/{self.number}"

    @property
    def slug(self) -> str:
        return self.starts_at.date().isoformat()


SERIES = (
    Series(
        "ak-ost",
        ak_ost.SLUG,
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1WE",
        date(2014, 1, 29),
        time(17),
        120,
        ("lindenhof", "werkstatt", "ziegelhof", "sonnenwinkel"),
    ),
    Series(
        "sicherheit",
        sicherheit.SLUG,
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=4TU",
        date(2014, 1, 28),
        time(16),
        90,
        ("werkstatt",),
    ),
    Series(
        "gesundheit",
        gesundheit.SLUG,
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH",
        date(2014, 3, 13),
        time(15),
        120,
        ("lindenhof",),
        as_pdf=True,
    ),
    Series(
        "stammtisch",
        kultur.SLUG,
        "FREQ=YEARLY;BYMONTH=4,10;BYDAY=3WE",
        date(2014, 4, 16),
        time(18),
        150,
        ("ziegelhof",),
    ),
    Series(
        "netzwerktreffen",
        kultur.SLUG,
        "FREQ=YEARLY;BYMONTH=6;BYDAY=1TU",
        date(2014, 6, 3),
        time(16),
        180,
        ("lindenhof",),
    ),
    Series(
        "planungsraum",
        planungsraum.SLUG,
        "FREQ=MONTHLY;BYDAY=2TU",
        date(2014, 1, 14),
        time(9, 30),
        120,
        ("werkstatt", "lindenhof"),
        as_pdf=True,
    ),
    Series(
        "integration",
        integration.SLUG,
        "FREQ=MONTHLY;INTERVAL=6;BYDAY=3MO",
        date(2014, 3, 17),
        time(14),
        120,
        ("lindenhof",),
    ),
    # The 31st forum was on the second Friday of July 2014; the demo goes on counting from there.
    Series(
        "forum", None, "FREQ=YEARLY;BYMONTH=7;BYDAY=2FR", date(2014, 7, 11), time(15), 240, ("lindenhof",), as_pdf=True
    ),
)


def occasions(series: Series, now: datetime) -> list[Occasion]:
    """The meetings of a series within the window around `now`, in order."""
    start = datetime.combine(series.first, time.min, tzinfo=BERLIN)
    dates = occurrences(series.rule, series.first, series.start, after=start, before=now + WINDOW)
    length = timedelta(minutes=series.minutes)
    over = sum(1 for moment in dates if moment + length < now)
    return [
        Occasion(series, number, moment, moment + length, number - over if number >= over else None)
        for number, moment in enumerate(dates)
        if moment >= now - WINDOW
    ]


def numbers_before(series: Series, now: datetime) -> range:
    """The numbers of all meetings the demo may have made on an earlier or later day."""
    start = datetime.combine(series.first, time.min, tzinfo=BERLIN)
    return range(len(occurrences(series.rule, series.first, series.start, after=start, before=now + 2 * WINDOW)))
