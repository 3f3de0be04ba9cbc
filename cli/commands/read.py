"""``netwerkatlas read``: show what is read in one report, touching no store."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from cli.options import answers, as_json, columns, names, questions, reader
from cli.output.explain import explained
from cli.output.receipt import receipt_lines
from cli.output.spreadsheet_warnings import spreadsheet_lines
from cli.output.terminal import one_line, print_json
from cli.report_reader import chosen_reader
from graph.errors import LoadError
from graph.schema import ACTIVE_IN, AFFILIATED_WITH, EDGE_TYPES, EXISTING, PART_OF, WORKS_WITH
from loaders.evaluation.annotation import Annotation, annotate
from loaders.ingest.files import read_file

_SHOWN_TIES = (WORKS_WITH, AFFILIATED_WITH, PART_OF, ACTIVE_IN)


@click.command(epilog="Example:  netwerkatlas read report.txt --json")
@click.argument("report", type=click.Path(path_type=Path))
@names
@columns
@click.option(
    "--explain", is_flag=True, help="Show for each item its rule, how right that is, and the quote."
)
@reader
@answers
@questions
@as_json
def command(
    report: Path,
    explain: bool,
    as_json: bool,
    columns: Mapping[str, str],
    reader: str | None,
    answers: Path | None,
    questions: str | None,
) -> None:
    """Show what is read in REPORT: sessions, entities, relations and recommendations.

    Of a table also what its columns were taken for; correct that with --map.

    With --json everything, in the annotation schema of docs/annotation.md.
    """
    if report.is_dir():
        raise LoadError(f"{report}: this is a folder; read one file, or load the folder.")
    report_reader = chosen_reader(reader, answers, questions)
    outcome = read_file(report, columns, reader=report_reader)
    if outcome.network is None:
        raise LoadError(outcome.failure)
    annotation = annotate(outcome.network)
    if as_json:
        print_json(annotation.as_dict(explained=explain))
        return
    (document,) = outcome.network.documents.values()
    shown = explained(annotation, document) if explain else _summary(annotation)
    remarks = spreadsheet_lines(report.name, outcome.spreadsheet) if outcome.spreadsheet else ()
    told = receipt_lines(report.name, outcome.receipt) if outcome.receipt else ()
    for line in (*shown, *remarks, *told):
        click.echo(line)


def _label(edge_type: str) -> str:
    return EDGE_TYPES[edge_type].label.en


def _summary(annotation: Annotation) -> Iterator[str]:
    yield one_line(annotation.report.title)
    for session in annotation.sessions:
        led_by = ", ".join((*session.hosts, *session.people)) or "-"
        yield one_line(f"S{session.number}  {session.title} ({led_by})")
    yield ""
    for entity_type, count in Counter(e.type for e in annotation.entities).items():
        names = ", ".join(e.name for e in annotation.entities if e.type == entity_type)
        yield one_line(f"{entity_type} ({count}): {names}")
    yield ""
    for tie in (r for r in annotation.relations if r.type in _SHOWN_TIES):
        status = "" if tie.status == EXISTING else f" ({tie.status})"
        yield one_line(f"{tie.source} {_label(tie.type)} {tie.target}{status}")
    yield ""
    for entry in annotation.recommendations:
        yield one_line(f"{entry.id} -> {', '.join(entry.addressees) or '-'}: {entry.text}")
