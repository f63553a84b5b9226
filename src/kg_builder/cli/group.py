"""The group of commands, each loaded when it is asked for; what a user can act on becomes a message and exit code 2."""

from __future__ import annotations

from importlib import import_module

import click

from kg_builder import __version__
from kg_builder.errors import KgError

COMMANDS: dict[str, str] = {
    "init": "Write a new project's skeleton, commented.",
    "build": "Build the graph of a project or of a bare folder of documents.",
    "validate": "Check the last build against the shapes and audits.",
    "query": "Ask a stored question, or one of your own.",
    "inspect": "Show what the reader understood of each document.",
    "explain": "Show every statement about something, with its words.",
    "correct": "Record that a header was read wrongly, and what is right.",
    "accept": "Accept the nearest match for a quote that was not found.",
    "dump": "Write the graph as Turtle, N-Triples, TriG, N-Quads or JSON-LD.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command runs, so that the start is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg_builder.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands for the help text, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; what a user can act on is said on stderr, with exit code 2."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(2)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg-builder")
def main() -> None:
    """From a folder of historical correspondence to a citable knowledge graph.

    Every command works on the project in the current folder, or in --project FOLDER. Results go to stdout, messages to
    stderr. Exit code: 0 fine (notes and warnings included), 1 violations or unread documents, 2 usage or error.
    """
