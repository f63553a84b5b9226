"""Writes `docs/commands.md` from the help texts, which are the reference.

Usage: python tests/support/command_reference.py > docs/commands.md
"""

from __future__ import annotations

import click

from kg_builder.cli import main
from kg_builder.cli.group import COMMANDS

HEAD = """# Commands

This page is made from the help texts. Every command works on the project in the current folder, or in
`--project FOLDER`. Results go to standard output, messages to standard error; `NO_COLOR` is respected.

| exit code | meaning |
|---|---|
| 0 | fine; notes and warnings included |
| 1 | violations, or documents that could not be read |
| 2 | a wrong option, or an error that you can act on |
| 130 | stopped with Ctrl-C; the last complete build stands as it was |

Every command is also a function:

| command | function |
|---|---|
| `init` | `kg_builder.cli.init.create_project` |
| `build` | `kg_builder.pipeline.build` |
| `validate` | `kg_builder.validation.validate_quads` |
| `query` | `kg_builder.queries.run_query` |
| `inspect` | `kg_builder.inspection.inspect_paths`, `write_inspection` |
| `table suggest` | `kg_builder.readers.suggest_table` |
| `profile list` | `kg_builder.profiling.list_profiles` |
| `profile suggest` | `kg_builder.profiling.suggest_profile`, `write_report`, `write_draft` |
| `evaluate` | `kg_builder.evaluation.evaluate`, `compare_gold_files`, `write_evaluation`, `write_evaluation_page` |
| `evaluate sample` | `kg_builder.evaluation.sample_documents`, `sample_record`, `format_sheet` |
| `explain` | `kg_builder.explanation.explain` |
| `correct` | `kg_builder.readings.correct_document` |
| `accept` | `kg_builder.readings.accept_match` |
| `lint cmif` | `kg_builder.readers.cmif.lint.lint_cmif` |
| `export cmif` | `kg_builder.publication.cmif.write_cmif` |
| `dump` | `kg_builder.publication.write_dump` |

**Shell completion.** Once, for the shell that you use:

```sh
eval "$(_KG_BUILDER_COMPLETE=bash_source kg-builder)"     # in ~/.bashrc
eval "$(_KG_BUILDER_COMPLETE=zsh_source kg-builder)"      # in ~/.zshrc
_KG_BUILDER_COMPLETE=fish_source kg-builder | source      # in ~/.config/fish/completions/kg-builder.fish
```
"""


def reference() -> str:
    """The page: one section a command, with its help as the terminal shows it."""
    parts = [HEAD]
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        parts += sections(command, name)
    return "\n".join(parts)


def sections(command: click.Command, name: str) -> list[str]:
    """The section of a command, then those of its own commands."""
    context = click.Context(command, info_name=f"kg-builder {name}", terminal_width=100, max_content_width=100)
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    found = [f"## {name}\n\n```text\n{help_text}\n```\n"]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            inner_command = command.get_command(context, inner)
            assert inner_command is not None
            found += sections(inner_command, f"{name} {inner}")
    return found


if __name__ == "__main__":
    print(reference(), end="")
