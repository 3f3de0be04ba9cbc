"""What the analysis says of everything that is loaded, kept until the store changes."""

from __future__ import annotations

from functools import lru_cache

from graph.analysis.backtest import Result, network_splits, results
from graph.analysis.computed import Suggestion, suggestions
from graph.analysis.coverage import Cell, Coverage, coverage, gap_matrix
from graph.analysis.holes import Hole, holes
from graph.analysis.introduction import Introductions
from graph.analysis.matrix import Values
from graph.analysis.metrics import measured
from graph.analysis.missing import OpenTie, Unheard, open_ties, unheard
from graph.analysis.partners import Question, Search
from graph.analysis.reasons import Steps
from graph.schema import NEIGHBOURHOOD
from graph.store.base import Store
from loaders.asking import near_places, near_themes, wholes_of
from views import data

SUGGESTED = 20
HOLES = 5


def basis() -> Coverage:
    """Return on what every answer rests."""
    return _basis(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _basis(opened: Store, revision: str) -> Coverage:
    return coverage(data.network())


def steps() -> Steps:
    """Return the ties by their ends."""
    return _steps(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _steps(opened: Store, revision: str) -> Steps:
    return Steps(data.network())


def introductions() -> Introductions:
    """Return who can introduce whom."""
    return _introductions(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _introductions(opened: Store, revision: str) -> Introductions:
    return Introductions(data.network())


def search(theme: str, place: str, asker: str) -> Search:
    """Return who fits a freely typed theme and place."""
    return _search(data.store(), data.store().revision(), theme, place, asker)


@lru_cache(maxsize=16)
def _search(opened: Store, revision: str, theme: str, place: str, asker: str) -> Search:
    question = Question(near_themes(theme), near_places(place), asker)
    return Search(data.network(), question)


def nearest(theme: str, place: str) -> Search:
    """Return who is nearest to a theme and a place of the network (node ids)."""
    return _nearest(data.store(), data.store().revision(), theme, place)


@lru_cache(maxsize=16)
def _nearest(opened: Store, revision: str, theme: str, place: str) -> Search:
    return Search(data.network(), Question({theme: 1.0}, {place: 1.0}))


def said_missing() -> tuple[OpenTie, ...]:
    """Return the ties that reports call strained or wanted."""
    return _said_missing(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _said_missing(opened: Store, revision: str) -> tuple[OpenTie, ...]:
    return open_ties(data.network())


def not_landed() -> tuple[Unheard, ...]:
    """Return the recommendations that did not reach whom they are for."""
    return _not_landed(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _not_landed(opened: Store, revision: str) -> tuple[Unheard, ...]:
    return unheard(data.network())


def computed(closed: frozenset[str]) -> tuple[Suggestion, ...]:
    """Return the strongest computed ties, over walks that pass none of these types."""
    return _computed(data.store(), data.store().revision(), closed)


@lru_cache(maxsize=8)
def _computed(opened: Store, revision: str, closed: frozenset[str]) -> tuple[Suggestion, ...]:
    return suggestions(data.network(), SUGGESTED, closed)


def widest_holes() -> tuple[Hole, ...]:
    """Return the groups with fewest ties between them."""
    return _widest_holes(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _widest_holes(opened: Store, revision: str) -> tuple[Hole, ...]:
    return holes(data.network(), HOLES)


def cells(kind: str) -> tuple[Cell, ...]:
    """Return who works on which theme where."""
    return _cells(data.store(), data.store().revision(), kind)


@lru_cache(maxsize=8)
def _cells(opened: Store, revision: str, kind: str) -> tuple[Cell, ...]:
    places = (node for node in data.network().nodes.values() if node.type == NEIGHBOURHOOD)
    return gap_matrix(data.network(), kind, wholes_of(places))


def metrics() -> dict[str, Values]:
    """Return every measure, by its name."""
    return _metrics(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _metrics(opened: Store, revision: str) -> dict[str, Values]:
    return measured(data.network())


def trial() -> dict[str, Result]:
    """Return how well hidden ties are found back; empty when there is too little to tell."""
    return _trial(data.store(), data.store().revision())


@lru_cache(maxsize=2)
def _trial(opened: Store, revision: str) -> dict[str, Result]:
    splits = list(network_splits(data.network()))
    return results(splits) if splits else {}
