"""CMIF → graph → CMIF: nothing is lost that CMIF can say, on every shared file and on generated ones."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.unit.publication.cmif.normal import export, letters_of, store_of

GOLDEN = Path(__file__).parents[3] / "golden" / "cmif" / "ruritania" / "input.xml"
FILES = 55
LETTERS = (966, 3_833, 2_749, 1_082, 110, 1_527, 1_514, 392)  # 12,173 together


def round_trip(path: Path, *, template: bool = False) -> tuple[int, bytes]:
    """How many letters came back as they were, which are all of them, and the file that was written."""
    before = letters_of(etree.parse(path, etree.XMLParser(recover=True)))
    text, report = export(store_of(path))
    written = text.encode()
    given_types = {"online": "", "print": ""} if template else {}
    after = letters_of(etree.fromstring(written), given_types)
    assert sum(after.values()) == report.letters
    assert not before - after, path.name
    assert not after - before, path.name
    return sum(after.values()), written


def broken_rules(written: bytes) -> list[str]:
    """Which assertions of cmif.sch a file does not fulfil (XPath 2 of the rules said in XPath 1)."""
    tree = etree.fromstring(written)
    names = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
    rules = {
        "E0001": "//t:correspDesc[not(t:correspAction[@type='sent'])]",
        "E0002": "//t:correspDesc[not(t:correspAction[@type='received'])]",
        "E0003": "//t:correspDesc[@source and not(substring-after(@source, '#') = //t:bibl/@xml:id)]",
        "E0004": "//t:date[not(@when or @from or @to or @notBefore or @notAfter)]",
    }
    return [code for code, rule in rules.items() if tree.xpath(rule, namespaces=names)]


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize(("share", "letters"), list(enumerate(LETTERS)))
def test_every_shared_file_comes_back_as_it_was_and_valid(shared: Path, share: int, letters: int) -> None:
    """Every eighth file, so that the shares can be worked on side by side."""
    files = sorted([*(shared / "corpus" / "cmif").rglob("*.xml"), *(shared / "specs" / "cmif").glob("*.xml")])
    assert len(files) == FILES
    schema = etree.RelaxNG(etree.parse(shared / "specs" / "cmif" / "cmi-customization.rng"))
    total = 0
    for path in files[share :: len(LETTERS)]:
        template = (
            b"[UUID]" in path.read_bytes()
        )  # words in brackets stand for addresses and for the type of the edition
        count, written = round_trip(path, template=template)
        total += count
        if not template:
            assert schema.validate(etree.fromstring(written)), (path.name, list(schema.error_log)[:3])
        assert broken_rules(written) == []
    assert total == letters


def test_the_golden_file_comes_back_as_it_was() -> None:
    """But for the edition of its last letter, which has none: that is the index itself."""
    before = letters_of(etree.parse(GOLDEN))
    text, report = export(store_of(GOLDEN))
    after = letters_of(etree.fromstring(text.encode()))
    (gone,), (came,) = before - after, after - before
    assert gone[2] is None
    assert came == (*gone[:2], ("online", "Index"), *gone[3:])
    assert report.letters == 3
    assert broken_rules(text.encode()) == []
    assert report.left_out == {
        "further editions of a letter": 1,
        "medium certainty, given as low": 1,
        "record id (numbers)": 1,
        "relay (acts)": 1,
        "relay (people and bodies)": 1,
        "same message (references to other documents)": 1,
        "supplied or inferred, given as conjecture": 1,
    }


WORDS = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=20,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
REF = st.sampled_from(
    [
        "https://d-nb.info/gnd/11111111X",
        "http://d-nb.info/gnd/22222222X",
        "https://viaf.org/viaf/33333",
        "https://sws.geonames.org/44444/",
        "https://example.org/people/5",
    ]
)
REFS = st.lists(REF, max_size=2, unique=True)
DAYS = st.dates().map(lambda day: day.isoformat()).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
GROUNDS = st.sampled_from(["", ' cert="low"', ' evidence="conjecture"', ' cert="low" evidence="conjecture"'])


def element(name: str, attributes: dict[str, str], grounds: str, text: str) -> str:
    given_ones = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{given_ones}{grounds}>{escape(text)}</{name}>"


@st.composite
def names(draw: st.DrawFn, *kinds: str) -> str:
    refs = " ".join(draw(REFS))
    return element(draw(st.sampled_from(kinds)), {"ref": refs}, draw(GROUNDS), draw(WORDS | st.just("Unknown")))


@st.composite
def places(draw: st.DrawFn) -> str:
    return element("placeName", {"ref": " ".join(draw(REFS))}, draw(GROUNDS), draw(WORDS))


@st.composite
def dates(draw: st.DrawFn) -> str:
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    kind = draw(st.sampled_from(["when", "from", "to", "notBefore", "notAfter", "interval", "span"]))
    pairs = {"interval": ("from", "to"), "span": ("notBefore", "notAfter")}
    if kind in pairs:
        attributes = dict(zip(pairs[kind], (first.isoformat(), last.isoformat()), strict=True))
    else:
        attributes = {kind: draw(DAYS)}
    return element("date", attributes, draw(GROUNDS), draw(WORDS | st.just("")))


@st.composite
def letters(draw: st.DrawFn) -> str:
    key = draw(WORDS | st.just(""))
    address = draw(st.sampled_from(["", "https://example.org/letters/1"]))
    actions = "".join(
        f'<correspAction type="{kind}">'
        + "".join(draw(st.lists(names("persName", "orgName"), max_size=3)))
        + "".join(draw(st.lists(places(), max_size=2)))
        + (draw(dates()) if draw(st.booleans()) else "")
        + "</correspAction>"
        for kind in ("sent", "received")
    )
    mentions = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["Person", "Org", "Place", "Bibl", "Object"]),
                st.lists(REF, min_size=1, max_size=2, unique=True),
                WORDS,
            ),
            max_size=2,
        )
    )
    refs = "".join(
        element("ref", {"type": f"cmif:mentions{kind}", "target": " ".join(sorted(targets))}, "", text)
        for kind, targets, text in dict.fromkeys((kind, tuple(targets), text) for kind, targets, text in mentions)
    )
    note = f"<note>{refs}</note>" if refs else ""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in (("key", key), ("ref", address)) if value)
    return f'<correspDesc{attributes} source="#b{draw(st.integers(1, 2))}">{actions}{note}</correspDesc>'


FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc>
<bibl type="print" xml:id="b1">Letters of Ruritania 1</bibl>
<bibl type="hybrid" xml:id="b2">Letters of Ruritania 2</bibl>
</sourceDesc></fileDesc><profileDesc>{}</profileDesc></teiHeader><text><body><p/></body></text></TEI>"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(letters(), min_size=1, max_size=4))
def test_generated_letters_come_back_as_they_were(made: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index.xml"
        path.write_text(FILE.format("".join(made)), encoding="utf-8")
        before = letters_of(etree.parse(path))
        text, report = export(store_of(path))
        after = letters_of(etree.fromstring(text.encode()))
    nobody = report.left_out.get("documents without sender and addressee", 0)
    assert not after - before
    assert sum((before - after).values()) == nobody
    assert broken_rules(text.encode()) == []
