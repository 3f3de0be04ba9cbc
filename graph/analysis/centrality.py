"""How central a node is. Values are by node id."""

from collections import Counter

from graph.model import Network


def degree(network: Network) -> dict[str, int]:
    """Return the number of ties of every node, nodes without a tie included."""
    ends = Counter(end for edge in network.edges.values() for end in (edge.source, edge.target))
    return {node: ends[node] for node in network.nodes}
