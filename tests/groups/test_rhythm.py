"""A group's rhythm: rules checked, described and turned into dates."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from groups.rhythm import (
    BERLIN,
    COMMON_RHYTHMS,
    MAX_OCCURRENCES,
    build_rrule,
    describe_rrule,
    occurrences,
    validate_rrule,
)

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def in_2026(rule: str, first: date, start_time: time, tz: ZoneInfo = BERLIN) -> list[datetime]:
    start, end = datetime(2026, 1, 1, tzinfo=BERLIN), datetime(2027, 1, 1, tzinfo=BERLIN)
    return occurrences(rule, first, start_time, after=start, before=end, tz=tz)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules of every accepted form."""
    frequency = draw(st.sampled_from(["WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 10))}"]
    weekdays = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True))
    if frequency == "WEEKLY":
        return ";".join([*parts, f"BYDAY={','.join(weekdays)}"])
    if frequency == "YEARLY":
        parts.append(f"BYMONTH={draw(st.integers(1, 12))}")
    ordinal = draw(st.sampled_from([1, 2, 3, 4, -1]))
    form = draw(st.sampled_from(["none", "weekday", "position", "day"]))
    extra = {
        "none": [],
        "weekday": [f"BYDAY={','.join(f'{ordinal}{day}' for day in weekdays)}"],
        "position": [f"BYDAY={weekdays[0]}", f"BYSETPOS={ordinal}"],
        "day": [f"BYMONTHDAY={draw(st.integers(1, 28))},-1"],
    }
    return ";".join([*parts, *extra[form]])


@given(rules(), st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.times())
def test_occurrences_follow_the_rule_at_the_same_local_time(rule: str, first: date, start: time) -> None:
    start = start.replace(microsecond=0)
    after = datetime(2026, 1, 1, tzinfo=UTC)
    found = occurrences(rule, first, start, after=after, before=datetime(2028, 1, 1, tzinfo=UTC))
    assert found == sorted(set(found))
    assert all(after <= moment < datetime(2028, 1, 1, tzinfo=UTC) for moment in found)
    assert {moment.time() for moment in found} <= {start}
    # A day less on both sides: there the window's ends in UTC and the rule's local days may differ.
    low, high = (
        datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None),
        datetime(2027, 12, 31, tzinfo=UTC).replace(tzinfo=None),
    )
    expected = rrulestr(rule, dtstart=datetime.combine(first, start)).between(low, high)
    assert [moment for moment in (m.replace(tzinfo=None) for m in found) if low < moment < high] == expected


@given(rules())
def test_every_accepted_rule_has_words(rule: str) -> None:
    validate_rrule(rule)
    with translation.override("en"):
        assert describe_rrule(rule).startswith("every ")


@given(st.text(alphabet="FREQWKLYMONTHBYDAUISP=;,0123456789-+: \n", max_size=250))
def test_any_text_is_accepted_or_refused_with_a_sentence(text: str) -> None:
    try:
        validate_rrule(text)
    except ValidationError as error:
        sentences = error.messages
    else:
        sentences = []
        in_2026(text, date(2026, 1, 1), time(17))
    assert len(sentences) in (0, 2)


def test_occurrences_keep_the_evening_across_daylight_saving() -> None:
    found = in_2026("FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", date(2026, 1, 14), time(17))
    assert [moment.isoformat() for moment in found] == [
        "2026-01-14T17:00:00+01:00",
        "2026-03-11T17:00:00+01:00",
        "2026-05-13T17:00:00+02:00",
        "2026-07-08T17:00:00+02:00",
        "2026-09-09T17:00:00+02:00",
        "2026-11-11T17:00:00+01:00",
    ]


def test_occurrences_count_the_interval_from_the_first_date() -> None:
    first = date(2025, 12, 10)
    found = in_2026("FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", first, time(17))
    assert [moment.month for moment in found] == [2, 4, 6, 8, 10, 12]


def test_occurrences_include_the_start_of_the_window_but_not_its_end() -> None:
    weekly = ("FREQ=WEEKLY", date(2026, 1, 7), time(17))
    start = datetime(2026, 1, 14, 17, tzinfo=BERLIN)
    assert occurrences(*weekly, after=start, before=start + timedelta(days=7)) == [start]
    assert occurrences(*weekly, after=start, before=start) == []


def test_occurrences_keep_another_zones_time() -> None:
    found = in_2026("FREQ=YEARLY", date(2020, 7, 1), time(9), tz=ZoneInfo("America/New_York"))
    assert [moment.isoformat() for moment in found] == ["2026-07-01T09:00:00-04:00"]


def test_occurrences_are_bounded() -> None:
    weekly = occurrences(
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        date(2020, 1, 1),
        time(9),
        after=datetime(2026, 1, 1, tzinfo=UTC),
        before=datetime(9000, 1, 1, tzinfo=UTC),
    )
    assert len(weekly) == MAX_OCCURRENCES
    # Counted by twelve months from a November, there is no 31st.
    never = occurrences(
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
        date(2020, 11, 1),
        time(9),
        after=datetime(2026, 1, 1, tzinfo=UTC),
        before=datetime(9000, 1, 1, tzinfo=UTC),
    )
    assert never == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "every two weeks on Monday and Wednesday"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", "every two months on the second Wednesday"),
        ("FREQ=MONTHLY;BYDAY=WE;BYSETPOS=2", "every month on the second Wednesday"),
        ("FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR", "every 5 months on the last Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "every month on the 1, 15 and last day of the month"),
        ("FREQ=YEARLY;BYMONTH=10,3", "every year in March and October"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=1MO", "every year in March on the first Monday"),
        ("", ""),
    ],
)
def test_describe_says_the_rule_in_words(rule: str, words: str) -> None:
    with translation.override("en"):
        assert describe_rrule(rule) == words


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=DAILY", "weekly, monthly or yearly"),
        ("FREQ=SECONDLY", "weekly, monthly or yearly"),
        ("INTERVAL=2", "FREQ is missing"),
        ("FREQ=WEEKLY;COUNT=3", "no end"),
        ("FREQ=WEEKLY;UNTIL=20300101", "no end"),
        ("RRULE:FREQ=WEEKLY", "does not belong"),
        ("DTSTART:20260101T170000\nRRULE:FREQ=WEEKLY", "does not belong"),
        ("FREQ=WEEKLY;BYHOUR=1,2,3", "does not belong"),
        ("FREQ=WEEKLY;", "does not belong"),
        ("FREQ=WEEKLY;FREQ=WEEKLY", "twice"),
        ("FREQ=WEEKLY;INTERVAL=0", "not possible"),
        ("FREQ=WEEKLY;INTERVAL=99", "too long"),
        ("FREQ=WEEKLY;BYDAY=2WE", "plain weekdays"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "plain weekdays"),
        ("FREQ=MONTHLY;BYDAY=XX", "not possible"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "not both"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "exactly one weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=-7", "beginning of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "beginning of the month"),
        ("FREQ=YEARLY;BYDAY=2WE", "needs a month"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no such day"),
        ("FREQ=MONTHLY;BYMONTH=" + ",".join(["1"] * 100), "too long"),
        ("", "does not belong"),
    ],
)
def test_validate_says_what_is_wrong(rule: str, reason: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        validate_rrule(rule)
    with translation.override("en"):
        assert reason in refused.value.messages[0]
        assert "FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE" in refused.value.messages[1]


@given(st.integers(1, 24), st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6))
def test_build_rrule_gives_the_chosen_weekday(months: int, ordinal: int, weekday: int) -> None:
    found = in_2026(build_rrule(months, ordinal, weekday), date(2026, 1, 1), time(17))
    assert {moment.weekday() for moment in found} == {weekday}
    assert all(moment.day > 21 if ordinal == -1 else (moment.day - 1) // 7 == ordinal - 1 for moment in found)


def test_build_rrule_refuses_a_fifth_weekday() -> None:
    with pytest.raises(ValueError, match="ordinal"):
        build_rrule(1, 5, 2)


def test_common_rhythms_are_rules_described_by_their_labels() -> None:
    for rule, label in COMMON_RHYTHMS:
        assert describe_rrule(rule) == str(label)
