"""The command line: one module per command, imported only when it is asked for."""

from __future__ import annotations

import logging
from importlib import import_module

import click

from cli.output.terminal import one_line
from graph.errors import NetwerkatlasError

COMMANDS: dict[str, str] = {
    "app": "Open the explorer in the browser.",
    "backtest": "Tell how far to trust computed suggestions.",
    "boundaries": "Keep the boundaries of neighbourhoods, for the map.",
    "copy": "Move everything to another store.",
    "evaluate": "Measure how well reports are read.",
    "export": "Write the network to a file.",
    "gaps": "Tell who works on which theme where, and where nobody does.",
    "load": "Read reports and tables into the store.",
    "metrics": "Measure how every actor stands in the network.",
    "missing": "Tell which connections are missing.",
    "partners": "Find partners for a theme and a place.",
    "prompts": "Write what a language model would be asked.",
    "read": "Show what is read in one report.",
    "review": "List what may be one actor, for you to judge.",
}
"""Name of a command and of its module in ``cli.commands`` -> what it does."""


class CommandGroup(click.Group):
    """Imports a command when it is run, and turns our errors into one line on stderr."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except NetwerkatlasError as error:
            raise click.ClickException(one_line(str(error))) from error


@click.group(cls=CommandGroup, epilog="Example:  netwerkatlas load reports/")
@click.version_option(package_name="netwerkatlas", message="netwerkatlas %(version)s")
def main() -> None:
    """Who works with whom in the city: from reports to a network with a quote behind every line.

    Every command has an example in its own help, such as: netwerkatlas load --help
    """
    _hush_libraries()


def _hush_libraries() -> None:
    """Keep what libraries log off the terminal: what the user must know comes as an error."""
    logging.getLogger().addHandler(logging.NullHandler())
