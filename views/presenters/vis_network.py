"""The network as vis-network draws it. The only module that knows pyvis."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

import pyvis

from graph.analysis.layout.force_directed import Point
from graph.analysis.metrics.centrality import degree
from graph.export.style import EdgeStyle, NodeStyle, edge_style
from graph.network import Edge, Network, Node
from graph.schema import WORKS_WITH
from views.contract.network import DrawnEdge, DrawnNode, VisOptions
from views.presenters.labels import display_name, kind_of

LIBRARY = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
"""The drawing library, as pyvis ships it."""

OPTIONS: VisOptions = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 200, "keyboard": {"enabled": False}},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 1},
}
_LABEL_WIDTH, _LABEL_LINES = 22, 2
_BEND = 0.15


def drawn_nodes(
    network: Network, places: Mapping[str, Point], styles: Mapping[str, NodeStyle], language: str
) -> tuple[DrawnNode, ...]:
    """Return every node at its place (pixels, y downwards) in its style, both by node id."""
    ties = degree(network)
    return tuple(
        _node(node, places[node.id], styles[node.id], ties[node.id], language)
        for node in network.nodes.values()
    )


def drawn_edges(network: Network) -> tuple[DrawnEdge, ...]:
    """Return every edge: its id, which names its ends, and the name of its style.

    Parallel edges are bent apart, so that each can be seen and clicked.
    """
    bends = _bends(network)
    return tuple(
        DrawnEdge(edge.id, _style_name(edge), bends[edge.id]) for edge in network.edges.values()
    )


def edge_styles(network: Network, language: str) -> dict[str, EdgeStyle]:
    """Return how each kind of edge that occurs is drawn, and its words, by name."""
    first = {_style_name(edge): edge for edge in network.edges.values()}
    return {name: edge_style(edge, language) for name, edge in sorted(first.items())}


def _style_name(edge: Edge) -> str:
    return f"{edge.type} {edge.status}" if edge.type == WORKS_WITH else edge.type


def _node(node: Node, place: Point, style: NodeStyle, ties: int, language: str) -> DrawnNode:
    name = display_name(node)
    wrapped = textwrap.wrap(name, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder=" …")
    return DrawnNode(
        id=node.id,
        name="\n".join(wrapped),
        title=f"{name}\n{kind_of(node, language)}",
        x=place[0],
        y=place[1],
        weight=ties,
        shape=style.shape,
        colour=style.colour,
        size=style.size,
        sign=style.sign,
        badge=style.badge,
        more=style.more,
    )


def _bends(network: Network) -> dict[str, float]:
    """Return how much each edge curves: not at all for the first between two nodes."""
    seen: dict[frozenset[str], int] = {}
    bends = {}
    for edge in network.edges.values():
        pair = frozenset((edge.source, edge.target))
        bends[edge.id] = _BEND * seen.get(pair, 0)
        seen[pair] = seen.get(pair, 0) + 1
    return bends
