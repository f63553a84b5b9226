"""The dataset's own graph: what it is, who made it, under which licence, by which rules."""

from __future__ import annotations

from collections.abc import Iterable

from kg_builder import __version__, iris
from kg_builder.config import Config
from kg_builder.mapping.terms import TYPE, Graph, Triple, integer, iri, text
from kg_builder.mapping.triples import LABEL
from kg_builder.vocab import DCTERMS, KGB, OWL, PROV, VOID


def map_dataset(config: Config, *, documents: int, rules: Iterable[str]) -> Graph:
    """The description of the dataset (VoID, Dublin Core) and one `prov:Activity` for each rule or sheet used.

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
        value = iri(config.license) if iris.is_iri(config.license) else text(config.license)
        triples.add((subject, f"<{DCTERMS}license>", value))
    for creator in config.creators:
        triples.add((subject, f"<{DCTERMS}creator>", text(creator)))
    for rule in rules:
        activity = iri(iris.mint_rule_iri(config.base, rule))
        triples.add((activity, TYPE, f"<{PROV}Activity>"))
        triples.add((activity, LABEL, text(rule)))
        triples.add((activity, f"<{OWL}versionInfo>", text(f"kg_builder {__version__}")))
    return Graph(iris.mint_graph_iri(config.base, "dataset"), tuple(sorted(triples)))
