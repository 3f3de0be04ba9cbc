"""``netwerkatlas evaluate``: measure how well reports are read, against hand-made annotations."""

from functools import reduce
from operator import add
from pathlib import Path

import click

from cli.options import as_json
from cli.text import one_line, print_json
from graph.errors import LoadError
from loaders import load
from loaders.evaluation.folder import evaluate, find_exams
from loaders.evaluation.report import as_line, as_text, as_values
from loaders.evaluation.scores import Score
from loaders.readers import READERS

_FOLDER = click.Path(path_type=Path)


@click.command(epilog="Example:  netwerkatlas evaluate golds/ --reports reports/")
@click.argument("golds", metavar="GOLD_DIR", type=_FOLDER)
@click.option("--reports", metavar="DIR", type=_FOLDER, help="Where the reports are, if elsewhere.")
@click.option("--findings", is_flag=True, help="List what was missed and what is extra.")
@as_json
def command(golds: Path, reports: Path | None, findings: bool, as_json: bool) -> None:
    """Read the reports beside each NAME.gold.json in GOLD_DIR and compare.

    Prints precision, recall and F1 per entity and relation type, over all reports together.
    """
    scores, failures = _scores(golds, reports)
    for failure in failures:
        click.echo(f"Error: {one_line(failure)}", err=True)
    if scores and as_json:
        _print_values(scores)
    elif scores:
        _print_text(scores, findings)
    if failures:
        raise click.exceptions.Exit(1)


def _scores(golds: Path, reports: Path | None) -> tuple[dict[str, Score], list[str]]:
    scores, failures = {}, []
    for exam in find_exams(golds, reports, frozenset(READERS)):
        try:
            scores[exam.name] = evaluate(exam, load)
        except LoadError as error:
            failures.append(str(error))
    return scores, failures


def _print_values(scores: dict[str, Score]) -> None:
    each = {name: as_values(score) for name, score in scores.items()}
    print_json({"total": as_values(reduce(add, scores.values())), "each": each})


def _print_text(scores: dict[str, Score], findings: bool) -> None:
    for name, score in scores.items():
        click.echo(as_line(one_line(name), score))
        for finding in score.findings if findings else ():
            click.echo(f"    {one_line(finding)}")
    click.echo(as_text(reduce(add, scores.values())))
