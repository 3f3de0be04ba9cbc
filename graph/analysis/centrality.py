"""How central a node is. Values are by node id."""

from collections import Counter

import igraph

from graph.model import Network

EXACT_UP_TO = 2000
"""Betweenness is exact up to this many nodes; above it, paths are counted from a sample."""
SOURCES = 256
"""How many nodes the sample starts from."""


def degree(network: Network) -> dict[str, int]:
    """Return the number of ties of every node, nodes without a tie included."""
    ends = Counter(end for edge in network.edges.values() for end in (edge.source, edge.target))
    return {node: ends[node] for node in network.nodes}


def betweenness(network: Network) -> dict[str, float]:
    """Return the share (0 to 1) of shortest paths between two others that pass each node.

    Directions and double ties do not count. Pairs without a path count as pairs.

    References
    ----------
    L. C. Freeman, Sociometry 40 (1977); U. Brandes, J. Mathematical Sociology 25 (2001).
    """
    ids = sorted(network.nodes)
    index = {node: number for number, node in enumerate(ids)}
    ties = {
        tuple(sorted((index[edge.source], index[edge.target]))) for edge in network.edges.values()
    }
    graph = igraph.Graph(n=len(ids), edges=sorted(ties))
    step = len(ids) // SOURCES if len(ids) > EXACT_UP_TO else 1
    sources = range(0, len(ids), step)
    passing = graph.betweenness(sources=list(sources)) if ids else []
    ends = len(ids) - 2
    return {
        node: 2 * passing[number] / max(1, (len(sources) - (number in sources)) * ends)
        for node, number in index.items()
    }
