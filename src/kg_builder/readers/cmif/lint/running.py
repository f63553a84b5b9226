"""Runs every rule over a CMIF file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg_builder.model import Check
from kg_builder.readers.cmif.lint.header import TEI, XML_ID, lint_header, path_of
from kg_builder.readers.cmif.lint.letters import lint_letter, lint_repeated
from kg_builder.readers.cmif.lint.names import lint_identities
from kg_builder.readers.cmif.lint.rules import RULES, Found, check_of
from kg_builder.readers.cmif.notes import CMIF_PREFIX
from kg_builder.readers.markup import Element, parse_markup


def lint_cmif(path: Path, *, file: str) -> tuple[Check, ...]:
    """What there is to say of a CMIF file beyond the published schema, by line; each check names its section.

    Faults of the XML come first. The whole file is held in memory.
    """
    tree = parse_markup(path, file=file)
    if isinstance(tree, Check):
        return (tree,)
    found = sorted(set(_found_in(tree.root)), key=lambda each: (each.line or 0, each.code, each.found))
    return (*tree.checks, *(check_of(each, file) for each in found))


def _found_in(root: Element) -> Iterator[Found]:
    if root.tag != f"{TEI}TEI":
        yield Found(line=root.sourceline, code="not-tei", found=f"the root element {root.tag!r}")
        return
    yield from lint_header(root)
    keys = frozenset(key for entry in root.iter(f"{TEI}bibl") if (key := entry.get(XML_ID)))
    if root.find(path_of("teiHeader", "profileDesc", "correspDesc")) is None:
        yield Found(line=root.sourceline, code="letters", found="no correspDesc in teiHeader/profileDesc")
    for letter in root.iter(f"{TEI}correspDesc"):
        yield from lint_letter(letter, keys)
    yield from lint_repeated(root)
    yield from lint_identities(root)
    yield from _prefix(root)


def _prefix(root: Element) -> Iterator[Found]:
    """That the short prefix of the vocabulary is used without being declared, told once."""
    if any(each.get("ident") == CMIF_PREFIX.rstrip(":") for each in root.iter(f"{TEI}prefixDef")):
        return
    for reference in root.iter(f"{TEI}ref"):
        if (reference.get("type") or "").startswith(CMIF_PREFIX):
            yield Found(line=reference.sourceline, code="note-prefix", found=f"type {reference.get('type')!r}")
            return


def lint_record(check: Check) -> dict[str, object]:
    """A check as JSON has it, with the section of the documentation that its rule rests on."""
    rule = RULES.get(check.code.removeprefix("cmif-"))
    return {
        "severity": check.severity.value,
        "code": check.code,
        "file": check.file,
        "line": check.line,
        "message": check.message,
        "found": check.found,
        "expected": check.expected,
        "section": None if rule is None else rule.source,
    }
