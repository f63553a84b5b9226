"""Validates a dump: its graphs in batches against the shapes, and the whole against the audits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg_builder.errors import UsageError
from kg_builder.shipped import shipped_folder
from kg_builder.store import GraphStore
from kg_builder.validation.audits import run_audits
from kg_builder.validation.batches import NamedGraph, batched_graphs, read_graphs
from kg_builder.validation.checks import in_order, locate_results
from kg_builder.validation.engines import Engine, EngineName, compile_shapes, engine_name
from kg_builder.validation.results import Located, ValidationReport
from kg_builder.validation.shape_check import check_shapes
from kg_builder.validation.shape_form import check_form
from kg_builder.validation.shape_set import GraphKind, ShapeSet, load_shapes

DEFAULT_BATCH = 500
Advance = Callable[[int], None]


def _unheard(_graphs: int) -> None:
    return None


def validate_quads(
    nquads: Path,
    *,
    shapes: Path | None = None,
    engine: EngineName = "auto",
    batch: int = DEFAULT_BATCH,
    store: GraphStore | None = None,
    audits: Path | None = None,
    advance: Advance = _unheard,
) -> ValidationReport:
    """What shapes and audits have to say of a dump, each check at file, line and words of the source.

    The shapes are those that come with the package and, if given, those of one more folder. Documents are validated in
    batches of `batch` graphs without the authority tables, so a document is never judged by them. The audits, those of
    the folder `audits` among them, run on `store`, else on the dump in memory; `advance` hears how many graphs each
    batch held.

    Raises:
        ShapesError: a shape targets what the ontology does not define, or is no SHACL.
        StoreError: the file is no dump.
        QueryError: an audit cannot be run.
        UsageError: the engine is not installed, or the batch is empty.
    """
    if batch < 1:
        raise UsageError(f"a batch of {batch} graphs; expected at least 1")
    name = engine_name(engine)
    engines = compile_for_kinds(_checked_shapes(shapes), engine)
    located: list[Located] = []
    documents, base = 0, None
    for graphs in batched_graphs(read_graphs(nquads), batch):
        kind = graphs[0].kind
        results = engines[kind].validate(b"".join(graph.ntriples for graph in graphs))
        located += locate_results(results, graphs, dump=nquads.name)
        documents += len(graphs) if kind is GraphKind.SOURCE else 0
        base = base or _base_of(graphs)
        advance(len(graphs))
    audited, ran = run_audits(store or GraphStore.of_nquads(nquads), audits, dump=nquads.name)
    return ValidationReport(
        located=in_order([*located, *audited]), engine=name, documents=documents, audits=ran, base=base
    )


def compile_for_kinds(shapes: ShapeSet, engine: EngineName) -> dict[GraphKind, Engine]:
    """One compiled engine for each kind of graph, with the shapes that are about it."""
    return {kind: compile_shapes(shapes.for_graphs(kind), engine) for kind in GraphKind}


def _checked_shapes(folder: Path | None) -> ShapeSet:
    folders = [shipped_folder("shapes"), *([folder] if folder else [])]
    for each in folders:
        check_shapes(each)
    shapes = load_shapes(folders)
    if folder:
        check_form(folder, shapes.graph)
    return shapes


def _base_of(graphs: list[NamedGraph]) -> str | None:
    return next((graph.base for graph in graphs if graph.base), None)
