"""The header facts that a person can correct: their names in the ledger, and what may stand as their value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg_builder.dates import TYPED_DATES, read_typed_date
from kg_builder.model import DateKind, Dispatch, Form, NumberKind, PlaceRole, Role

CHECKED = "checked"
_OFFICE = "_office"
# Whoever got a copy stands in a list of many, which one value cannot replace.
_ROLES = tuple(role for role in Role if role is not Role.COPY_RECIPIENT)


class FieldType(StrEnum):
    """What a correction is about."""

    PARTICIPANT = "participant"
    OFFICE = "office"
    DATE = "date"
    PLACE = "place"
    NUMBER = "number"
    FORM = "form"
    DISPATCH = "dispatch"
    TITLE = "title"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A header fact: `name` is its one name in the ledger; `kind` is the kind of date, place or number, or the role.

    Without `kind`, a date is the document's main date, and a number the only one that it has.
    """

    name: str
    type: FieldType
    kind: DateKind | PlaceRole | NumberKind | Role | None = None


def parse_field(words: str) -> Field | None:
    """The header fact that a name means ("sender", "addressee_office", "date:receipt"), or None."""
    return _FIELDS.get(words.strip().lower())


def field_names() -> tuple[str, ...]:
    """Every name of a header fact, the plain ones first."""
    return tuple(dict.fromkeys(field.name for field in _FIELDS.values()))


def value_fault(field: Field, value: str) -> str | None:
    """What was expected instead of a value, or None where it fits; an empty value takes the reading away."""
    if not value and field.type in (FieldType.FORM, FieldType.DISPATCH):
        return "a value: what is not known is 'not-stated'"
    if not value:
        return None
    if field.type is FieldType.DATE and read_typed_date(value) is None:
        return TYPED_DATES
    if field.type is FieldType.FORM and value not in tuple(Form):
        return f"one of {', '.join(Form)}"
    if field.type is FieldType.DISPATCH and value not in tuple(Dispatch):
        return f"one of {', '.join(Dispatch)}"
    if field.type is FieldType.CHECKED and value != "yes":
        return "yes"
    return None


def _all_fields() -> dict[str, Field]:
    fields = [Field(name=role.value, type=FieldType.PARTICIPANT, kind=role) for role in _ROLES]
    fields += [Field(name=role.value + _OFFICE, type=FieldType.OFFICE, kind=role) for role in _ROLES]
    plain = (FieldType.DATE, FieldType.NUMBER, FieldType.FORM, FieldType.DISPATCH, FieldType.TITLE, FieldType.CHECKED)
    fields += [Field(name=type_.value, type=type_) for type_ in plain]
    fields.append(Field(name="place", type=FieldType.PLACE, kind=PlaceRole.SENT_FROM))
    by_name = {field.name: field for field in fields}
    by_name["place:sent_from"] = by_name["sent_from"] = by_name["place"]
    for kind in DateKind:
        by_name[f"date:{kind}"] = Field(name=f"date:{kind}", type=FieldType.DATE, kind=kind)
    for role in (PlaceRole.SENT_TO, PlaceRole.RECEIVED_AT, PlaceRole.RELAYED_AT):
        field = Field(name=f"place:{role}", type=FieldType.PLACE, kind=role)
        by_name[field.name] = by_name[role.value] = field
    for number in NumberKind:
        by_name[f"number:{number}"] = Field(name=f"number:{number}", type=FieldType.NUMBER, kind=number)
    return by_name


_FIELDS = _all_fields()
