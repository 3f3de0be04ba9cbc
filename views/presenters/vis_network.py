"""The picture as vis-network wants it. The only module that knows pyvis."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network as Holder

from graph.analysis.layout.force_directed import Point
from graph.analysis.metrics.centrality import degree
from graph.network import Edge, Network, Node
from graph.schema import STATUSES, WORKS_WITH
from views.presenters.labels import display_name, kind_of, mark_of, relation_of, status_of
from views.presenters.node_style import Dress

LIBRARY = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
"""The drawing library, as pyvis ships it."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 200, "keyboard": {"enabled": False}},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 1},
}
PLAIN_WIDTH, TIE_WIDTH = 1.5, 5
PLAIN_STRENGTH = 0.3
_LABEL_WIDTH, _LABEL_LINES = 22, 2


def drawing(
    network: Network, places: Mapping[str, Point], language: str, dress: Dress = Dress()
) -> Holder:
    """Return nodes, edges and options, every node at its place (pixels, y downwards).

    An edge is its id, which tells its ends, and the name of its look; parallel edges are
    bent apart, so that each can be seen and clicked.
    """
    holder = Holder()
    ties = degree(network)
    # Assigned whole: pyvis' own add_edge looks through all earlier edges each time.
    holder.nodes = [
        _node(node, places[node.id], ties[node.id], language) | _dressed(node.id, dress)
        for node in network.nodes.values()
    ]
    bends = _bends(network)
    holder.edges = [
        {"id": edge.id, "look": _look_of(edge), "bend": bends[edge.id]}
        for edge in network.edges.values()
    ]
    holder.options = OPTIONS
    return holder


def looks(network: Network, language: str) -> dict[str, dict[str, Any]]:
    """Return how each kind of edge that occurs is drawn, and its words, by name."""
    first = {_look_of(edge): edge for edge in network.edges.values()}
    return {name: _look(edge, language) for name, edge in sorted(first.items())}


def _look_of(edge: Edge) -> str:
    return f"{edge.type} {edge.status}" if edge.type == WORKS_WITH else edge.type


def _look(edge: Edge, language: str) -> dict[str, Any]:
    status = STATUSES[edge.status] if edge.type == WORKS_WITH else None
    return {
        "words": relation_of(edge, language),
        "status": status_of(edge, language),
        "width": TIE_WIDTH if status else PLAIN_WIDTH,
        "colour": status.colour if status else "",
        "dashes": [3 * length for length in status.dashes] if status else [],
        "strength": 0.9 if status else PLAIN_STRENGTH,
    }


def _node(node: Node, place: Point, ties: int, language: str) -> dict[str, Any]:
    name = display_name(node)
    wrapped = textwrap.wrap(name, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder=" …")
    return {
        "id": node.id,
        "name": "\n".join(wrapped),
        "title": f"{name}\n{kind_of(node, language)}",
        "x": place[0],
        "y": place[1],
        "size": 11 + 4 * ties**0.5,
        "weight": ties,
        **mark_of(node.type),
    }


def _dressed(node: str, dress: Dress) -> dict[str, Any]:
    """Return what a node wears instead of, or beside, what its type gives it."""
    worn = {
        "colour": dress.colours.get(node),
        "size": dress.sizes.get(node),
        "sign": dress.signs.get(node),
        "badge": dress.badges.get(node),
        "more": dress.lines.get(node),
    }
    return {name: value for name, value in worn.items() if value is not None}


def _bends(network: Network) -> dict[str, float]:
    """Return how much each edge curves: not at all for the first between two nodes."""
    seen: dict[frozenset[str], int] = {}
    bends = {}
    for edge in network.edges.values():
        pair = frozenset((edge.source, edge.target))
        bends[edge.id] = 0.15 * seen.get(pair, 0)
        seen[pair] = seen.get(pair, 0) + 1
    return bends
