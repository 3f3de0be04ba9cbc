"""How central a node is. Values are by node id."""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy.sparse import csr_array

from graph.analysis.adjacency import Numbers, TieMatrix, Values, inverse
from graph.network import Network

EXACT_UP_TO = 2000
"""Betweenness is exact up to this many nodes; above it, paths are counted from a sample."""
SOURCES = 256
"""How many nodes the sample starts from."""
DAMPING = 0.85
"""How often the walker of PageRank follows a tie instead of starting anew."""
PRECISION = 1e-7
"""By how much PageRank may be off, over all nodes together."""

_ROUNDS = 100


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
    passing = np.array(ties.graph.betweenness(sources=sources.tolist()))
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
    root = np.sqrt(ties.strengths)
    visits = np.where(root > 0, root * _solved(ties.weights, root), 1.0)
    return ties.values(visits / visits.sum())


def _solved(weights: csr_array, root: Numbers) -> Numbers:
    """Return the visits of each node divided by its ``root``, that of its strength.

    As ties have no direction, dividing makes the equations symmetric. The first guess is
    the walk that never starts anew: there the visits are as the strengths.

    References
    ----------
    M. R. Hestenes and E. Stiefel, J. Research of the National Bureau of Standards 49 (1952).
    """
    spread, total = inverse(root), root @ root
    damped = DAMPING * spread
    even = root * (spread @ root) / np.maximum(1.0, total)
    found: Numbers = even / (1 - DAMPING)
    left = spread - even
    way, size = left.copy(), left @ left
    for _ in range(_ROUNDS):
        if size * total <= (PRECISION * len(root)) ** 2:
            break
        change = way - damped * (weights @ (spread * way))
        step = size / (way @ change)
        found += step * way
        left -= step * change
        before, size = size, left @ left
        way *= size / before
        way += left
    return found
