"""Names of people, organisations and places: words, authority files, certainty.

Source: CMIF 1.1 documentation, rows `/correspAction/persName`, `orgName`, `placeName`; GND: check digit modulo 11.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from kg_builder.authority_files import AuthorityFile, find_authority_file, ref_key
from kg_builder.iris import is_iri
from kg_builder.readers.cmif.lint.header import TEI
from kg_builder.readers.cmif.lint.rules import Found
from kg_builder.readers.cmif.refs import UNKNOWN_ADDRESSES
from kg_builder.readers.markup import Element, attribute, children, local_name, squeezed

_PERSON_FILES = (AuthorityFile.VIAF, AuthorityFile.GND, AuthorityFile.LC, AuthorityFile.BNF, AuthorityFile.NDL)
_UNKNOWN_WORDS = re.compile(
    r"\W*(?:unknown|unbekannte?r?|anonym(?:us|ous)?|inconnue?|sconosciut[oa]|n\.?\s?n\.?|\?+)\W*", re.IGNORECASE
)
_GND_NUMBER = re.compile(r"(?P<digits>\d{8,9})(?P<check>[\dX])")


def refs_of(name: Element) -> tuple[str, ...]:
    """The addresses of a name."""
    return tuple((name.get("ref") or "").split())


def lint_name(name: Element) -> Iterator[Found]:
    """What is wrong with one name."""
    line, element, words = name.sourceline, local_name(name), squeezed(name)
    is_place = element == "placeName"
    unknown = not is_place and words == "Unknown"
    if not words:
        yield Found(line=line, code="name-empty", found=f"an empty {element}")
    elif not unknown and not is_place and _says_unknown(words, refs_of(name)):
        yield Found(line=line, code="name-unknown", found=f"{element} {words!r}")
    yield from _written_doubts(name, words)
    if any(True for _ in children(name)):
        inner = ", ".join(f"<{local_name(child)}>" for child in children(name))
        yield Found(line=line, code="name-nested", found=f"{inner} in {element} {words!r}")
    refs = refs_of(name)
    if not refs and words and not unknown and not _says_unknown(words, refs):
        yield Found(line=line, code="place-ref" if is_place else "person-ref", found=f"{element} {words!r}")
    if all(map(is_iri, refs)):
        for ref in refs:
            yield from _lint_ref(ref, line, is_place=is_place)
    else:
        yield Found(line=line, code="ref-address", found=f"ref {' '.join(refs)!r}")
    yield from lint_grounds(name)


def _written_doubts(name: Element, words: str) -> Iterator[Found]:
    """Question marks and square brackets, as printed editions have them, in place of the attributes."""
    said = f"{local_name(name)} {words!r}"
    if words.rstrip(")] ").endswith("?") and attribute(name, "cert") is None and not _UNKNOWN_WORDS.fullmatch(words):
        yield Found(line=name.sourceline, code="name-question", found=said)
    if words.startswith("[") and words.endswith("]") and attribute(name, "evidence") is None:
        yield Found(line=name.sourceline, code="name-brackets", found=said)


def lint_grounds(element: Element) -> Iterator[Found]:
    """Whether certainty and basis are those that CMIF has."""
    cert, evidence = attribute(element, "cert"), attribute(element, "evidence")
    if cert not in (None, "low"):
        yield Found(line=element.sourceline, code="cert", found=f'cert="{cert}" of {local_name(element)}')
    if evidence not in (None, "conjecture"):
        yield Found(line=element.sourceline, code="evidence", found=f'evidence="{evidence}" of {local_name(element)}')


def _says_unknown(words: str, refs: tuple[str, ...]) -> bool:
    return bool(_UNKNOWN_WORDS.fullmatch(words)) or any(ref.casefold() in UNKNOWN_ADDRESSES for ref in refs)


def _lint_ref(ref: str, line: int | None, *, is_place: bool) -> Iterator[Found]:
    found = find_authority_file(ref)
    accepted = (AuthorityFile.GEONAMES,) if is_place else _PERSON_FILES
    if (found is None or found[0] not in accepted) and ref.casefold() not in UNKNOWN_ADDRESSES:
        yield Found(line=line, code="place-file" if is_place else "person-file", found=f"ref {ref!r}")
    elif found is not None and found[0] is AuthorityFile.GND and not has_good_check_digit(found[1]):
        yield Found(line=line, code="ref-number", found=f"ref {ref!r}")


def has_good_check_digit(number: str) -> bool:
    """Whether the last digit of a GND number fits the others; of numbers with a hyphen nothing is known here.

    >>> has_good_check_digit("118540238"), has_good_check_digit("118540239"), has_good_check_digit("4000000-7")
    (True, False, True)
    """
    found = _GND_NUMBER.fullmatch(number.upper())
    if found is None:
        return True
    weighted = sum(int(digit) * weight for weight, digit in enumerate(reversed(found["digits"]), 2))
    expected = -weighted % 11
    return found["check"] == ("X" if expected == 10 else str(expected))


def lint_identities(root: Element) -> Iterator[Found]:
    """One address under several names, one name with several addresses of one authority file: each told once."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    refs: dict[tuple[str, str], dict[str, int | None]] = defaultdict(dict)
    first: dict[str, int | None] = {}
    for letter in root.iter(f"{TEI}correspAction"):
        for name in children(letter, "persName", "orgName"):
            words = squeezed(name)
            for ref in refs_of(name):
                found = find_authority_file(ref)
                if found is None or _says_unknown(words, (ref,)):
                    continue
                names[ref_key(ref)][words] += 1
                first.setdefault(ref_key(ref), name.sourceline)
                refs[words, found[0].value].setdefault(ref, name.sourceline)
    for key, forms in names.items():
        if len(forms) > 1:
            said = ", ".join(f"{words!r} ({count})" for words, count in forms.most_common(4))
            yield Found(line=first[key], code="ref-names", found=f"{key}: {said}")
    for (words, _), addresses in refs.items():
        if len({ref_key(ref) for ref in addresses}) > 1:
            places = ", ".join(f"{ref} (line {line})" for ref, line in addresses.items())
            yield Found(
                line=min(filter(None, addresses.values()), default=None), code="name-refs", found=f"{words!r}: {places}"
            )
