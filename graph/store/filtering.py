"""What a filter keeps, said once for every store."""

from __future__ import annotations

from collections.abc import Callable, Collection

from graph.network import Edge, Network, Node, Scalar
from graph.schema import KINDS, RECOMMENDATION, SESSION, WORKS_WITH
from graph.store.base import Filter

Tied = Callable[[Collection[str]], dict[str, str]]
"""Ids -> id and type of every node that is tied to one of them."""


def selected(network: Network, filter: Filter) -> Network:
    """Return the nodes and edges that the filter's schema names and numbers keep."""
    nodes = {key: node for key, node in network.nodes.items() if keeps_node(filter, node)}
    edges = {
        key: edge
        for key, edge in network.edges.items()
        if edge.source in nodes and edge.target in nodes and keeps_edge(filter, edge)
    }
    return Network(network.documents, nodes, edges)


def keeps_node(filter: Filter, node: Node) -> bool:
    """Whether the filter keeps a node for its type, kind, confidence and sources."""
    return (
        (not filter.types or node.type in filter.types)
        and (node.type not in restricted_types(filter) or node.kind in filter.kinds)
        and node.confidence >= filter.min_confidence
        and len(node.documents) >= filter.min_sources
    )


def keeps_edge(filter: Filter, edge: Edge) -> bool:
    """Whether the filter keeps an edge for its type, status, confidence and sources."""
    return (
        (not filter.edge_types or edge.type in filter.edge_types)
        and (not filter.statuses or edge.type != WORKS_WITH or edge.status in filter.statuses)
        and edge.confidence >= filter.min_confidence
        and len(edge.documents) >= filter.min_sources
    )


def restricted_types(filter: Filter) -> frozenset[str]:
    """Return the node types that the filter's kinds belong to; other types keep every kind."""
    return frozenset(name for name, kinds in KINDS.items() if filter.kinds & kinds.keys())


def near(goals: Collection[str], tied: Tied) -> set[str]:
    """Return the goals and all that is tied to one, directly or through a session or a
    recommendation.
    """
    direct = tied(goals)
    middle = [key for key, type in direct.items() if type in (SESSION, RECOMMENDATION)]
    return {*goals, *direct, *(tied(middle) if middle else ())}


def session_places(node: Node) -> list[tuple[str, Scalar]]:
    """Return pairs (document id, number) that say where a session's quotes are found."""
    properties = ((a.document, dict(a.properties)) for a in node.assertions)
    return [(document, given["number"]) for document, given in properties if "number" in given]
