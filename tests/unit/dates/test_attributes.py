"""Dating attributes of TEI and CMIF: to EDTF and back, without losing a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.dates import attributes_of_date, date_of_attributes

days = st.dates(min_value=date(1, 1, 1)).map(lambda day: day.isoformat())
written = days.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


@st.composite
def dated(draw: st.DrawFn) -> dict[str, str]:
    """Attributes that go together: a date, an interval or a span, one-sided too."""
    first, last = draw(written), draw(written)
    kind = draw(st.sampled_from(["when", "from/to", "notBefore/notAfter"]))
    if kind == "when":
        return {"when": first}
    names = kind.split("/")
    first, last = sorted((first, last), key=lambda day: (day + "-01-01")[:10])
    sides = draw(st.sampled_from([(0,), (1,), (0, 1)]))
    values = (first, last)
    if len(sides) == 2 and last[: len(first)] < first[: len(last)]:
        sides = (0,)
    return {names[side]: values[side] for side in sides}


@given(dated())
def test_attributes_come_back_as_they_were(attributes: dict[str, str]) -> None:
    value = date_of_attributes(attributes)
    assert value is not None
    assert value.edtf is not None
    assert dict(attributes_of_date(value.edtf)) == attributes


@given(dated(), st.text(min_size=1))
def test_words_stay_beside_the_attributes(attributes: dict[str, str], words: str) -> None:
    value = date_of_attributes(attributes, words)
    plain = date_of_attributes(attributes)
    assert value is not None
    assert plain is not None
    assert value.as_written == words
    assert (value.edtf, value.earliest, value.latest) == (plain.edtf, plain.earliest, plain.latest)


def test_bounds_are_those_of_the_first_and_the_last_day() -> None:
    span = date_of_attributes({"notBefore": "1901-02", "notAfter": "1904"})
    assert span is not None
    assert (span.earliest, span.latest) == ("1901-02-01T00:00:00", "1904-12-31T23:59:59")
    open_end = date_of_attributes({"from": "1901"})
    assert open_end is not None
    assert (open_end.earliest, open_end.latest) == ("1901-01-01T00:00:00", None)


@pytest.mark.parametrize(
    ("edtf", "attributes"),
    [
        ("1901-05-03T14:30:00", {"when": "1901-05-03"}),
        ("1901~", {"when": "1901"}),
        ("1901-05?", {"when": "1901-05"}),
        ("190X", {"notBefore": "1900-01-01", "notAfter": "1909-12-31"}),
        ("1901-05-XX", {"notBefore": "1901-05-01", "notAfter": "1901-05-31"}),
        ("{1901-05-03,1901-05-07}", {"notBefore": "1901-05-03", "notAfter": "1901-05-07"}),
        ("1901-05-03T14:30:00/1901-05-04T10:00:00", {"notBefore": "1901-05-03", "notAfter": "1901-05-04"}),
        ("1901/..", {"from": "1901"}),
        ("XXXX-05-03", {}),
        ("no date", {}),
    ],
)
def test_any_other_date_is_given_by_its_first_and_last_day(edtf: str, attributes: dict[str, str]) -> None:
    assert dict(attributes_of_date(edtf)) == attributes


@pytest.mark.parametrize(
    "attributes",
    [
        {"when": "1901-13"},
        {"when": "1901-02-29"},
        {"when": "01-05-1901"},
        {"when": "--05-03"},
        {"when": "1901", "from": "1901"},
        {"from": "1901", "notAfter": "1902"},
        {"notBefore": "1902", "notAfter": "1901"},
        {"from": "1901-05-04", "to": "1901-05-03"},
    ],
)
def test_what_is_no_date_is_refused(attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"is no date|names a day|each say|ends before"):
        date_of_attributes(attributes)


def test_no_attributes_and_no_words_are_no_date() -> None:
    assert date_of_attributes({}) is None
