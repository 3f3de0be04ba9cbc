"""Options that several commands share."""

from collections.abc import Mapping
from pathlib import Path

import click

from graph.errors import SettingsError
from graph.settings import QUESTIONS, READERS, use_names
from loaders.spreadsheets.columns.fields import FIELDS
from loaders.spreadsheets.columns.mapping import folded
from loaders.spreadsheets.known_names import known_names


def _columns(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, str]:
    """Return the fields by folded header."""
    fields = {}
    for one in given:
        column, equals, field = one.rpartition("=")
        if not equals or field.strip() not in FIELDS:
            raise SettingsError(
                f"--map {one}: give COLUMN=FIELD, with as field one of {', '.join(FIELDS)}."
            )
        fields[folded(column)] = field.strip()
    return fields


def _use_names(context: click.Context, option: click.Parameter, path: Path | None) -> None:
    """Read with this table of names, once it has shown to be one."""
    if path:
        use_names(path.absolute())
        known_names()


store = click.option(
    "--store",
    metavar="URL",
    help="sqlite:///path or neo4j://host. Else NETWERKATLAS_STORE, else your data folder.",
)
names = click.option(
    "--names",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_use_names,
    expose_value=False,
    help="Your own table of names. Else NETWERKATLAS_NAMES, else names.csv in your data folder.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
as_csv = click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets.")
columns = click.option(
    "--map",
    "columns",
    metavar="COLUMN=FIELD",
    multiple=True,
    callback=_columns,
    help="What a column of a table tells, such as Titel=name; remembered for the next table.",
)
reader = click.option(
    "--reader",
    type=click.Choice(READERS),
    help="Who reads reports: the rules, a language model or both. Else NETWERKATLAS_READER.",
)
answers = click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Answers of a model to what 'netwerkatlas prompts' wrote; read with both if not told.",
)
questions = click.option(
    "--questions",
    type=click.Choice(QUESTIONS),
    help="What a model is asked: whole parts, or pairs of names. Else as in the settings.",
)
