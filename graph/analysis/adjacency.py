"""Who is tied to whom, as a sparse matrix: what every measure is computed from.

A tie counts when it is there: existing or strained. A wanted tie is not there yet, so no
measure counts it. Sharing a report is no tie either. Several ties between the same two
nodes are one: a pair that is named more often is not closer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import igraph
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from graph.network import Edge, Network
from graph.schema import ACTORS, IN_REPORT, NODE_TYPES, REPORT, WANTED

BLOCK_TERMS = 4_000_000
"""How many products of two numbers a block of rows may take: bounds memory, not the result."""

Numbers = NDArray[np.float64]
RowNumbers = NDArray[np.intp]
"""Places in the order of the nodes."""
Values = dict[str, float]
"""Node id -> what was measured there."""


@dataclass(frozen=True)
class TieMatrix:
    """Node ids in order, and the weight of the tie between every two of them.

    ``weights`` is a symmetric csr_array (nodes x nodes) of float64, without a diagonal and
    without stored zeros.
    """

    nodes: tuple[str, ...]
    weights: csr_array

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of each node."""
        return {node: row for row, node in enumerate(self.nodes)}

    @cached_property
    def degrees(self) -> Numbers:
        """The number of neighbours of each node."""
        counted: Numbers = np.diff(self.weights.indptr).astype(float)
        return counted

    @cached_property
    def strengths(self) -> Numbers:
        """The weights of all ties of each node, added up."""
        added: Numbers = self.weights @ np.ones(len(self.nodes))
        return added

    @property
    def rows(self) -> RowNumbers:
        """The row of each weight that is stored; ``weights.indices`` are the columns."""
        return np.repeat(np.arange(len(self.nodes)), np.diff(self.weights.indptr))

    def values(self, numbers: Numbers) -> Values:
        """Return numbers, one a row, by node id."""
        return dict(zip(self.nodes, numbers.tolist(), strict=True))

    @cached_property
    def graph(self) -> igraph.Graph:
        """The same as an undirected igraph graph, made once: not to be changed.

        Weights are an edge attribute.
        """
        rows, columns = self.rows, self.weights.indices
        once = rows < columns
        ends = np.column_stack((rows[once], columns[once]))
        weights = {"weight": self.weights.data[once].tolist()}
        return igraph.Graph(n=len(self.nodes), edges=ends, edge_attrs=weights)


def tie_matrix(
    nodes: Iterable[str], pairs: Iterable[tuple[str, str]], weights: Iterable[float] | None = None
) -> TieMatrix:
    """Return the matrix of these ties, in either direction; a pair given twice counts once.

    Ties of a node to itself, and pairs that are not both among ``nodes``, are left out. Of
    a pair given twice the largest weight holds; without weights every tie weighs 1.
    """
    ids = tuple(sorted(set(nodes)))
    index = {node: row for row, node in enumerate(ids)}
    given = list(pairs)
    strengths = [1.0] * len(given) if weights is None else list(weights)
    joined: dict[tuple[int, int], float] = {}
    for (one, other), weight in zip(given, strengths, strict=True):
        if one in index and other in index and one != other and weight > 0:
            pair = (min(index[one], index[other]), max(index[one], index[other]))
            joined[pair] = max(joined.get(pair, 0.0), weight)
    ends = np.array(list(joined), dtype=np.intp).reshape(-1, 2)
    half = coo_array((list(joined.values()), (ends[:, 0], ends[:, 1])), shape=(len(ids),) * 2)
    whole = csr_array(half + half.T, dtype=float)
    whole.sort_indices()
    return TieMatrix(ids, whole)


def actor_ties(network: Network) -> TieMatrix:
    """Return the ties between organisations and people themselves: working together, being
    affiliated, being part of. Sharing a session is none of these."""
    return ties_among(network, ACTORS)


def two_mode_ties(network: Network) -> TieMatrix:
    """Return all ties: those of actors, and those through sessions, places, themes and advice."""
    return ties_among(network, NODE_TYPES.keys() - {REPORT})


def is_there(edge: Edge) -> bool:
    """Return whether a tie counts: it is not only wanted, and more than sharing a report."""
    return edge.type != IN_REPORT and edge.status != WANTED


def ties_among(network: Network, types: Collection[str]) -> TieMatrix:
    """Return the ties between nodes of these types."""
    nodes = (node.id for node in network.nodes.values() if node.type in types)
    return tie_matrix(nodes, ((e.source, e.target) for e in network.edges.values() if is_there(e)))


def inverse(numbers: Numbers) -> Numbers:
    """Return 1 divided by each number, and 0 for 0."""
    return np.divide(1.0, numbers, out=np.zeros_like(numbers), where=numbers > 0)


def row_blocks(left: csr_array, right: csr_array) -> Iterator[slice]:
    """Yield stretches of rows of ``left`` whose product with ``right`` stays small.

    A stretch takes at most BLOCK_TERMS products of two numbers, or is a single row.
    """
    lengths = np.diff(right.indptr)
    before = np.concatenate([[0], np.cumsum(lengths[left.indices])])
    terms = before[left.indptr]
    start, rows = 0, left.shape[0]
    while start < rows:
        end = int(np.searchsorted(terms, terms[start] + BLOCK_TERMS, side="right")) - 1
        end = min(max(end, start + 1), rows)
        yield slice(start, end)
        start = end
