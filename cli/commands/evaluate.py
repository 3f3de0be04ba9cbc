"""``netwerkatlas evaluate``: measure how well reports are read, against hand-made annotations."""

from functools import reduce
from itertools import chain
from operator import add
from pathlib import Path

import click

from cli.options import as_json, names
from cli.output.terminal import one_line, print_json
from graph.errors import LoadError
from loaders.evaluation.folder import evaluate, find_cases
from loaders.evaluation.precision_table import as_csv, measure
from loaders.evaluation.report import as_line, as_text, as_values, errors
from loaders.evaluation.scores import Score
from loaders.ingest.load import load
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
@names
@as_json
def command(
    golds: tuple[Path, ...],
    reports: Path | None,
    findings: bool,
    precision_table: Path | None,
    as_json: bool,
) -> None:
    """Read the reports beside each NAME.gold.json in GOLD_DIR and compare.

    Prints precision, recall and F1 per entity and relation type, over all reports together, and
    how sure the readings were beside how often they were right.
    """
    scores, failures = _scores(golds, reports)
    if precision_table:
        _write_precision(precision_table, scores)
    for failure in failures:
        click.echo(f"Error: {one_line(failure)}", err=True)
    if scores and as_json:
        _print_values(scores)
    elif scores:
        _print_text(scores, findings)
    if failures:
        raise click.exceptions.Exit(1)


def _scores(golds: tuple[Path, ...], reports: Path | None) -> tuple[dict[str, Score], list[str]]:
    scores, failures = {}, []
    for case in chain(*(find_cases(folder, reports, frozenset(READERS)) for folder in golds)):
        try:
            name = case.name if case.name not in scores else str(case.gold)
            scores[name] = evaluate(case, load)
        except LoadError as error:
            failures.append(str(error))
    return scores, failures


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
