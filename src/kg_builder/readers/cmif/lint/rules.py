"""The rules for CMIF files that the published schema does not hold, or says less plainly: code, gravity, section.

`source` names the row or section of the CMIF documentation, of a proposal, or the schema on which a rule rests.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.model import Check, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it wants, where that is written, and how grave it is to break it."""

    severity: Severity
    message: str
    expected: str
    source: str


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Found:
    """That a rule is broken: on which line, by what."""

    line: int | None
    code: str
    found: str


def _rule(severity: Severity, message: str, expected: str, source: str) -> Rule:
    return Rule(severity=severity, message=message, expected=expected, source=source)


_V, _W, _N = Severity.VIOLATION, Severity.WARNING, Severity.NOTE
_LETTERS, _FILE = "documentation, Correspondence Metadata: ", "documentation, Information about the digital index: "
_PERSON = f"{_LETTERS}/correspAction/persName"
_DATE = f"{_LETTERS}/correspAction/date"
_UNCERTAIN = "CMIF 1.1 proposal, Encoding uncertainty"
_V2 = "CMIF v2 proposal, Encoding example"

RULES: dict[str, Rule] = {
    "not-tei": _rule(_V, "this is no CMIF file", "a TEI element in the TEI namespace", "documentation, Introduction"),
    "letters": _rule(
        _V, "the index has no letters", "correspDesc elements in teiHeader/profileDesc", "documentation, Overview"
    ),
    "title": _rule(_V, "the index has no title", "words in titleStmt/title", f"{_FILE}//titleStmt/title"),
    "editor": _rule(_V, "nobody answers for the index", "a name in titleStmt/editor", f"{_FILE}//titleStmt/editor"),
    "editor-email": _rule(_N, "the editor has no e-mail address", "editor/email", f"{_FILE}//titleStmt/editor"),
    "publisher": _rule(
        _V,
        "nobody is named as originator",
        "a name in publicationStmt/publisher",
        f"{_FILE}//publicationStmt/publisher",
    ),
    "licence": _rule(
        _V,
        "the licence is none that correspSearch accepts",
        "https://creativecommons.org/licenses/by/4.0/ or https://creativecommons.org/publicdomain/zero/1.0/",
        f"{_FILE}//publicationStmt/availability/licence/@target",
    ),
    "licence-words": _rule(
        _W,
        "the words of the licence name another one than its address",
        "words and address of one licence",
        f"{_FILE}//publicationStmt/availability/licence",
    ),
    "file-date": _rule(
        _W,
        "it is not said when the file was last changed",
        "a moment such as 2024-03-01T10:00:00 in publicationStmt/date/@when",
        f"{_FILE}//publicationStmt/date/@when",
    ),
    "idno": _rule(
        _V, "the file has no address", "a URL in publicationStmt/idno of the type url", f"{_FILE}//publicationStmt/idno"
    ),
    "bibl": _rule(_V, "there is no bibliographic entry", "a bibl in sourceDesc", f"{_FILE}//sourceDesc/bibl"),
    "bibl-words": _rule(_V, "a bibliographic entry without words", "a full reference", f"{_FILE}//sourceDesc/bibl"),
    "bibl-type": _rule(
        _V, "a kind of edition that CMIF does not have", "print, online or hybrid", f"{_FILE}//sourceDesc/bibl/@type"
    ),
    "bibl-uuid": _rule(
        _W, "the key of a bibliographic entry is no UUID", "a static UUID", f"{_FILE}//sourceDesc/bibl/@xml:id"
    ),
    "bibl-letter": _rule(
        _V,
        "the key of a bibliographic entry does not begin with a letter",
        "a UUID that begins with a letter, as xml:id must",
        "cmi-customization.odd, bibl/@xml:id",
    ),
    "bibl-repeated": _rule(
        _V, "two bibliographic entries have one key", "a key of its own", f"{_FILE}//sourceDesc/bibl/@xml:id"
    ),
    "bibl-unused": _rule(
        _W, "no letter points to a bibliographic entry", "letters, or no such entry", f"{_LETTERS}/@source"
    ),
    "source": _rule(_W, "a letter without a source", '@source with "#" and the key of a bibl', f"{_LETTERS}/@source"),
    "source-missing": _rule(
        _V, "a letter points to a bibl that is not there", "the key of a bibl of this file", f"{_LETTERS}/@source"
    ),
    "letter-address": _rule(_W, "the address of a letter is none", "a URL in @ref", f"{_LETTERS}/@ref"),
    "letter-address-repeated": _rule(
        _W, "two letters of one address", "an address of its own for each letter", f"{_LETTERS}/@ref"
    ),
    "key-repeated": _rule(
        _W, "two letters of one edition have one number", "a number of its own for each letter", f"{_LETTERS}/@key"
    ),
    "letter-repeated": _rule(_N, "two letters say the same", "one record a letter", f"{_LETTERS}/@key"),
    "unknown-attribute": _rule(
        _W, "an attribute that CMIF does not have", "key, ref, source", "cmi-customization.odd, correspDesc"
    ),
    "unknown-element": _rule(
        _W,
        "an element that CMIF does not have here",
        "persName, orgName, placeName, date",
        f"{_LETTERS}/correspAction",
    ),
    "action-missing": _rule(
        _V, "an action is missing", 'correspAction of the types "sent" and "received"', "cmif.sch, E0001 and E0002"
    ),
    "action-repeated": _rule(_W, "two actions of one type", "one of each", f"{_LETTERS}/correspAction/@type"),
    "action-type": _rule(
        _V, "an action of a type that CMIF does not have", "sent or received", f"{_LETTERS}/correspAction/@type"
    ),
    "action-words": _rule(_V, "words directly in an action", "elements only", f"{_LETTERS}/correspAction"),
    "action-nobody": _rule(
        _V, "an action names nobody", 'a persName or orgName, with "Unknown" where nobody is known', _PERSON
    ),
    "name-empty": _rule(_V, "a name without words", 'a name, or "Unknown"', _PERSON),
    "name-unknown": _rule(_W, "an unknown correspondent under another word", 'the string "Unknown"', _PERSON),
    "name-nested": _rule(_V, "elements inside a name", "words only", "cmi-customization.odd, persName"),
    "person-ref": _rule(
        _N, "a correspondent without an authority file", "VIAF, GND, LC, BNF or NDL", f"{_PERSON}/@ref"
    ),
    "person-file": _rule(
        _W, "an authority file that is not among those of CMIF", "VIAF, GND, LC, BNF or NDL", f"{_PERSON}/@ref"
    ),
    "place-ref": _rule(
        _N, "a place without GeoNames", "an address of GeoNames", f"{_LETTERS}/correspAction/placeName/@ref"
    ),
    "place-file": _rule(
        _W, "a place in another file than GeoNames", "GeoNames", f"{_LETTERS}/correspAction/placeName/@ref"
    ),
    "place-repeated": _rule(_N, "an action with several places", "one place", f"{_LETTERS}/correspAction/placeName"),
    "ref-address": _rule(_V, "a reference that is no address", "a URL", f"{_PERSON}/@ref"),
    "ref-number": _rule(
        _W, "a GND number whose check digit is wrong", "the number as the GND has it", f"{_PERSON}/@ref"
    ),
    "ref-names": _rule(_N, "one address under several names", "one name for one person", f"{_PERSON}/@ref"),
    "name-refs": _rule(_W, "one name with several addresses", "one address for one person", f"{_PERSON}/@ref"),
    "sender-is-addressee": _rule(
        _W, "somebody writes to himself or herself", "another addressee", f"{_LETTERS}/correspAction"
    ),
    "cert": _rule(_V, "a certainty that CMIF does not have", "low", f"{_PERSON}/@cert"),
    "evidence": _rule(_V, "a basis that CMIF does not have", "conjecture", f"{_PERSON}/@evidence"),
    "name-question": _rule(
        _W, "a question mark where the attribute says so", 'cert="low" and the bare name', _UNCERTAIN
    ),
    "name-brackets": _rule(
        _W, "square brackets where the attribute says so", 'evidence="conjecture" and the bare name', _UNCERTAIN
    ),
    "evidence-span": _rule(
        _N, "a span of days that is marked as conjecture", "@evidence with @when, or @from and @to", _UNCERTAIN
    ),
    "date-attributes": _rule(
        _V, "a date that a machine cannot read", "@when, @from, @to, @notBefore or @notAfter", "cmif.sch, E0004"
    ),
    "date-format": _rule(_V, "a date that is none of CMIF's", "YYYY-MM-DD, YYYY-MM or YYYY", _DATE),
    "date-order": _rule(_V, "a date that ends before it begins", "the earlier day first", _DATE),
    "date-mixed": _rule(_V, "attributes that exclude each other", "@when alone, or one pair", "TEI, att.datable.w3c"),
    "date-repeated": _rule(_W, "an action with several dates", "one date", _DATE),
    "date-words": _rule(
        _N, "words of a date that say no more than its attribute", "words only where they say more", f"{_DATE}/text()"
    ),
    "date-year": _rule(
        _W, "the words of a date name another year than its attributes", "one and the same date", f"{_DATE}/text()"
    ),
    "received-first": _rule(_W, "a letter received before it was sent", "a later day", _DATE),
    "note-type": _rule(_W, "a reference that the vocabulary of CMIF does not have", "a term of CMIF v2", _V2),
    "note-target": _rule(_W, "a reference without an address", "@target", _V2),
    "note-prefix": _rule(
        _N,
        'the prefix "cmif:" is used and not declared',
        "listPrefixDef, or the terms in full",
        _V2,
    ),
}


def check_of(found: Found, file: str) -> Check:
    """What a rule has to say, with the section that it rests on."""
    rule = RULES[found.code]
    return Check(
        severity=rule.severity,
        code=f"cmif-{found.code}",
        message=f"{rule.message} [{rule.source}]",
        file=file,
        line=found.line,
        found=found.found,
        expected=rule.expected,
    )
