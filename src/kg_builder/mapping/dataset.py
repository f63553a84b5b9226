"""The dataset's own graph: what it is, who made it, under which licence, by which rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder import __version__, iris
from kg_builder.config import Config
from kg_builder.mapping.terms import TYPE, Graph, Triple, integer, iri, text
from kg_builder.mapping.triples import LABEL
from kg_builder.model import SourceDescription
from kg_builder.vocab import DCTERMS, KGB, OWL, PROV, VOID


def map_dataset(
    config: Config, *, documents: int, rules: Iterable[str], sources: Iterable[SourceDescription] = ()
) -> Graph:
    """The description of the dataset (VoID, Dublin Core) and one `prov:Activity` for each rule or sheet used.

    `sources` are files that say of themselves what they are (title, who made them, licence): that is kept beside them.

    Nothing in it depends on when or where it was built.

    Source: VoID, sections 2 (metadata) and 4.6 (statistics).
    """
    subject = iri(f"{config.base}dataset")
    triples: set[Triple] = {
        (subject, TYPE, f"<{VOID}Dataset>"),
        (subject, f"<{DCTERMS}title>", text(config.title or "Untitled")),
        (subject, f"<{VOID}documents>", integer(documents)),
        (subject, f"<{VOID}vocabulary>", iri(KGB)),
        (subject, f"<{VOID}uriSpace>", text(config.base)),
        (subject, f"<{OWL}versionInfo>", text(f"kg_builder {__version__}")),
    }
    if config.description:
        triples.add((subject, f"<{DCTERMS}description>", text(config.description)))
    if config.license:
        triples.add((subject, f"<{DCTERMS}license>", _link_or_words(config.license)))
    for creator in config.creators:
        triples.add((subject, f"<{DCTERMS}creator>", text(creator)))
    for rule in rules:
        activity = iri(iris.mint_rule_iri(config.base, rule))
        triples.add((activity, TYPE, f"<{PROV}Activity>"))
        triples.add((activity, LABEL, text(rule)))
        triples.add((activity, f"<{OWL}versionInfo>", text(f"kg_builder {__version__}")))
    for source in sources:
        triples |= set(_describe_source(config.base, source))
    return Graph(iris.mint_graph_iri(config.base, "dataset"), tuple(sorted(triples)))


def _describe_source(base: str, source: SourceDescription) -> Iterator[Triple]:
    record = source.record
    subject = iri(iris.mint_record_iri(base, record.file, record.locator))
    yield subject, TYPE, f"<{KGB}SourceRecord>"
    yield subject, f"<{KGB}file>", text(record.file)
    yield subject, f"<{KGB}locator>", text(record.locator)
    for name, values in (
        ("title", (source.title,)),
        ("creator", source.editors),
        ("publisher", source.publishers),
        ("rights", (source.licence_words,)),
        ("identifier", (source.identifier,)),
        ("modified", (source.date,)),
    ):
        yield from ((subject, f"<{DCTERMS}{name}>", text(value)) for value in values if value)
    if source.licence:
        yield subject, f"<{DCTERMS}license>", _link_or_words(source.licence)


def _link_or_words(value: str) -> str:
    return iri(value) if iris.is_iri(value) else text(value)
