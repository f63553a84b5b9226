"""docs/queries.md lists exactly the questions and audits that there are, in their own words."""

from __future__ import annotations

from pathlib import Path

from kg_builder.queries import load_audits, load_queries

DOCS = Path(__file__).parents[2] / "docs" / "queries.md"
INTRODUCTION_END = "<!-- the list below is tested equal to queries/ -->"


def expected_list() -> str:
    """The questions and audits as docs/queries.md gives them."""
    lines: list[str] = []
    for query in load_queries().values():
        lines += [f"### {query.name}", "", f"**{query.summary}** {query.description}", ""]
        for parameter in query.asked:
            need = "required" if parameter.required else "optional"
            lines.append(f"- `{parameter.short}` ({need}): {parameter.meaning}; for example `{parameter.example}`")
        if query.asked:
            lines.append("")
    lines += ["## Audits", "", "Run by `kg-builder validate`; each row that one finds is a check.", ""]
    lines += [
        f"- `{audit.name}` ({audit.severity.value}): {audit.summary} Else: {audit.message}."
        for audit in load_audits().values()
    ]
    return "\n".join(lines) + "\n"


def test_the_list_is_that_of_the_files() -> None:
    _introduction, _mark, listed = DOCS.read_text(encoding="utf-8").partition(INTRODUCTION_END)
    assert listed.strip() + "\n" == expected_list()


def test_every_parameter_type_is_explained() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for word in (
        "_iri",
        "_xsd_dateTime",
        "_xsd_date",
        "_integer",
        "_boolean",
        "--allow-service",
        "takes:",
        "binds: end",
    ):
        assert word in text
