"""Imprecise dates: value, wording, reading, field."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.forms import modelform_factory
from django.test.utils import isolate_apps
from django.utils import translation
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from modelcluster.models import get_serializable_data_for_fields, model_from_serializable_data

from leo_site.core.dates import (
    ImpreciseDate,
    ImpreciseDateField,
    covers,
    ends_before_it_starts,
    parse_imprecise,
    period_display,
)

YEARS = st.integers(1000, 2999)
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])


@st.composite
def imprecise_dates(draw: st.DrawFn) -> ImpreciseDate:
    """Every supported shape."""
    shape = draw(st.sampled_from(["decade", "season", "year", "month", "day"]))
    year = draw(YEARS)
    if shape == "decade":
        return ImpreciseDate(f"{year // 10}X")
    if shape == "season":
        return ImpreciseDate(f"{year}-{draw(st.integers(21, 24))}")
    qualifier = draw(QUALIFIERS)
    if shape == "year":
        return ImpreciseDate(f"{year}{qualifier}")
    day = draw(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
    return ImpreciseDate(day.isoformat()[: 7 if shape == "month" else 10] + qualifier)


@pytest.mark.parametrize(
    ("edtf", "german", "english"),
    [
        ("2014-22", "Sommer 2014", "summer 2014"),
        ("2014-21", "Frühjahr 2014", "spring 2014"),
        ("2014-23", "Herbst 2014", "autumn 2014"),
        ("2014-24", "Winter 2014", "winter 2014"),
        ("2018-01~", "Anfang 2018", "early 2018"),
        ("2018-06~", "Mitte 2018", "mid-2018"),
        ("2018-07~", "Mitte 2018", "mid-2018"),
        ("2018-12~", "Ende 2018", "late 2018"),
        ("2018-12%", "Ende 2018 (unsicher)", "late 2018 (uncertain)"),
        ("2018-03~", "etwa März 2018", "about March 2018"),
        ("2014-07", "Juli 2014", "July 2014"),
        ("2012", "2012", "2012"),
        ("2012~", "um 2012", "around 2012"),
        ("2012?", "2012 (unsicher)", "2012 (uncertain)"),
        ("201X", "2010er-Jahre", "2010s"),
    ],
)
def test_display_says_how_much_is_known(edtf: str, german: str, english: str) -> None:
    assert ImpreciseDate(edtf).display("de") == german
    assert ImpreciseDate(edtf).display("en") == english


def test_display_of_a_day_follows_the_active_language() -> None:
    with translation.override("de"):
        assert ImpreciseDate("2014-07-11").display() == "11. Juli 2014"


@given(imprecise_dates())
@pytest.mark.parametrize("language", ["de", "en"])
def test_display_is_read_back_as_the_same_date(language: str, value: ImpreciseDate) -> None:
    assert parse_imprecise(value.display(language)) == value
    assert parse_imprecise(value.edtf) == value


@given(imprecise_dates())
def test_bounds_are_ordered_and_inside_the_named_years(value: ImpreciseDate) -> None:
    assert value.earliest <= value.latest
    assert value.startswith(str(value.earliest.year)[:3])
    assert value.startswith(str(value.latest.year)[:3])


@given(imprecise_dates())
def test_value_is_edtf_another_implementation_reads(value: ImpreciseDate) -> None:
    assert str(parse_edtf(value)) == value.edtf
    assert json.loads(json.dumps({"since": value})) == {"since": value.edtf}


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        (" Anfang  2018 ", "2018-01~"),
        ("ANFANG 2018", "2018-01~"),
        ("end of 2018", "2018-12~"),
        ("Frühling 2014", "2014-21"),
        ("11.07.2014", "2014-07-11"),
        ("1.9.2014", "2014-09-01"),
        ("11th of July 2014", None),
        ("July 11th, 2014", "2014-07-11"),
        ("11 July 2014", "2014-07-11"),
        ("Sept. 2014", "2014-09"),
        ("07/2014", "2014-07"),
        ("ca. 1998", "1998~"),
        ("etwa März 2018", "2018-03~"),
        ("um den 11. Juli 2014", "2014-07-11~"),
        ("1990er Jahre", "199X"),
        ("2018-07~", "2018-06~"),
    ],
)
def test_parse_understands_how_people_write(typed: str, edtf: str | None) -> None:
    if edtf is None:
        with pytest.raises(ValidationError):
            parse_imprecise(typed)
    else:
        assert parse_imprecise(typed) == edtf


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("01.09.14", "two_digit_year"),
        ("Juli 14", "two_digit_year"),
        ("seit Sommer 2014", "period"),
        ("2012 bis 2018", "period"),
        ("2012-2018", "period"),
        ("31.02.2014", "impossible_date"),
        ("29.02.1900", "impossible_date"),
        ("2014-13", "impossible_date"),
        ("etwa Sommer 2014", "unreadable_date"),
        ("Ende Juli 2014", "unreadable_date"),
        ("07/11/2014", "unreadable_date"),
        ("٢٠١٤", "unreadable_date"),
        ("heute", "unreadable_date"),
        ("2014" * 100, "unreadable_date"),
        ("", "unreadable_date"),
    ],
)
def test_parse_refuses_with_the_reason(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        parse_imprecise(typed)
    assert refused.value.error_list[0].code == code


@given(st.text(max_size=80))
def test_parse_refuses_or_gives_a_date_for_any_text(typed: str) -> None:
    try:
        value = parse_imprecise(typed)
    except ValidationError:
        return
    assert isinstance(value, ImpreciseDate)
    assert value.earliest <= value.latest


@pytest.mark.parametrize("text", ["", "14", "2014-00", "2014-02-30", "2014-22~", "2012/2018", "٢٠١٤", "2014\n"])
def test_value_refuses_what_it_cannot_be(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        ImpreciseDate(text)


def test_period_display_leaves_open_ends_open() -> None:
    summer, early = ImpreciseDate("2014-22"), ImpreciseDate("2018-01~")
    with translation.override("de"):
        assert period_display(summer, None) == "seit Sommer 2014"
        assert period_display(None, early) == "bis Anfang 2018"
        assert period_display(ImpreciseDate("2012"), ImpreciseDate("2018")) == "2012 bis 2018"
        assert (
            period_display(ImpreciseDate("2014-09-01"), ImpreciseDate("2014-12-31"))
            == "1. September 2014 bis 31. Dezember 2014"
        )
        assert period_display(summer, summer) == "Sommer 2014"
        assert period_display(None, None) == ""


def test_covers_includes_every_day_the_period_may_have() -> None:
    start, end = ImpreciseDate("2014-22"), ImpreciseDate("2018")
    assert covers(start, end, date(2014, 6, 1))
    assert covers(start, end, date(2018, 12, 31))
    assert not covers(start, end, date(2014, 5, 31))
    assert not covers(start, end, date(2019, 1, 1))
    assert covers(None, None, date(1900, 1, 1))
    assert covers(start, None, date(2900, 1, 1))


def test_ends_before_it_starts_only_when_certain() -> None:
    assert ends_before_it_starts(ImpreciseDate("2018"), ImpreciseDate("2014-22"))
    assert not ends_before_it_starts(ImpreciseDate("2014-22"), ImpreciseDate("2014"))
    assert not ends_before_it_starts(ImpreciseDate("2014"), None)


@pytest.fixture
def history(db: None) -> Iterator[Any]:
    """A model with a required and an optional date; its table goes with the test's transaction."""
    with isolate_apps("leo_site.core"), connection.cursor() as cursor:

        class History(models.Model):
            id = models.IntegerField(primary_key=True)
            since = ImpreciseDateField()
            until = ImpreciseDateField(blank=True)

            class Meta:
                app_label = "core"

            def __str__(self) -> str:
                return self.since

        cursor.execute(
            "CREATE TABLE core_history (id integer PRIMARY KEY, since varchar(16) NOT NULL, until varchar(16) NOT NULL)"
        )
        yield History


def test_field_stores_text_and_gives_values(history: Any) -> None:
    row = history(pk=1, since="2014-22")
    assert row.until is None
    row.full_clean()
    row.save()
    row = history.objects.get()
    assert isinstance(row.since, ImpreciseDate)
    assert row.until is None
    assert history.objects.filter(since="2014-22", until="").count() == 1
    assert history.objects.filter(since__startswith="2014").count() == 1
    assert list(history.objects.values_list("since", "until")) == [("2014-22", None)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT since, until FROM core_history")
        assert cursor.fetchall() == [("2014-22", "")]


def test_field_survives_a_revision(history: Any) -> None:
    data = json.loads(json.dumps(get_serializable_data_for_fields(history(pk=1, since="2018-01~"))))
    assert data == {"pk": 1, "since": "2018-01~", "until": None}
    restored = model_from_serializable_data(history, data)
    assert restored.since.display("en") == "early 2018"
    assert restored.until is None


def test_field_lets_nothing_unreadable_in(history: Any) -> None:
    with pytest.raises(ValidationError):
        history(since="neulich")
    with pytest.raises(ValidationError), transaction.atomic():
        history.objects.update(since="neulich")
    with pytest.raises(ValidationError) as refused:
        history(pk=1, until="2014").full_clean()
    assert refused.value.error_dict["since"][0].code == "blank"


def test_form_shows_words_and_reads_them(history: Any) -> None:
    form_class = modelform_factory(history, fields=["since", "until"])
    row = history.objects.create(pk=1, since="2018-01~")
    with translation.override("uk"):
        shown = form_class(instance=row)["since"].value()
    assert shown == ImpreciseDate("2018-01~").display("de")
    unchanged = form_class({"since": shown, "until": ""}, instance=row)
    assert unchanged.is_valid()
    assert not unchanged.has_changed()
    changed = form_class({"since": "Sommer 2014", "until": "Ende 2018"}, instance=row)
    assert changed.save().until == "2018-12~"
    refused = form_class({"since": "01.09.14", "until": ""}, instance=row)
    assert not refused.is_valid()
    assert refused["since"].value() == "01.09.14"


def test_field_describes_itself_to_migrations() -> None:
    _name, path, args, kwargs = ImpreciseDateField("since", blank=True).deconstruct()
    assert path == "leo_site.core.dates.fields.ImpreciseDateField"
    assert (args, kwargs) == ([], {"blank": True, "verbose_name": "since"})
