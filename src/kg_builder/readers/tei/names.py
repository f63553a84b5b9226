"""The names of a register's entry.

Source: TEI P5, 13.2 (referring strings, names of persons, places and organisations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import SECRET_NAMES, Name, NameKind, SourceRecord
from kg_builder.readers.markup import Element, attribute, children, local_name, squeezed
from kg_builder.readers.markup.elements import XML_LANG

_KINDS = {
    "pseudonym": NameKind.PSEUDONYM,
    "pseudonymous": NameKind.PSEUDONYM,
    "pseudo": NameKind.PSEUDONYM,
    "married": NameKind.MARRIED,
    "abbr": NameKind.ABBREVIATION,
    "abbreviation": NameKind.ABBREVIATION,
    "short": NameKind.SHORT,
    "transliteration": NameKind.TRANSLITERATION,
}
_PREFERRED = re.compile(r"main|pref(?:erred)?|reg(?:ularised|ular)?|label|standard", re.IGNORECASE)
_GIVEN = ("forename",)
_FAMILY = ("nameLink", "surname", "genName")
_TURNED = re.compile(r"(?P<family>[^,()]{2,60}), (?P<given>[^,()]{1,60})")
_AROUND_COMMA = re.compile(r"\s+,")


def names_of(entry: Element, name_elements: tuple[str, ...], record: SourceRecord) -> tuple[Name, ...]:
    """The names of an entry, the preferred one first: that of a type that says so, else the first without a type.

    A person's name in parts is given in natural order and with the family name first; "Muster, Anna" also turned.
    """
    found: list[tuple[str, NameKind, str | None]] = []
    elements = sorted(children(entry, *name_elements), key=_rank)
    for element in elements:
        kind = NameKind.PREFERRED if not found else _kind_of(element)
        for number, words in enumerate(_forms(element)):
            own = kind if number == 0 or kind is not NameKind.PREFERRED else NameKind.VARIANT
            found.append((words, own, attribute(element, XML_LANG)))
    unique: dict[str, tuple[str, NameKind, str | None]] = {}
    for words, kind, language in found:
        unique.setdefault(words, (words, kind, language))
    return tuple(
        Name(
            value=words,
            kind=kind,
            record=record,
            language=language,
            source=record.file if kind in SECRET_NAMES else None,
        )
        for words, kind, language in unique.values()
    )


def family_name_of(entry: Element) -> str | None:
    """The family name that the preferred name of a person gives in a part of its own."""
    for element in sorted(children(entry, "persName"), key=_rank):
        surnames = [squeezed(part) for part in element.iter("{*}surname") if attribute(part, "type") is None]
        return " ".join(filter(None, surnames)) or None
    return None


def _rank(element: Element) -> int:
    kind = attribute(element, "type")
    if kind is None:
        return 1
    return 0 if _PREFERRED.fullmatch(kind) else 2


def _kind_of(element: Element) -> NameKind:
    return _KINDS.get((attribute(element, "type") or "").casefold(), NameKind.VARIANT)


def _forms(element: Element) -> Iterator[str]:
    """The forms in which a name may be met, the natural order first."""
    parts = {name: [squeezed(part) for part in _parts(element, name)] for name in (*_GIVEN, *_FAMILY)}
    given = " ".join(filter(None, parts["forename"]))
    surname = " ".join(filter(None, parts["surname"]))
    if given and surname:
        link, suffix = (" ".join(filter(None, parts[name])) for name in ("nameLink", "genName"))
        yield " ".join(filter(None, (given, link, surname, suffix)))
        yield f"{surname}, {' '.join(filter(None, (given, link)))}"
        return
    words = _AROUND_COMMA.sub(",", squeezed(element)).strip(" ,;")
    if not words:
        return
    turned = _TURNED.fullmatch(words) if local_name(element) == "persName" else None
    if turned is not None:
        yield words
        yield f"{turned['given']} {turned['family']}"
    else:
        yield words


def _parts(element: Element, name: str) -> Iterator[Element]:
    return (part for part in element.iter(f"{{*}}{name}") if attribute(part, "full") != "abb")
