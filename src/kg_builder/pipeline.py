"""The order of steps and nothing else: sources → documents → names → identities → readings → graph → store → report."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg_builder.authority import Authority, join_records, load_authority
from kg_builder.config import CONFIG_FILE, Config, load_config
from kg_builder.files import replace_file
from kg_builder.inspection import write_report_page
from kg_builder.mapping import Graph, check_words, map_authority, map_dataset, map_document, map_links, map_proposals
from kg_builder.mentions import MentionFinder
from kg_builder.model import AuthorityRecord, Check, Document, Severity, SourceDescription, SourceItem, settle_dispatch
from kg_builder.readers import read_sources, readable_formats
from kg_builder.readings import (
    Corrections,
    DocumentNames,
    Readings,
    apply_corrections,
    apply_readings,
    load_corrections,
    load_readings,
    settle_corrections,
    settle_readings,
)
from kg_builder.relations import (
    RelationJudgement,
    RelationProposal,
    judge_relations,
    load_judgements,
    propose_relations,
)
from kg_builder.report import BuildReport, report_json, sort_checks
from kg_builder.resolution import resolve_documents
from kg_builder.store import PROPOSED_NQUADS, PROPOSED_STORE, building, keep_texts, load_store, publish_page

Track = Callable[[Iterable[Document], str], Iterable[Document]]


def _untracked(documents: Iterable[Document], _step: str) -> Iterable[Document]:
    return documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's folder as its files describe it; `descriptions` are what its sources say of themselves, once read."""

    config: Config
    authority: Authority
    readings: Readings
    corrections: Corrections
    judgements: tuple[RelationJudgement, ...]
    checks: tuple[Check, ...]
    descriptions: tuple[SourceDescription, ...] = ()


def open_project(folder: Path) -> Project:
    """The project in a folder: configuration, authority tables, readings, corrections, judgements, with their checks.

    Raises:
        ConfigError: `kg.toml` cannot be followed.
    """
    config = load_config(folder)
    authority, authority_checks = load_authority(folder / config.authority, project=folder)
    readings, readings_checks = load_readings(folder / config.readings, project=folder)
    corrections, corrections_checks = load_corrections(folder / config.decisions, project=folder)
    judgements, judgements_checks = load_judgements(folder / config.decisions, project=folder)
    return Project(
        config=config,
        authority=authority,
        readings=readings,
        corrections=corrections,
        judgements=judgements,
        checks=(
            *_missing_folders(config),
            *authority_checks,
            *readings_checks,
            *corrections_checks,
            *judgements_checks,
        ),
    )


def _missing_folders(config: Config) -> Iterator[Check]:
    """A check for each folder that `kg.toml` calls otherwise than usual and that is not there: perhaps a slip."""
    usual = Config(folder=config.folder)
    for key in ("authority", "readings", "decisions", "shapes", "queries"):
        name: str | None = getattr(config, key)
        if name is not None and name != getattr(usual, key) and not (config.folder / name).is_dir():
            yield Check(
                severity=Severity.WARNING,
                code="folder-missing",
                message=f"there is no such folder; nothing of {key} is read",
                file=CONFIG_FILE,
                found=f'{key} = "{name}"',
                expected="the name of a folder of the project",
            )


def read_documents(folder: Path) -> tuple[tuple[Document, ...], tuple[Check, ...]]:
    """The documents of a project as its sources give them, with what could not be read.

    Raises:
        ConfigError: `kg.toml` cannot be followed.
    """
    read = _sort_items(read_sources(load_config(folder)))
    return tuple(read.documents), tuple(read.checks)


def read_project(folder: Path) -> tuple[Project, tuple[Document, ...], tuple[Check, ...]]:
    """A project with its documents as their sources give them, and with what could not be read.

    The authority of the project is that of its tables together with the registers that its sources hold.

    Raises:
        ConfigError: `kg.toml` cannot be followed.
    """
    project = open_project(folder)
    read = _sort_items(read_sources(project.config))
    joined = join_records(project.authority, read.records)
    project = replace(
        project,
        authority=joined.authority,
        checks=(*project.checks, *joined.checks),
        descriptions=tuple(read.descriptions),
    )
    return project, tuple(joined.settle(document) for document in read.documents), tuple(read.checks)


@dataclass(slots=True, kw_only=True)
class _Read:
    """What the sources gave, by what it is."""

    documents: list[Document] = field(default_factory=list)
    records: list[AuthorityRecord] = field(default_factory=list)
    descriptions: list[SourceDescription] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)


def _sort_items(items: Iterable[SourceItem]) -> _Read:
    read = _Read()
    for item in items:
        match item:
            case Document():
                read.documents.append(item)
            case AuthorityRecord():
                read.records.append(item)
            case SourceDescription():
                read.descriptions.append(item)
            case Check():
                read.checks.append(item)
    return read


def understand(
    project: Project, documents: Iterable[Document], track: Track = _untracked
) -> tuple[tuple[Document, ...], tuple[Check, ...]]:
    """The documents with corrections, names, identities and readings, in that order; checks of rows that mean none."""
    documents = tuple(documents)
    corrections, unfollowed = settle_corrections(project.corrections, DocumentNames(documents))
    corrected = (apply_corrections(document, corrections, project.authority) for document in documents)
    documents = [settle_dispatch(document) for document in corrected]
    if not project.authority.empty:
        finder = MentionFinder(project.authority)
        documents = [replace(each, mentions=finder.find(each)) for each in track(documents, "Finding names")]
    resolved = resolve_documents(documents, project.authority)
    readings, unread = settle_readings(project.readings, DocumentNames(resolved))
    read = (apply_readings(document, readings, project.authority) for document in resolved)
    return tuple(check_words(document) for document in read), (*unfollowed, *unread)


def build(folder: Path, *, dry_run: bool = False, track: Track = _untracked) -> BuildReport:
    """Builds the graph of a project folder, or of a bare folder of documents, and puts it in place at one stroke.

    Writes a new generation under the build folder: `graph.nq` (sorted), `store/`, `texts/` (as extracted from
    markup), `report.json`, `report.html`; where relations of documents are proposed, `proposed.nq` and
    `store-proposed/` too, which hold the stated graphs and the proposed ones.

    Raises:
        ConfigError: `kg.toml` cannot be followed.
        StoreError: another process is building here, or the folder cannot be written.
    """
    project, read, unread = read_project(folder)
    documents, unmatched = understand(project, read, track)
    proposed, many = propose_relations(documents)
    judged = judge_relations(documents, proposed, project.judgements)
    documents, proposals = judged.documents, judged.proposals
    checks = (
        *project.checks,
        *unread,
        *unmatched,
        *many,
        *judged.checks,
        *(check for document in documents for check in document.checks),
        *(_idle_sources(project, read, unread) if documents or unread else (_empty(project.config),)),
    )
    report = BuildReport(
        documents=len(documents),
        unread=_count_unread(unread, read),
        quads=0,
        entities=len(project.authority.records),
        checks=sort_checks(checks),
        proposals=proposals,
    )
    if dry_run:
        return report
    with building(project.config.build_folder) as place:
        quads = _write_graph(place / "graph.nq", map_project(project, documents, track))
        load_store(place / "graph.nq", place / "store")
        if proposals:
            _write_proposed(place, project, documents, proposals)
        keep_texts(place, documents)
        report = replace(report, quads=quads)
        replace_file(place / "report.json", report_json(report))
        write_report_page(
            documents, report.checks, place / "report.html", title=project.config.title, proposals=proposals
        )
    page = publish_page(project.config.build_folder)
    return replace(report, folder=project.config.build_folder, page=page)


def _count_unread(checks: Iterable[Check], read: Iterable[Document]) -> int:
    """How many files and rows gave no document; a table without a column that it may lack is read all the same."""
    sources = {document.source for document in read}
    faults = [check for check in checks if check.severity is Severity.VIOLATION]
    lost = {(check.file, check.line) for check in faults if check.code != "table-column-missing"}
    return len(lost | {(check.file, check.line) for check in faults if check.file not in sources})


def _idle_sources(project: Project, read: Iterable[Document], checks: Iterable[Check]) -> tuple[Check, ...]:
    """A check for each source in which nothing was found: perhaps its path means another folder."""
    alive = {document.source_name for document in read}
    said = [check.file for check in checks]
    said += _register_files(project)
    return tuple(
        Check(
            severity=Severity.WARNING,
            code="source-empty",
            message=f"the source {source.name!r} holds no document",
            file=CONFIG_FILE,
            found=f'nothing to read in path = "{source.path}"',
            expected="documents, or no such source",
        )
        for source in project.config.sources
        if source.name not in alive and not any(file.startswith(source.path) for file in said)
    )


def _register_files(project: Project) -> set[str]:
    """The files among the sources whose registers joined the authority."""
    tables = f"{project.config.authority}/"
    files = {record.record.file for record in project.authority.records.values()}
    return {file for file in files if not file.startswith(tables)}


def _empty(config: Config) -> Check:
    places = ", ".join(source.path for source in config.sources) or "no [[sources]] at all"
    return Check(
        severity=Severity.NOTE,
        code="no-documents",
        message="no document was found",
        file="kg.toml" if config.written else ".",
        found=f"nothing to read in: {places}",
        expected=f"documents in one of these places: {readable_formats()}",
    )


def map_project(project: Project, documents: Iterable[Document], track: Track = _untracked) -> Iterator[Graph]:
    """Every graph of the project: authority, links, each document, last the dataset with the rules that were used."""
    base = project.config.base
    yield map_authority(project.authority, base)
    yield map_links(project.authority, base)
    rules: set[str] = set()
    count = 0
    for document in track(sorted(documents, key=lambda document: document.id), "Writing the graph"):
        mapped = map_document(document, project.authority, base)
        rules |= mapped.rules
        count += 1
        yield mapped.graph
    yield map_dataset(project.config, documents=count, rules=sorted(rules), sources=project.descriptions)


def _write_graph(path: Path, graphs: Iterable[Graph], *, mode: str = "w") -> int:
    quads = 0
    with path.open(mode, encoding="utf-8", newline="") as file:
        for graph in graphs:
            file.writelines(graph.nquads())
            quads += len(graph.triples)
    return quads


def _write_proposed(
    place: Path, project: Project, documents: Iterable[Document], proposals: Iterable[RelationProposal]
) -> None:
    """Writes what is stated together with what is only proposed, to a file and a store of their own."""
    of_document: defaultdict[str, list[RelationProposal]] = defaultdict(list)
    for proposal in proposals:
        of_document[proposal.subject].append(proposal)
    base = project.config.base
    graphs = (
        map_proposals(document, of_document[document.id], project.authority, base)
        for document in sorted(documents, key=lambda document: document.id)
        if document.id in of_document
    )
    shutil.copyfile(place / "graph.nq", place / PROPOSED_NQUADS)
    _write_graph(place / PROPOSED_NQUADS, graphs, mode="a")
    load_store(place / PROPOSED_NQUADS, place / PROPOSED_STORE)
