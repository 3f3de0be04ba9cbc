"""What the analysis says of a snapshot, kept until the store changes."""

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
from loaders.themes.query_expansion import near_places, near_themes, wholes_of
from views.queries.snapshot import Snapshot

SUGGESTED = 20
HOLES = 5


@lru_cache(maxsize=2)
def basis(snapshot: Snapshot) -> Coverage:
    """Return on what every answer rests."""
    return coverage(snapshot.network())


@lru_cache(maxsize=2)
def steps(snapshot: Snapshot) -> Steps:
    """Return the ties by their ends."""
    return Steps(snapshot.network())


@lru_cache(maxsize=2)
def introductions(snapshot: Snapshot) -> Introductions:
    """Return who can introduce whom."""
    return Introductions(snapshot.network())


@lru_cache(maxsize=16)
def search(snapshot: Snapshot, theme: str, place: str, asker: str) -> Search:
    """Return who fits a freely typed theme and place."""
    question = Question(near_themes(theme), near_places(place), asker)
    return Search(snapshot.network(), question)


@lru_cache(maxsize=16)
def nearest(snapshot: Snapshot, theme: str, place: str) -> Search:
    """Return who is nearest to a theme and a place of the network (node ids)."""
    return Search(snapshot.network(), Question({theme: 1.0}, {place: 1.0}))


@lru_cache(maxsize=2)
def said_missing(snapshot: Snapshot) -> tuple[OpenTie, ...]:
    """Return the ties that reports call strained or wanted."""
    return open_ties(snapshot.network())


@lru_cache(maxsize=2)
def not_landed(snapshot: Snapshot) -> tuple[Unheard, ...]:
    """Return the recommendations that did not reach whom they are for."""
    return unheard(snapshot.network())


@lru_cache(maxsize=8)
def computed(snapshot: Snapshot, closed: frozenset[str]) -> tuple[Suggestion, ...]:
    """Return the strongest computed ties, over walks that pass none of these types."""
    return suggestions(snapshot.network(), SUGGESTED, closed)


@lru_cache(maxsize=2)
def widest_holes(snapshot: Snapshot) -> tuple[Hole, ...]:
    """Return the groups with fewest ties between them."""
    return holes(snapshot.network(), HOLES)


@lru_cache(maxsize=8)
def cells(snapshot: Snapshot, kind: str) -> tuple[Cell, ...]:
    """Return who works on which theme where."""
    places = (node for node in snapshot.network().nodes.values() if node.type == NEIGHBOURHOOD)
    return gap_matrix(snapshot.network(), kind, wholes_of(places))


@lru_cache(maxsize=2)
def metrics(snapshot: Snapshot) -> dict[str, Values]:
    """Return every measure, by its name."""
    return measured(snapshot.network())


@lru_cache(maxsize=2)
def trial(snapshot: Snapshot) -> dict[str, Result]:
    """Return how well hidden ties are found back; empty when there is too little to tell."""
    splits = list(network_splits(snapshot.network()))
    return results(splits) if splits else {}
