"""The group of commands, each loaded when it is asked for; what a user can act on becomes a message and exit code 2."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from kg_builder import __version__
from kg_builder.characters import visible
from kg_builder.errors import KgError

COMMANDS: dict[str, str] = {
    "init": "Write a new project's skeleton, commented.",
    "build": "Build the graph of a project or of a bare folder of documents.",
    "validate": "Check the last build against the shapes and audits.",
    "query": "Ask a stored question, or one of your own.",
    "inspect": "Show what the reader understood of each document.",
    "table": "Propose how kg.toml may explain a table of letters.",
    "profile": "List the layouts of plain texts, and draft one for a new series.",
    "evaluate": "Score what is read against gold; draw samples to annotate.",
    "explain": "Show every statement about something, with its words.",
    "correct": "Record that a header was read wrongly, and what is right.",
    "accept": "Accept the nearest match for a quote that was not found.",
    "lint": "Look over an index of letters in CMIF.",
    "export": "Write the letters for other services: CMIF.",
    "dump": "Write the graph as Turtle, N-Triples, TriG, N-Quads or JSON-LD.",
}

# As shells tell it of a command that ended by SIGINT; 1 would say that something was found.
_STOPPED = 130


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; of an unknown one, an error that offers the known ones."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from kg_builder.suggestions import near_words

            near = near_words(args[0], COMMANDS, least=50.0, most=1)
            hint = f", perhaps {near[0]!r}" if near else ""
            ctx.fail(f"found the command {args[0]!r}; expected one of {', '.join(COMMANDS)}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands for the help text, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command line; what the system refuses (a full disk, a folder to read only) is said on stderr.

        A pipe that closes early is click's business: it ends quietly.
        """
        write_any_character()
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            drop_unwritten()
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"Error: {place}the system refuses this: {error.strerror or error}", err=True)
            sys.exit(2)

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; what a user can act on is said on stderr, with exit code 2."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"Error: {visible(str(error))}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("\nStopped; the last complete build stands as it was.", err=True)
            ctx.exit(_STOPPED)
        except UnicodeEncodeError as error:
            click.echo(f"Error: found {error.object!a}; expected characters that UTF-8 can write", err=True)
            ctx.exit(2)


def write_any_character() -> None:
    """Lets stdout and stderr write what they cannot encode as an escape: a name in Korean must not end a command.

    File names that are no UTF-8 hold halves of surrogate pairs, which no encoding takes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def drop_unwritten() -> None:
    """Closes stdout, so that the interpreter does not try once more, at its end, to write what was refused."""
    try:
        sys.stdout.close()
    except OSError:
        return


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg-builder")
def main() -> None:
    """From a folder of historical correspondence to a citable knowledge graph.

    Every command works on the project in the current folder, or in --project FOLDER. Results go to stdout, messages to
    stderr. Exit code: 0 fine (notes and warnings included), 1 violations or unread documents, 2 usage or error.
    """
