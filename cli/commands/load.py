"""``netwerkatlas load``: read reports into a store."""

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

import click

from cli.intake import Intake
from cli.options import columns, names, store
from cli.output.terminal import one_line
from cli.reading import Reading, read_all
from graph.errors import LoadError
from graph.schema import EDGE_TYPES, NODE_TYPES
from graph.settings import store_url
from graph.store import open_store
from loaders.ingest.discovery import report_files
from loaders.ingest.load import SUFFIXES
from loaders.spreadsheets.columns.saved_mappings import remember


@click.command(epilog="Example:  netwerkatlas load reports/ minutes.docx")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--replace", is_flag=True, help="Let a report push out another of the same name.")
@columns
@names
@store
def command(
    paths: tuple[Path, ...], store: str | None, replace: bool, columns: Mapping[str, str]
) -> None:
    """Read the reports and tables at each PATH, a file or a folder, into the store.

    A report that was loaded before is replaced by its new version; the same reading again
    changes nothing. A file that cannot be read, or that would push out another report of the
    same name, gets one line on stderr; the others are still loaded. The exit status is then 1.
    """
    files, failures = _files(paths)
    if files:
        intake = _load(files, store_url(store), columns, replace=replace)
        failures += intake.failures
        for line in (*_summary(intake), *intake.remarks):
            click.echo(line)
    for failure in failures:
        click.echo(f"Error: {one_line(failure)}", err=True)
    if failures:
        raise click.exceptions.Exit(1)


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """Return the files to read, each once, and a line for each path that leads to none."""
    files: dict[Path, Path] = {}
    failures = []
    for path in paths:
        try:
            for file in report_files(path, SUFFIXES):
                files.setdefault(file.resolve(), file)
        except LoadError as error:
            failures.append(str(error))
    return list(files.values()), failures


def _load(files: Sequence[Path], url: str, columns: Mapping[str, str], *, replace: bool) -> Intake:
    # Millions of small objects, none of them in a cycle: to look for garbage takes a third longer.
    gc.disable()
    with (
        open_store(url) as opened,
        closing(read_all(files, columns)) as readings,
        Intake(opened, replace=replace) as intake,
        _progress(readings, len(files)) as progress,
    ):
        for reading in progress:
            intake.take(reading)
            if columns and reading.table:
                for mapping in reading.table.mappings:
                    remember(mapping.fields_by_header)
    return intake


def _progress(
    readings: Iterable[Reading], length: int
) -> AbstractContextManager[Iterable[Reading]]:
    return click.progressbar(
        readings,
        length=length,
        label="Reading",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    )


def _summary(intake: Intake) -> Iterator[str]:
    outcomes = (f"{count} {outcome}" for outcome, count in intake.outcomes.items())
    nodes = (f"{intake.types[t.name]} {t.plural.en}" for t in NODE_TYPES.values())
    ties = (f"{intake.types[t.name]} {t.plural.en}" for t in EDGE_TYPES.values())
    for label, counts in (("Reports", outcomes), ("Nodes", nodes), ("Ties", ties)):
        shown = ", ".join(count for count in counts if not count.startswith("0 "))
        yield f"{label}: {shown or 'none'}"
