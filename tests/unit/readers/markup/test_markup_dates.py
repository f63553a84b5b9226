"""The dates of TEI attributes: the day that is written, never another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg_builder.readers.markup.dates import MarkupDate, read_markup_date

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31))


def read(words: str = "", **attributes: str) -> MarkupDate:
    """The date of an element with these attributes (`not_before` for `@notBefore`, `when_iso` for `@when-iso`)."""
    names = {"not_before": "notBefore", "not_after": "notAfter", "dating": "datingMethod"}
    element = etree.Element(
        "date", {names.get(name, name.replace("_", "-")): each for name, each in attributes.items()}
    )
    element.text = words
    return read_markup_date(element)


@pytest.mark.parametrize(
    ("attributes", "edtf", "earliest", "latest"),
    [
        ({"when": "1901-05-03"}, "1901-05-03", "1901-05-03T00:00:00", "1901-05-03T23:59:59"),
        ({"when": "1901-05"}, "1901-05", "1901-05-01T00:00:00", "1901-05-31T23:59:59"),
        ({"when": "1901"}, "1901", "1901-01-01T00:00:00", "1901-12-31T23:59:59"),
        ({"when": "1901-05-03T14:30:00"}, "1901-05-03T14:30:00", "1901-05-03T14:30:00", "1901-05-03T14:30:59"),
        ({"when_iso": "19010503"}, "1901-05-03", "1901-05-03T00:00:00", "1901-05-03T23:59:59"),
        ({"when": "--05-03"}, "XXXX-05-03", None, None),
        (
            {"from": "1901-05-03", "to": "1901-05-04"},
            "1901-05-03/1901-05-04",
            "1901-05-03T00:00:00",
            "1901-05-04T23:59:59",
        ),
        ({"from": "1901"}, "1901/", "1901-01-01T00:00:00", None),
        ({"to": "1901"}, "/1901", None, "1901-12-31T23:59:59"),
        ({"not_before": "1901"}, "[1901..]", "1901-01-01T00:00:00", None),
        ({"not_after": "1901"}, "[..1901]", None, "1901-12-31T23:59:59"),
        ({"not_before": "1901", "not_after": "1901"}, "1901", "1901-01-01T00:00:00", "1901-12-31T23:59:59"),
        ({"from": "1901", "not_after": "1903"}, "1901/1903", "1901-01-01T00:00:00", "1903-12-31T23:59:59"),
        ({"when": "1901", "not_after": "1903"}, "1901", "1901-01-01T00:00:00", "1901-12-31T23:59:59"),
    ],
)
def test_attributes_are_a_date_with_its_bounds(
    attributes: dict[str, str], edtf: str, earliest: str | None, latest: str | None
) -> None:
    found = read("as it stands", **attributes)
    assert found.by_attribute
    assert found.faults == ()
    assert found.value is not None
    assert (found.value.edtf, found.value.earliest, found.value.latest) == (edtf, earliest, latest)
    assert found.value.as_written == "as it stands"


@pytest.mark.parametrize("when", ["1901-02-30", "1901-13-01", "3 May 1901", "1901-05-03T24:00:00", "1901-5-3"])
def test_what_is_no_date_is_a_fault_and_the_words_stay(when: str) -> None:
    found = read("in May", when=when)
    assert found.faults == (f'when="{when}"',)
    assert found.value is not None
    assert (found.value.as_written, found.value.edtf) == ("in May", None)


def test_an_interval_that_ends_before_it_begins_is_a_fault() -> None:
    found = read(**{"from": "1902", "to": "1901"})
    assert (found.value, found.faults) == (None, ("1902/1901",))


def test_words_alone_are_read_by_rule_and_silence_is_none() -> None:
    found = read("3 May 1901")
    assert not found.by_attribute
    assert found.value is not None
    assert found.value.edtf == "1901-05-03"
    assert read().value is None


def test_a_date_of_another_calendar_is_not_taken_for_ours() -> None:
    assert read("20. April 1901", when_custom="1901-04-20").value is not None
    assert not read("20. April 1901", when_custom="1901-04-20").by_attribute
    julian = read("20. April 1901", when="1901-05-03", dating="#julian").value
    assert julian is not None
    assert (julian.edtf, julian.calendar) == ("1901-05-03", "julian")


@given(DAYS)
def test_a_day_is_that_day(day: date) -> None:
    value = read("words", when=day.isoformat()).value
    assert value is not None
    assert (value.earliest, value.latest) == (f"{day}T00:00:00", f"{day}T23:59:59")


@given(DAYS, st.integers(1, 4000), st.sampled_from([("from", "to"), ("not_before", "not_after")]))
def test_a_span_runs_from_its_first_day_to_its_last(first: date, length: int, names: tuple[str, str]) -> None:
    last = first + timedelta(days=length)
    value = read("words", **dict(zip(names, (first.isoformat(), last.isoformat()), strict=True))).value
    assert value is not None
    assert (value.earliest, value.latest) == (f"{first}T00:00:00", f"{last}T23:59:59")
