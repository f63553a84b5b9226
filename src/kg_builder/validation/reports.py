"""A validation report as text for people, JSON for programs, and SHACL's own report in Turtle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pyoxigraph as ox

from kg_builder.iris import digest
from kg_builder.model import Severity
from kg_builder.validation.location import shorten
from kg_builder.validation.results import Located, ValidationReport
from kg_builder.vocab import KGB
from kg_builder.wording import counted

REPORT_VERSION = 1
_SH = "http://www.w3.org/ns/shacl#"
_SH_SEVERITY = {Severity.VIOLATION: "Violation", Severity.WARNING: "Warning", Severity.NOTE: "Info"}


def report_text(report: ValidationReport, *, quiet: bool = False) -> str:
    """One line a check (`file:line: severity: message`, for editors to jump to), then the sum; quiet: violations."""
    lines = [_line(each) for each in report.located if not quiet or each.check.severity is Severity.VIOLATION]
    if not quiet:
        lines.append(summary(report))
    return "".join(f"{line}\n" for line in lines)


def _line(each: Located) -> str:
    check = each.check
    words = f' — in the words "{shorten(check.span.quote)}"' if check.span else ""
    repeated = check.span is not None and check.found == repr(shorten(check.span.quote))
    found = "" if repeated or not check.found else f" Found {check.found}."
    return f"{check.place}: {check.severity.value}: {check.message}{found}{words} [{check.code}]"


def summary(report: ValidationReport) -> str:
    """How many of what was found, where and by what."""
    counts = ", ".join(counted(report.count(severity), severity.value) for severity in Severity)
    ran = f"{report.engine} and {counted(report.audits, 'audit')}"
    return f"{counted(report.documents, 'document')} validated with {ran}: {counts}."


def report_json(report: ValidationReport) -> str:
    """The report as one JSON object: `conforms`, counts, and `checks` with file, line, words and offsets."""
    content = {
        "version": REPORT_VERSION,
        "conforms": report.conforms,
        "engine": report.engine,
        "documents": report.documents,
        "audits": report.audits,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "checks": [_json_of(each) for each in report.located],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _json_of(each: Located) -> dict[str, object]:
    check, result = each.check, each.result
    return {
        "severity": check.severity.value,
        "code": check.code,
        "message": check.message,
        "file": check.file,
        "line": check.line,
        "document": check.document,
        "words": check.span.quote if check.span else None,
        "span": [check.span.start, check.span.end] if check.span else None,
        "found": check.found,
        "focus": result.focus.strip("<>"),
        "shape": result.shape,
        "component": result.component,
        "path": result.path,
        "value": result.value,
    }


def report_turtle(report: ValidationReport) -> str:
    """The report as RDF, the same bytes for the same results: no blank nodes, every result rests on its words.

    A path that is no single property is left out (it would need blank nodes); the shape says which it was.

    `sh:conforms` is as SHACL has it: false as soon as there is any result, a warning or note included.

    Source: SHACL, section 3.6 (validation report).
    """
    base = report.base or "urn:kg-builder:"
    name = f"{base}validation/report"
    results = [(f"{base}validation/result/{digest(*each.result.key)}", each) for each in report.located]
    head = [("a", "sh:ValidationReport"), ("sh:conforms", "false" if results else "true")]
    blocks = [_block(name, [*head, *(("sh:result", f"<{iri}>") for iri, _ in sorted(results, key=lambda r: r[0]))])]
    blocks += [_block(iri, _properties(each)) for iri, each in results]
    prefixes = f"@prefix kgb: <{KGB}> .\n@prefix sh: <{_SH}> .\n"
    return prefixes + "".join(f"\n{block}" for block in blocks)


def _properties(each: Located) -> list[tuple[str, str]]:
    result = each.result
    properties = [
        ("a", "sh:ValidationResult"),
        ("sh:focusNode", _named(result.focus)),
        ("sh:resultSeverity", f"sh:{_SH_SEVERITY[result.severity]}"),
        ("sh:sourceConstraintComponent", f"sh:{result.component}"),
        ("sh:sourceShape", f"<{result.shape}>"),
        ("sh:resultMessage", str(ox.Literal(result.message))),
    ]
    if result.path:
        properties.append(("sh:resultPath", f"<{result.path}>"))
    if result.value is not None:
        properties.append(("sh:value", _named(result.value)))
    if each.ground is not None:
        properties.append(("kgb:restsOn", _named(each.ground)))
    return properties


def _named(term: str) -> str:
    """The term; a blank node, which a later reader could not find again, by a name made of its label."""
    return f"<urn:kg-builder:blank:{hashlib.sha256(term.encode()).hexdigest()[:12]}>" if term.startswith("_:") else term


def _block(subject: str, properties: list[tuple[str, str]]) -> str:
    return f"<{subject}> " + " ;\n    ".join(f"{name} {value}" for name, value in properties) + " .\n"


FORMATS: dict[str, Callable[[ValidationReport], str]] = {
    "text": report_text,
    "json": report_json,
    "ttl": report_turtle,
}
