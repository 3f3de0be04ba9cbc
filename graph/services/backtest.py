"""Backtest: how well hidden ties are found back, as a measure of trust in suggestions."""

from __future__ import annotations

from itertools import chain

from graph.analysis.link_prediction.backtest import Result, network_splits, results, year_split
from graph.network import Network


def backtest_at_random(network: Network) -> dict[str, Result]:
    """Return the result of each method on ties hidden at random; empty with too few ties."""
    splits = network_splits(network)
    first = next(splits, None)
    return {} if first is None else results(chain([first], splits))


def backtest_by_year(network: Network) -> dict[str, Result]:
    """Return the result of each method on the ties that only the last year states.

    Empty where reports are of one year, or there are too few ties.
    """
    split = year_split(network)
    return results([split]) if split else {}
