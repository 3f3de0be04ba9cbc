"""Gaps: who works on which theme where, and where nobody does."""

from __future__ import annotations

from graph.analysis.theme_place_coverage import Cell, gap_matrix
from graph.network import Network
from graph.schema import NEIGHBOURHOOD
from loaders.themes.query_expansion import larger_places_of


def find_gaps(network: Network, kind: str = "") -> tuple[Cell, ...]:
    """Return a cell for each theme and place; ``kind`` counts only actors of that kind or type."""
    places = (node for node in network.nodes.values() if node.type == NEIGHBOURHOOD)
    return gap_matrix(network, kind, larger_places_of(places))
