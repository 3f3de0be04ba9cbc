"""``netwerkatlas load``: read reports into a store."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from cli.options import answers, columns, names, questions, reader, store
from cli.output.receipt import receipt_lines
from cli.output.spreadsheet_warnings import spreadsheet_lines
from cli.output.terminal import one_line
from cli.report_reader import chosen_reader
from graph.errors import LoadError
from graph.schema import EDGE_TYPES, NODE_TYPES
from graph.services.ingest import Importer, import_files
from graph.settings import store_url
from graph.store import open_store
from loaders.ingest.discovery import report_files
from loaders.ingest.files import FileOutcome
from loaders.ingest.load import SUFFIXES
from loaders.ingest.report_readers import ReportReader


@click.command(epilog="Example:  netwerkatlas load reports/ minutes.docx")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--replace", is_flag=True, help="Let a report push out another of the same name.")
@columns
@reader
@answers
@questions
@names
@store
def command(
    paths: tuple[Path, ...],
    store: str | None,
    replace: bool,
    columns: Mapping[str, str],
    reader: str | None,
    answers: Path | None,
    questions: str | None,
) -> None:
    """Read the reports and tables at each PATH, a file or a folder, into the store.

    A report that was loaded before is replaced by its new version; the same reading again
    changes nothing. A file that cannot be read, or that would push out another report of the
    same name, gets one line on stderr; the others are still loaded. The exit status is then 1.
    """
    report_reader = chosen_reader(reader, answers, questions)
    files, failures = _files(paths)
    if files:
        url = store_url(store)
        importer, remarks = _load(files, url, columns, report_reader, replace=replace)
        failures += importer.failures
        for line in (*_summary(importer), *remarks):
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


def _load(
    files: Sequence[Path],
    url: str,
    columns: Mapping[str, str],
    reader: ReportReader,
    *,
    replace: bool,
) -> tuple[Importer, list[str]]:
    """Return what became of the files, and lines on the spreadsheets and what a model read."""
    remarks: list[str] = []
    with (
        open_store(url) as opened,
        click.progressbar(
            length=len(files), label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as progress,
    ):

        def on_file(outcome: FileOutcome) -> None:
            progress.update(1)
            if outcome.spreadsheet and not outcome.failure:
                remarks.extend(spreadsheet_lines(outcome.path.name, outcome.spreadsheet))
            if outcome.receipt and not outcome.failure:
                remarks.extend(receipt_lines(outcome.path.name, outcome.receipt))

        importer = import_files(
            files,
            opened,
            replace=replace,
            columns=columns,
            on_file=on_file,
            on_rows=_show_rows,
            reader=reader,
        )
    return importer, remarks


def _show_rows(path: Path, rows: int, are_all: bool) -> None:
    """Say on stderr how far a long spreadsheet is read."""
    if are_all:
        click.echo(f"{one_line(path.name)}: all rows read, now into the store ...", err=True)
    else:
        click.echo(f"{one_line(path.name)}: {rows:,} rows read ...", err=True)


def _summary(importer: Importer) -> Iterator[str]:
    outcomes = (f"{count} {outcome}" for outcome, count in importer.outcomes.items())
    nodes = (f"{importer.types[t.name]} {t.plural.en}" for t in NODE_TYPES.values())
    ties = (f"{importer.types[t.name]} {t.plural.en}" for t in EDGE_TYPES.values())
    for label, counts in (("Reports", outcomes), ("Nodes", nodes), ("Ties", ties)):
        shown = ", ".join(count for count in counts if not count.startswith("0 "))
        yield f"{label}: {shown or 'none'}"
