"""``netwerkatlas backtest``: how far to trust computed suggestions on your own data."""

from __future__ import annotations

from dataclasses import asdict

import click

from cli.options import as_json, store
from cli.output.results import whole_network
from cli.output.terminal import print_json
from graph.analysis.link_prediction.backtest import (
    FEWEST,
    FIRST,
    Result,
)
from graph.services.backtest import backtest_at_random, backtest_by_year

_OURS = "walks"


@click.command(epilog="Example:  netwerkatlas backtest")
@as_json
@store
def command(as_json: bool, store: str | None) -> None:
    """Hide collaborations that are known, and see how well each method finds them back.

    At random, twenty times a tenth of them; and, with reports of several years, those that
    only the last year tells. AUC is how often a hidden tie scores above a pair without one
    (0.5 is chance), AP is average precision, hits is the share of hidden ties among the first
    twenty suggestions.
    """
    network = whole_network(store)
    random, by_year = backtest_at_random(network), backtest_by_year(network)
    if as_json:
        print_json({"random": _values(random), "by_year": _values(by_year)})
        return
    if not random:
        click.echo(f"Too little to tell: at least {FEWEST} collaborations are needed.")
        return
    _print_table("Hidden at random", random)
    if by_year:
        _print_table("Hidden by year", by_year)
    ours, guess = random[_OURS].mean.hits, random["chance"].mean.hits
    click.echo(
        f"On your data {ours:.0%} of what could be right among the first {FIRST} suggestions is a"
        f" hidden tie; by chance {guess:.0%}."
    )


def _values(found: dict[str, Result]) -> dict[str, dict[str, object]]:
    return {name: asdict(result) for name, result in found.items()}


def _print_table(title: str, found: dict[str, Result]) -> None:
    click.echo(f"{title:26}{'AUC':>14}{'AP':>14}{f'hits@{FIRST}':>14}")
    for name, result in found.items():
        mean, spread = asdict(result.mean).values(), asdict(result.spread).values()
        cells = (f"{m:.3f} ± {s:.3f}" for m, s in zip(mean, spread, strict=True))
        click.echo(f"  {name.replace('_', ' '):24}" + "".join(f"{cell:>14}" for cell in cells))
