"""What the analysis says of everything that is loaded, kept until the store changes."""

from __future__ import annotations

from functools import lru_cache

from graph.analysis.adjacency import Values
from graph.analysis.introductions import Introductions
from graph.analysis.link_prediction.backtest import Result, network_splits, results
from graph.analysis.link_prediction.explanations import Steps
from graph.analysis.link_prediction.suggestions import Suggestion, suggestions
from graph.analysis.metrics.registry import measured
from graph.analysis.partner_search import Question, Search
from graph.analysis.reported_gaps import OpenTie, Unheard, open_ties, unheard
from graph.analysis.structural_holes import Hole, holes
from graph.analysis.theme_place_coverage import Cell, Coverage, coverage, gap_matrix
from graph.schema import NEIGHBOURHOOD
from graph.store.base import Store
from loaders.themes.query_expansion import near_places, near_themes, wholes_of
from views.queries import snapshot

SUGGESTED = 20
HOLES = 5


def basis() -> Coverage:
    """Return on what every answer rests."""
    return _basis(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _basis(opened: Store, revision: str) -> Coverage:
    return coverage(snapshot.network())


def steps() -> Steps:
    """Return the ties by their ends."""
    return _steps(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _steps(opened: Store, revision: str) -> Steps:
    return Steps(snapshot.network())


def introductions() -> Introductions:
    """Return who can introduce whom."""
    return _introductions(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _introductions(opened: Store, revision: str) -> Introductions:
    return Introductions(snapshot.network())


def search(theme: str, place: str, asker: str) -> Search:
    """Return who fits a freely typed theme and place."""
    return _search(snapshot.store(), snapshot.store().revision(), theme, place, asker)


@lru_cache(maxsize=16)
def _search(opened: Store, revision: str, theme: str, place: str, asker: str) -> Search:
    question = Question(near_themes(theme), near_places(place), asker)
    return Search(snapshot.network(), question)


def nearest(theme: str, place: str) -> Search:
    """Return who is nearest to a theme and a place of the network (node ids)."""
    return _nearest(snapshot.store(), snapshot.store().revision(), theme, place)


@lru_cache(maxsize=16)
def _nearest(opened: Store, revision: str, theme: str, place: str) -> Search:
    return Search(snapshot.network(), Question({theme: 1.0}, {place: 1.0}))


def said_missing() -> tuple[OpenTie, ...]:
    """Return the ties that reports call strained or wanted."""
    return _said_missing(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _said_missing(opened: Store, revision: str) -> tuple[OpenTie, ...]:
    return open_ties(snapshot.network())


def not_landed() -> tuple[Unheard, ...]:
    """Return the recommendations that did not reach whom they are for."""
    return _not_landed(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _not_landed(opened: Store, revision: str) -> tuple[Unheard, ...]:
    return unheard(snapshot.network())


def computed(closed: frozenset[str]) -> tuple[Suggestion, ...]:
    """Return the strongest computed ties, over walks that pass none of these types."""
    return _computed(snapshot.store(), snapshot.store().revision(), closed)


@lru_cache(maxsize=8)
def _computed(opened: Store, revision: str, closed: frozenset[str]) -> tuple[Suggestion, ...]:
    return suggestions(snapshot.network(), SUGGESTED, closed)


def widest_holes() -> tuple[Hole, ...]:
    """Return the groups with fewest ties between them."""
    return _widest_holes(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _widest_holes(opened: Store, revision: str) -> tuple[Hole, ...]:
    return holes(snapshot.network(), HOLES)


def cells(kind: str) -> tuple[Cell, ...]:
    """Return who works on which theme where."""
    return _cells(snapshot.store(), snapshot.store().revision(), kind)


@lru_cache(maxsize=8)
def _cells(opened: Store, revision: str, kind: str) -> tuple[Cell, ...]:
    places = (node for node in snapshot.network().nodes.values() if node.type == NEIGHBOURHOOD)
    return gap_matrix(snapshot.network(), kind, wholes_of(places))


def metrics() -> dict[str, Values]:
    """Return every measure, by its name."""
    return _metrics(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _metrics(opened: Store, revision: str) -> dict[str, Values]:
    return measured(snapshot.network())


def trial() -> dict[str, Result]:
    """Return how well hidden ties are found back; empty when there is too little to tell."""
    return _trial(snapshot.store(), snapshot.store().revision())


@lru_cache(maxsize=2)
def _trial(opened: Store, revision: str) -> dict[str, Result]:
    splits = list(network_splits(snapshot.network()))
    return results(splits) if splits else {}
