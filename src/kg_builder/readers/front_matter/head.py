"""The front matter of a file → what it states of the document, by the mapping in `kg.toml`; each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder.config import SourceConfig
from kg_builder.dates import read_typed_date
from kg_builder.model import (
    ActKind,
    Check,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Description,
    DescriptionKind,
    Dispatch,
    Form,
    Severity,
    Statement,
)
from kg_builder.readers.front_matter.block import FrontMatter, Value
from kg_builder.readers.table_fields import FIELDS, Mapped, map_row
from kg_builder.readers.table_statements import (
    archival_references_of,
    base_of,
    descriptions_of,
    editions_of,
    identifiers_of,
    participants_of,
    places_of,
    references_of,
)


def map_head(front: FrontMatter, source: SourceConfig, *, file: str) -> Mapped:
    """The values of the front matter by fields: those that the mapping names, else those that are called like fields.

    Values of a list stand between semicolons, as in a cell of a table; each keeps its own words.
    """
    values: dict[str, list[Value]] = {}
    for value in front.values:
        values.setdefault(value.path, []).append(value)
    fields = source.columns or {path: path for path in values if path in FIELDS}
    found = {field: path for field, path in fields.items() if path in values}
    cells = {path: "; ".join(value.text for value in entries) for path, entries in values.items()}
    row = map_row(source, found, cells, file=file, number=0, line=1)
    return replace(row, grounds={field: [value.span for value in values[path]] for field, path in found.items()})


def unmapped(front: FrontMatter, row: Mapped, source: SourceConfig, *, file: str) -> Check | None:
    """A note where the front matter says something and nothing of it was mapped to a field."""
    if row.grounds or not front.values:
        return None
    paths = ", ".join(dict.fromkeys(value.path for value in front.values))
    return Check(
        severity=Severity.NOTE,
        code="front-matter-unmapped",
        message="nothing of the front matter was used: say in kg.toml under [sources.columns] which key is what "
        '(such as date = "created", sender = "author")',
        file=file,
        line=1,
        found=f"the keys {paths}",
        expected=f"keys that are called like fields, or [sources.columns] of the source {source.name!r}",
    )


def statements_of(row: Mapped) -> Iterator[Statement]:
    """What the head states of the document, in the cataloguer's voice; who is not named is not said to be absent."""
    yield from (who for who in participants_of(row, ()) if who.absence is None)
    yield from _dates_of(row)
    yield from places_of(row)
    yield from identifiers_of(row, form_of_head(row) or Form.NOT_STATED)
    yield from references_of(row)
    yield from archival_references_of(row)
    yield from editions_of(row)
    yield from descriptions_of(row)
    if row["title"]:
        yield Description(**base_of(row, "title"), kind=DescriptionKind.TITLE, value=row["title"])


def form_of_head(row: Mapped) -> Form | None:
    """The form that the head names by one of our names."""
    return Form(row["form"].lower()) if row["form"].lower() in list(Form) else None


def dispatch_of_head(row: Mapped) -> Dispatch | None:
    """Whether the head says that the document was sent."""
    return Dispatch(row["dispatch"].lower()) if row["dispatch"].lower() in list(Dispatch) else None


def _dates_of(row: Mapped) -> Iterator[Statement]:
    """The date that the head gives, as the catalogue's; and that of the receipt."""
    field = next((name for name in ("date_edtf", "date", "date_as_written") if row[name]), None)
    if field is not None:
        yield DateStatement(**base_of(row, field), kind=DateKind.CATALOGUE, value=_value_of(row[field], row))
    if row["received"]:
        base, value = base_of(row, "received"), _value_of(row["received"], row)
        yield CorrespondenceAct(**base, key="receipt", kind=ActKind.RECEIPT)
        yield DateStatement(**base, kind=DateKind.RECEIPT, value=value, act="receipt")


def _value_of(words: str, row: Mapped) -> DateValue:
    return read_typed_date(words, order=row.order, century=row.century) or DateValue(as_written=words)
