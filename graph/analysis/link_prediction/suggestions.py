"""Missing ties that are computed: pairs of organisations with many short walks between."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.analysis.adjacency import TieMatrix, tie_matrix, two_mode_ties
from graph.analysis.link_prediction.explanations import Reason, reasons
from graph.analysis.link_prediction.top_pairs import strongest
from graph.analysis.link_prediction.walks import explained, neighbours, walker
from graph.network import Network, Node
from graph.schema import ACTORS, GROUP_KIND, ORGANISATION


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tie that no report names, between two organisations (node ids, in order).

    ``reasons`` hold every walk behind its score; their shares add up to 1.
    """

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]


def suggestions(
    network: Network, count: int, closed_types: Collection[str] = frozenset()
) -> tuple[Suggestion, ...]:
    """Return the strongest missing ties between organisations, the best first.

    Left out are pairs of whose tie a report says anything, wanted ones too, and groups in
    general ("bewoners"): one cannot ring those up. Walks may pass groups, and every type of
    node that is not closed.
    """
    ties = two_mode_ties(network)
    closed = {node.id for node in network.nodes.values() if node.type in closed_types}
    walks = walker(ties, closed)
    ends = [row for node, row in ties.index.items() if _suggested(network.nodes[node])]
    found = strongest(walks, count, np.array(ends, dtype=np.intp), _named(network, ties))
    return tuple(
        Suggestion(
            pair.one,
            pair.other,
            pair.score,
            reasons(explained(walks, neighbours(ties, pair.one), pair.other), network),
        )
        for pair in found
    )


def _suggested(node: Node) -> bool:
    return node.type == ORGANISATION and node.kind != GROUP_KIND


def _named(network: Network, ties: TieMatrix) -> csr_array:
    """Return 1 for every pair of actors that a report speaks of, whatever it says."""
    pairs = [
        (edge.source, edge.target)
        for edge in network.edges.values()
        if all(network.nodes[end].type in ACTORS for end in (edge.source, edge.target))
    ]
    return tie_matrix(ties.nodes, pairs).weights
