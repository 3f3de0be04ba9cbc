"""What the analysis says of a snapshot, kept until the store changes."""

from __future__ import annotations

from functools import lru_cache

from graph.analysis.adjacency import Values
from graph.analysis.introductions import Introductions
from graph.analysis.link_prediction.backtest import Result
from graph.analysis.link_prediction.explanations import EdgesByEnds
from graph.analysis.link_prediction.suggestions import Suggestion
from graph.analysis.metrics.registry import measured
from graph.analysis.partner_search import Search
from graph.analysis.theme_place_coverage import Cell, Coverage, coverage
from graph.services.backtest import backtest_at_random
from graph.services.gaps import find_gaps
from graph.services.missing import MissingConnections
from graph.services.partners import find_partners, nearest_actors
from views.queries.snapshot import Snapshot


@lru_cache(maxsize=2)
def basis(snapshot: Snapshot) -> Coverage:
    """Return the coverage behind every answer."""
    return coverage(snapshot.network())


@lru_cache(maxsize=2)
def steps(snapshot: Snapshot) -> EdgesByEnds:
    """Return the ties by their ends."""
    return EdgesByEnds(snapshot.network())


@lru_cache(maxsize=2)
def introductions(snapshot: Snapshot) -> Introductions:
    """Return who can introduce whom."""
    return Introductions(snapshot.network())


@lru_cache(maxsize=16)
def search(snapshot: Snapshot, theme: str, place: str, asker: str) -> Search:
    """Return who fits a freely typed theme and place."""
    return find_partners(snapshot.network(), theme, place, asker)


@lru_cache(maxsize=16)
def nearest(snapshot: Snapshot, theme: str, place: str) -> Search:
    """Return who is nearest to a theme and a place of the network (node ids)."""
    return nearest_actors(snapshot.network(), theme, place)


@lru_cache(maxsize=2)
def missing(snapshot: Snapshot) -> MissingConnections:
    """Return what is missing; its parts are kept once they are asked for."""
    return MissingConnections(snapshot.network())


@lru_cache(maxsize=8)
def suggested_ties(snapshot: Snapshot, closed: frozenset[str]) -> tuple[Suggestion, ...]:
    """Return the strongest computed ties, over walks that pass none of these types."""
    return missing(snapshot).suggested_ties(closed_types=closed)


@lru_cache(maxsize=8)
def cells(snapshot: Snapshot, kind: str) -> tuple[Cell, ...]:
    """Return who works on which theme where."""
    return find_gaps(snapshot.network(), kind)


@lru_cache(maxsize=2)
def metrics(snapshot: Snapshot) -> dict[str, Values]:
    """Return every measure, by its name."""
    return measured(snapshot.network())


@lru_cache(maxsize=2)
def trial(snapshot: Snapshot) -> dict[str, Result]:
    """Return how well hidden ties are found back; empty when there is too little to tell."""
    return backtest_at_random(snapshot.network())
