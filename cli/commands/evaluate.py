"""``netwerkatlas evaluate``: measure how well reports are read, against hand-made annotations."""

from functools import reduce
from itertools import chain
from operator import add
from pathlib import Path

import click

from cli.options import answers, as_json, names, questions, reader
from cli.output.receipt import receipt_lines
from cli.output.terminal import one_line, print_json
from cli.report_reader import chosen_reader
from graph.errors import LoadError
from graph.network import Network
from loaders.evaluation.folder import evaluate, find_cases
from loaders.evaluation.precision_table import as_csv, measure
from loaders.evaluation.report import as_line, as_text, as_values, beside_rules, errors
from loaders.evaluation.scores import Score
from loaders.ingest.files import read_file
from loaders.ingest.report_readers import ReportReader, read_by_rules
from loaders.language_model.receipt import Receipt
from loaders.readers import READERS

_FOLDER = click.Path(path_type=Path)


@click.command(epilog="Example:  netwerkatlas evaluate golds/ --reports reports/")
@click.argument("golds", metavar="GOLD_DIR...", nargs=-1, required=True, type=_FOLDER)
@click.option("--reports", metavar="DIR", type=_FOLDER, help="Where the reports are, if elsewhere.")
@click.option(
    "--findings",
    is_flag=True,
    help="List what was missed and what is extra, and which errors are most frequent.",
)
@click.option(
    "--precision-table", metavar="FILE", type=_FOLDER, help="Write how often each rule is right."
)
@reader
@answers
@questions
@names
@as_json
def command(
    golds: tuple[Path, ...],
    reports: Path | None,
    findings: bool,
    precision_table: Path | None,
    as_json: bool,
    reader: str | None,
    answers: Path | None,
    questions: str | None,
) -> None:
    """Read the reports beside each NAME.gold.json in GOLD_DIR and compare.

    Prints precision, recall and F1 per entity and relation type, over all reports together, and
    how sure the readings were beside how often they were right. With --reader model or both also
    how well the rules alone read the same reports, and why the model was not believed.
    """
    report_reader = chosen_reader(reader, answers, questions)
    scores, failures, receipts = _scores(golds, reports, report_reader)
    if precision_table:
        _write_precision(precision_table, scores)
    for failure in failures:
        click.echo(f"Error: {one_line(failure)}", err=True)
    if scores and as_json:
        _print_values(scores)
    elif scores:
        _print_text(scores, findings)
    if receipts and scores and not as_json:
        _print_model(receipts, scores, _scores(golds, reports, read_by_rules)[0])
    if failures:
        raise click.exceptions.Exit(1)


def _scores(
    golds: tuple[Path, ...], reports: Path | None, reader: ReportReader
) -> tuple[dict[str, Score], list[str], dict[str, Receipt]]:
    """Return the figures by report, a line for each that cannot be read, and what was asked."""
    scores: dict[str, Score] = {}
    failures: list[str] = []
    receipts: dict[str, Receipt] = {}

    def read(path: Path) -> Network:
        outcome = read_file(path, reader=reader)
        if outcome.network is None:
            raise LoadError(outcome.failure)
        if outcome.receipt:
            receipts[path.name] = outcome.receipt
        return outcome.network

    for case in chain(*(find_cases(folder, reports, frozenset(READERS)) for folder in golds)):
        try:
            name = case.name if case.name not in scores else str(case.gold)
            scores[name] = evaluate(case, read)
        except LoadError as error:
            failures.append(str(error))
    return scores, failures, receipts


def _print_model(
    receipts: dict[str, Receipt], scores: dict[str, Score], by_rules: dict[str, Score]
) -> None:
    click.echo()
    for name, receipt in receipts.items():
        for line in receipt_lines(name, receipt):
            click.echo(line)
    for line in beside_rules(reduce(add, scores.values()), reduce(add, by_rules.values())):
        click.echo(line)


def _write_precision(path: Path, scores: dict[str, Score]) -> None:
    verdicts = chain(*(score.verdicts for score in scores.values()))
    findings = ((v.what, rule, v.right) for v in verdicts for rule in v.rules)
    try:
        path.write_text(as_csv(measure(findings)), encoding="utf-8")
    except OSError as error:
        raise LoadError(
            f"{path}: the table cannot be written ({error.strerror}); name a file that can."
        ) from error


def _print_values(scores: dict[str, Score]) -> None:
    each = {name: as_values(score) for name, score in scores.items()}
    print_json({"total": as_values(reduce(add, scores.values())), "each": each})


def _print_text(scores: dict[str, Score], findings: bool) -> None:
    for name, score in scores.items():
        click.echo(as_line(one_line(name), score))
        for finding in score.findings if findings else ():
            click.echo(f"    {one_line(finding)}")
    whole = reduce(add, scores.values())
    click.echo(as_text(whole))
    for line in errors(whole) if findings else ():
        click.echo(line)
