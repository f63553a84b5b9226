"""The readers by name, and which of them a file is for: a format is one entry of `FORMATS`."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kg_builder.config import SourceConfig
from kg_builder.errors import ConfigError, Problem
from kg_builder.model import Check, Severity, SourceItem
from kg_builder.readers.cmif import read_cmif, shows_cmif
from kg_builder.readers.encoding import Unread
from kg_builder.readers.files import unopened
from kg_builder.readers.formats import Format, Reader
from kg_builder.readers.front_matter import begins_block, read_front_matter
from kg_builder.readers.frus import read_frus, shows_frus
from kg_builder.readers.markup import MarkupOutline, outline_markup
from kg_builder.readers.plain_text import read_plain_text
from kg_builder.readers.table import read_table
from kg_builder.readers.tei import read_tei, shows_tei
from kg_builder.suggestions import near_words, perhaps
from kg_builder.tables import TABLE_SUFFIXES

_HEAD = 4096
_MARKUP = re.compile(rb"\s*(?:<\?xml\b|<!DOCTYPE\b|<!--|<[A-Za-z][\w:.-]*[\s/>])")
_ROOT = re.compile(rb"<(?P<root>[A-Za-z][\w:.-]*)(?=[\s/>])")
_RDF = re.compile(rb"\s*(?:@prefix\s|@base\s|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>\s)")
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*\{)')
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_NOT_PLAIN: Mapping[bytes, str] = MappingProxyType({b"{\\rtf": "a Rich Text file (.rtf)", b"%!PS": "a PostScript file"})
PLAIN_TEXT = "plain_text"
TABLE = "table"
FRONT_MATTER = "front_matter"
CMIF = "cmif"


# XML is given to the first format whose `shows` says yes: the narrower kinds of TEI stand before TEI itself.
FORMATS: tuple[Format, ...] = (
    Format(name="frus", read=read_frus, described="a FRUS volume in TEI", shows=shows_frus),
    Format(name=PLAIN_TEXT, read=read_plain_text, described="plain text"),
    Format(name=FRONT_MATTER, read=read_front_matter, described="Markdown with YAML front matter"),
    Format(name=CMIF, read=read_cmif, described="an index of letters in CMIF", shows=shows_cmif),
    Format(name=TABLE, read=read_table, described=f"a table ({', '.join(TABLE_SUFFIXES)}) with a column mapping"),
    Format(name="tei", read=read_tei, described="TEI letters and registers", shows=shows_tei),
)
READERS: Mapping[str, Reader] = MappingProxyType({each.name: each.read for each in FORMATS})


def recognise(path: Path) -> str | None:
    """The name of the reader that a file is for, by its content, or None where no reader knows such files.

    A table is known by its ending too: a CSV file is text, and only its ending tells it from a letter with commas.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if path.suffix.casefold() in TABLE_SUFFIXES or _is_workbook(path, head):
        return TABLE
    if _markup_root(head) is not None:
        outline = outline_markup(path)
        return None if outline is None else _format_of(outline)
    if _known_other(head) is not None:
        return None
    return FRONT_MATTER if begins_block(head.decode("utf-8", "replace")) else PLAIN_TEXT


def _format_of(outline: MarkupOutline) -> str | None:
    """The first format that an XML file shows to be one of."""
    return next((each.name for each in FORMATS if each.shows is not None and each.shows(outline)), None)


def read_path(path: Path, *, file: str, source: SourceConfig, project: Path | None = None) -> Iterator[SourceItem]:
    """Every document of one file, and the checks on what could not be read; `file` is how its user knows it.

    `project` is the folder that a profile's path is relative to: that of the file where nothing is said.

    Raises:
        ConfigError: `reader` or `profile` of the source names nothing known.
    """
    if source.reader is not None and source.reader not in READERS:
        near = perhaps(near_words(source.reader, READERS, most=1))
        hint = f"{near}; " if near else ""
        problem = Problem(
            file="kg.toml",
            found=f'reader = "{source.reader}" for the source {source.name!r}',
            expected=f"{hint}the name of a reader, or no such line (then the content decides)",
            choices=tuple(sorted(READERS)),
        )
        raise ConfigError("an unknown reader", [problem])
    try:
        name = source.reader or recognise(path)
        found = None if name is not None else _what_it_is(path)
    except OSError as error:
        yield unopened(error).check(file)
        return
    if name is None:
        yield Unread(code="format", found=found or "an unknown format", expected=_readable(), line=1).check(file)
    elif name == TABLE and not source.columns and source.reader is None:
        yield _unmapped(file)
    else:
        yield from READERS[name](
            path, file=file, source=source, project=project if project is not None else path.parent
        )


def _unmapped(file: str) -> Check:
    """That a table was met whose columns nobody has explained: it may be anything, and is no letter."""
    return Check(
        severity=Severity.NOTE,
        code="table-unmapped",
        message="a table was left aside: give it an entry [[sources]] of its own in kg.toml, with the path of the file "
        "and [sources.columns] that says which column is what (such as id, date, sender, addressee)",
        file=file,
        found="a table without a column mapping",
        expected="[sources.columns] in kg.toml",
    )


def _is_workbook(path: Path, head: bytes) -> bool:
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            return "xl/workbook.xml" in names or ("mimetype" in names and archive.read("mimetype") == _ODS)
    except zipfile.BadZipFile:
        return False


def _markup_root(head: bytes) -> str | None:
    """The root element of XML or HTML, "" where the head does not show it, or None for what is no markup."""
    head = _as_utf8(head).removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(head) is None or _RDF.match(head) is not None:
        return None
    root = _ROOT.search(head)
    return root["root"].decode("ascii") if root is not None else ""


def _as_utf8(head: bytes) -> bytes:
    """The head of a file in UTF-8, where its first bytes show that it is markup in UTF-16."""
    for start, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if head.startswith(start):
            return head[: len(head) // 2 * 2].decode(encoding, "replace").encode("utf-8")
    return head


def readable_formats() -> str:
    """What the readers together can read, as a message names it."""
    *others, last = [each.described for each in FORMATS]
    return f"{', '.join(others)}, or {last}"


def _readable() -> str:
    return f"{readable_formats()}; letters in another XML vocabulary can be converted to one of these"


def _known_other(head: bytes) -> str | None:
    if _JSON.match(head) is not None:
        return "JSON"
    if _RDF.match(head) is not None:
        return "RDF (Turtle, N-Triples, N-Quads or TriG)"
    return next((name for signature, name in _NOT_PLAIN.items() if head.startswith(signature)), None)


def _what_it_is(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if _markup_root(head) is not None:
        outline = outline_markup(path)
        return "markup (XML or HTML) without an element" if outline is None else outline.described
    return _known_other(head) or "an unknown format"
