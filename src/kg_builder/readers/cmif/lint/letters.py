"""What a letter must say, element by element.

Source: CMIF 1.1 documentation, section "Correspondence Metadata"; CMIF v2 proposal for notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg_builder.readers.cmif.lint.dates import lint_date, lint_order
from kg_builder.readers.cmif.lint.header import TEI, XML_ID
from kg_builder.readers.cmif.lint.names import lint_name, refs_of
from kg_builder.readers.cmif.lint.rules import Found
from kg_builder.readers.cmif.notes import DESCRIBED, MENTIONS, local_term
from kg_builder.readers.markup import Element, attribute, children, local_name, squeezed

_TYPES = ("sent", "received")
_NAMES = ("persName", "orgName")
_PARTS = (*_NAMES, "placeName", "date")
_ATTRIBUTES = frozenset({"key", "ref", "source", XML_ID})


def lint_letter(letter: Element, keys: frozenset[str]) -> Iterator[Found]:
    """What is wrong with one letter; `keys` are those of the bibliographic entries of the file."""
    yield from _attributes(letter, keys)
    actions = list(children(letter, "correspAction"))
    types = Counter(attribute(action, "type") or "" for action in actions)
    line = letter.sourceline
    for kind in _TYPES:
        if not types[kind]:
            yield Found(line=line, code="action-missing", found=f'no correspAction type="{kind}"')
    for kind, count in types.items():
        if kind not in _TYPES:
            yield Found(line=line, code="action-type", found=f"type {kind!r}")
        elif count > 1:
            yield Found(line=line, code="action-repeated", found=f"{count} of the type {kind!r}")
    for action in actions:
        yield from _action(action)
    yield from lint_order(letter)
    yield from _same_people(letter, actions)
    for other in children(letter):
        if local_name(other) not in ("correspAction", "note"):
            yield Found(line=other.sourceline, code="unknown-element", found=f"<{local_name(other)}> in correspDesc")
    yield from _notes(letter)


def _attributes(letter: Element, keys: frozenset[str]) -> Iterator[Found]:
    line = letter.sourceline
    sources = (letter.get("source") or "").split()
    if not sources:
        yield Found(line=line, code="source", found="no @source")
    for source in sources:
        if not source.startswith("#") or source[1:] not in keys:
            yield Found(line=line, code="source-missing", found=f"source {source!r}")
    address = letter.get("ref")
    if address is not None and not address.startswith(("http://", "https://")):
        yield Found(line=line, code="letter-address", found=f"ref {address!r}")
    for name in sorted(set(map(str, letter.attrib)) - _ATTRIBUTES):
        yield Found(line=line, code="unknown-attribute", found=f"@{name} of correspDesc")


def _action(action: Element) -> Iterator[Found]:
    words = "".join([action.text or "", *(child.tail or "" for child in action)]).strip()
    if words:
        yield Found(line=action.sourceline, code="action-words", found=repr(words))
    parts = Counter(local_name(child) for child in action)
    if not any(parts[name] for name in _NAMES):
        yield Found(line=action.sourceline, code="action-nobody", found=f"type {action.get('type')!r} without a name")
    if parts["date"] > 1:
        yield Found(line=action.sourceline, code="date-repeated", found=f"{parts['date']} dates")
    if parts["placeName"] > 1:
        yield Found(line=action.sourceline, code="place-repeated", found=f"{parts['placeName']} places")
    for part in children(action):
        name = local_name(part)
        if name not in _PARTS:
            yield Found(line=part.sourceline, code="unknown-element", found=f"<{name}> in correspAction")
        elif name == "date":
            yield from lint_date(part)
        else:
            yield from lint_name(part)


def _same_people(letter: Element, actions: list[Element]) -> Iterator[Found]:
    """Somebody who stands on both sides alone; one of several senders may well be written to by the others."""
    sides = [
        [refs_of(name) for action in actions if attribute(action, "type") == kind for name in children(action, *_NAMES)]
        for kind in _TYPES
    ]
    if all(len(side) == 1 for side in sides) and set(sides[0][0]) & set(sides[1][0]):
        yield Found(line=letter.sourceline, code="sender-is-addressee", found=" ".join(sides[0][0]))


def _notes(letter: Element) -> Iterator[Found]:
    for note in children(letter, "note"):
        for reference in children(note, "ref"):
            kind = attribute(reference, "type") or ""
            term = local_term(kind) or ""
            if not term.startswith(MENTIONS) and term not in DESCRIBED:
                yield Found(line=reference.sourceline, code="note-type", found=f"type {kind!r}")
            if attribute(reference, "target") is None:
                yield Found(
                    line=reference.sourceline, code="note-target", found=squeezed(reference) or f"type {kind!r}"
                )


def lint_repeated(root: Element) -> Iterator[Found]:
    """Letters with one number, one address or all the same words; the second of each is named."""
    seen: dict[tuple[str, ...], int | None] = {}
    for letter in root.iter(f"{TEI}correspDesc"):
        line = letter.sourceline
        facts = {"letter-repeated": ("letter", _everything(letter))}
        key, address = attribute(letter, "key"), attribute(letter, "ref")
        if key:
            facts["key-repeated"] = (letter.get("source") or "", key)
        if address:
            facts["letter-address-repeated"] = ("ref", address)
        for code, fact in facts.items():
            if (code, *fact) in seen:
                said = "" if code == "letter-repeated" else f"{fact[1]!r}, "
                yield Found(line=line, code=code, found=f"{said}first on line {seen[code, *fact]}")
            else:
                seen[code, *fact] = line


def _everything(letter: Element) -> str:
    """All that a letter says, but for its number and the names of its elements' ids."""
    said = [letter.get("source") or "", letter.get("ref") or ""]
    for part in letter.iterdescendants():
        if local_name(part):
            said.append(local_name(part))
            said += [f"{name}={value}" for name, value in sorted(map(_strings, part.attrib.items())) if name != XML_ID]
            said.append(" ".join((part.text or "").split()))
    return "\x1f".join(said)


def _strings(pair: tuple[object, object]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])
