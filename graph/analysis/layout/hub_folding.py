"""Taking the lines of the busiest nodes out of a picture, so that the rest can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from graph.analysis.metrics.centrality import degree
from graph.network import Network
from graph.schema import GROUP_KIND


def to_fold(network: Network, *, groups: bool, more_than: int | None = None) -> frozenset[str]:
    """Return the nodes to fold: generic groups, and all with more than so many ties."""
    ties = degree(network)
    return frozenset(
        node.id
        for node in network.nodes.values()
        if (groups and node.kind == GROUP_KIND)
        or (more_than is not None and ties[node.id] > more_than)
    )


def folded(network: Network, nodes: Collection[str]) -> tuple[Network, dict[str, int]]:
    """Return the network without the ties of these nodes, and how many each of them lost.

    The nodes themselves stay. A tie between two of them counts for both.
    """
    lost = {
        key: edge
        for key, edge in network.edges.items()
        if edge.source in nodes or edge.target in nodes
    }
    counted = Counter(
        end for edge in lost.values() for end in (edge.source, edge.target) if end in nodes
    )
    kept = {key: edge for key, edge in network.edges.items() if key not in lost}
    return Network(network.documents, network.nodes, kept), dict(counted)
