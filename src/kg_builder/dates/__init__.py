"""Dates as written → EDTF and inclusive bounds; what is not stated stays unknown."""

from kg_builder.dates.attributes import (
    DATING_ATTRIBUTES,
    attributes_of_date,
    date_of_attributes,
    written_attributes,
)
from kg_builder.dates.edtf_bounds import date_of_edtf
from kg_builder.dates.finding import FoundDate, date_at, find_dates, read_date
from kg_builder.dates.transit import Transit, instant_in_utc, transit_minutes, zone_offset
from kg_builder.dates.typed import TYPED_DATES, read_typed_date
from kg_builder.dates.written import DateOrder

__all__ = [
    "DATING_ATTRIBUTES",
    "TYPED_DATES",
    "DateOrder",
    "FoundDate",
    "Transit",
    "attributes_of_date",
    "date_at",
    "date_of_attributes",
    "date_of_edtf",
    "find_dates",
    "instant_in_utc",
    "read_date",
    "read_typed_date",
    "transit_minutes",
    "written_attributes",
    "zone_offset",
]
