"""Which authority file an IRI belongs to, and which IRIs mean one record."""

from __future__ import annotations

import pytest

from kg_builder.authority_files import AuthorityFile, find_authority_file, ref_key


@pytest.mark.parametrize(
    ("ref", "file", "number"),
    [
        ("https://d-nb.info/gnd/11111111X", AuthorityFile.GND, "11111111X"),
        ("http://d-nb.info/gnd/4000000-7", AuthorityFile.GND, "4000000-7"),
        ("http://viaf.org/viaf/22222", AuthorityFile.VIAF, "22222"),
        ("http://id.loc.gov/authorities/names/n79000000", AuthorityFile.LC, "n79000000"),
        ("https://data.bnf.fr/ark:/12148/cb11111111x", AuthorityFile.BNF, "cb11111111x"),
        ("http://id.ndl.go.jp/auth/ndlna/00000001", AuthorityFile.NDL, "00000001"),
        ("https://sws.geonames.org/77/", AuthorityFile.GEONAMES, "77"),
        ("http://www.wikidata.org/entity/Q4115189", AuthorityFile.WIKIDATA, "Q4115189"),
    ],
)
def test_the_known_authority_files(ref: str, file: AuthorityFile, number: str) -> None:
    assert find_authority_file(ref) == (file, number)


@pytest.mark.parametrize(
    "ref", ["", "11111111X", "urn:gnd:1", "https://example.org/gnd/1", "https://d-nb.info/1234567890"]
)
def test_what_is_none_of_them(ref: str) -> None:
    assert find_authority_file(ref) is None


def test_one_record_has_one_key_however_its_address_is_written() -> None:
    assert (
        len({ref_key(f"{scheme}://d-nb.info/gnd/11111111X{end}") for scheme in ("http", "https") for end in ("", "/")})
        == 1
    )
    assert ref_key("https://example.org/a/") == ref_key("http://example.org/a")
    assert ref_key("https://d-nb.info/gnd/1") != ref_key("https://viaf.org/viaf/1")
