"""The report reader that a command was asked for, and what it says while it asks a model."""

import sys
from pathlib import Path

import click

from graph.settings import BOTH
from graph.settings import reader as reader_of_settings
from loaders.ingest.report_readers import ReportReader, report_reader


def chosen_reader(reader: str | None, answers: Path | None, questions: str | None) -> ReportReader:
    """Return the reader of the options, else that of the settings; answers are read with both."""
    name = reader or (BOTH if answers else reader_of_settings())
    on_part = None if answers else _show_part
    return report_reader(name, answers, questions=questions or "", on_part=on_part)


def _show_part(done: int, count: int) -> None:
    """Say on stderr how far the model has come; Ctrl+C stops, and what it answered is kept."""
    if sys.stderr.isatty():
        click.echo(f"\rThe model has answered {done} of {count} questions ...", err=True, nl=False)
        if done == count:
            click.echo(err=True)
