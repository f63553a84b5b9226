"""How the elements of TEI become readable text: what stands on the page, notes behind it.

Source: TEI P5, chapters 3 (elements available in all TEI documents), 4 (text structure), 11 (primary sources).
"""

from __future__ import annotations

from kg_builder.readers.markup.extraction import TextRules

_BLOCKS = """p ab div div1 div2 div3 div4 div5 div6 div7 head opener closer postscript address floatingText body front
back group text list table lg sp stage figure epigraph argument byline trailer docTitle titlePage titlePart docImprint
castList sourceDoc surface zone"""
_LEFT_OUT = """teiHeader fw figDesc graphic del surplus anchor desc listPerson listPlace listOrg listEvent listBibl
particDesc standOff"""

TEI_TEXT = TextRules(
    blocks=frozenset(_BLOCKS.split()),
    lines=frozenset("salute dateline signed addrLine l item row line label stamp".split()),
    breaks=frozenset({"lb"}),
    blanks=frozenset({"space", "cell"}),
    left_out=frozenset(_LEFT_OUT.split()),
    apart=frozenset({"note"}),
    alternatives={
        "choice": frozenset({"sic", "orig", "abbr", "am", "unclear"}),
        "app": frozenset({"lem", "rdg"}),
        "subst": frozenset({"add"}),
    },
    marked=frozenset({"persName", "placeName", "orgName", "name", "rs", "date", "ref"}),
)
