"""How central a node is. Values are by node id."""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.analysis.matrix import Numbers, TieMatrix, Values
from graph.model import Network

EXACT_UP_TO = 2000
"""Betweenness is exact up to this many nodes; above it, paths are counted from a sample."""
SOURCES = 256
"""How many nodes the sample starts from."""
DAMPING = 0.85
"""How often the walker of PageRank follows a tie instead of starting anew."""
PRECISION = 1e-10
"""PageRank stops when a round moves less than this share in total."""

_ROUNDS = 500


def degree(network: Network) -> dict[str, int]:
    """Return the number of ties of every node, nodes without a tie included."""
    ends = Counter(end for edge in network.edges.values() for end in (edge.source, edge.target))
    return {node: ends[node] for node in network.nodes}


def contacts(ties: TieMatrix) -> Values:
    """Return with how many others each node is tied."""
    return ties.values(ties.degrees)


def betweenness(ties: TieMatrix) -> Values:
    """Return the share (0 to 1) of shortest paths between two others that pass each node.

    Every tie is one step, whatever its weight. Pairs without a path count as pairs. Above
    EXACT_UP_TO nodes only paths from SOURCES nodes, evenly spread, are counted.

    References
    ----------
    L. C. Freeman, Sociometry 40 (1977); U. Brandes, J. Mathematical Sociology 25 (2001);
    U. Brandes and C. Pich, Int. J. Bifurcation and Chaos 17 (2007).
    """
    count = len(ties.nodes)
    if not count:
        return {}
    step = count // SOURCES if count > EXACT_UP_TO else 1
    sources = np.arange(0, count, step)
    passing = np.array(ties.to_igraph().betweenness(sources=sources.tolist()))
    starts = len(sources) - np.isin(np.arange(count), sources)
    return ties.values(2 * passing / np.maximum(1, starts * (count - 2)))


def pagerank(ties: TieMatrix) -> Values:
    """Return the share (0 to 1) of an endless random walk along ties spent at each node.

    The walker follows a tie in proportion to its weight; from a node without ties, and once
    in a while from any, it starts anew anywhere.

    References
    ----------
    S. Brin and L. Page, Computer Networks 30 (1998).
    """
    return ties.values(_walked(ties))


def personal_pagerank(ties: TieMatrix, node: str) -> Values:
    """Return PageRank for a walker who starts anew at one node only (Brin and Page 1998)."""
    return ties.values(_walked(ties, ties.index[node]))


def _walked(ties: TieMatrix, home: int | None = None) -> Numbers:
    count = len(ties.nodes)
    if not count:
        return np.zeros(0)
    start = np.full(count, 1 / count) if home is None else np.eye(1, count, home)[0]
    steps, stuck = step_shares(ties), ties.degrees == 0
    here = start
    for _ in range(_ROUNDS):
        moved: Numbers = DAMPING * (steps @ here + here[stuck].sum() * start)
        moved += (1 - DAMPING) * start
        settled = np.abs(moved - here).sum() < PRECISION
        here = moved
        if settled:
            break
    return here


def step_shares(ties: TieMatrix) -> csr_array:
    """Return A·D⁻¹: column j tells to which nodes a step from node j leads, adding up to 1."""
    strength = np.asarray(ties.weights.sum(axis=0))
    shares = np.divide(1.0, strength, out=np.zeros_like(strength), where=strength > 0)
    return csr_array(ties.weights @ diags_array(shares))
