"""The network as an SVG drawing: marks, lines and names, each a link to its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import cos, pi, sin, sqrt

from graph.export.base import Look
from graph.export.style import Dashes, NetworkStyle, NodeStyle, edge_style
from graph.network import Edge, Network, Node
from graph.schema import NODE_TYPES, WORKS_WITH

OUTLINES = {
    "dot": "M8 1.5a6.5 6.5 0 1 0 .01 0Z",
    "triangle": "M8 1.5 15 14H1Z",
    "square": "M2 2h12v12H2Z",
    "diamond": "M8 .5 15.5 8 8 15.5 .5 8Z",
    "star": "M8 .5 10.2 5.6 15.6 6.1 11.5 9.7 12.8 15 8 12.2 3.2 15 4.5 9.7.4 6.1 5.8 5.6Z",
    "hexagon": "M4.2 1.5h7.6L15.6 8l-3.8 6.5H4.2L.4 8Z",
    "box": "M1 4h14v8H1Z",
}
"""The outline of each shape of the schema, in a square of 16."""

TEXT_COLOUR = "currentColor"
"""The colour of the text of the page, light or dark."""
_MARGIN = 90.0
_SPACING = 90.0
_LONGEST_NAME = 34

_Places = Mapping[str, tuple[float, float]]


def drawing(network: Network, look: Look, style: NetworkStyle, anchors: Mapping[str, str]) -> str:
    """Return the drawing as an ``svg`` element. ``anchors`` are the link targets by id."""
    places = {**_spiral(network, style), **look.places}
    edges = _collaborations_last(network)
    lines = (_line(edge, places, anchors[edge.id], look.language) for edge in edges)
    marks = _marks(network, places, look.language, style, anchors)
    frame = _frame(network, places)
    return "\n".join([f'<svg id="picture" viewBox="{frame}">', *lines, *marks, "</svg>"])


def mark(shape: str, colour: str) -> str:
    """Return a mark as a small drawing of its own, for a legend or a list."""
    path = f'<path d="{OUTLINES[shape]}" fill="{escape(colour)}"/>'
    return f'<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">{path}</svg>'


def line(colour: str, dashes: Dashes, width: float) -> str:
    """Return a line as a small drawing of its own, for a legend."""
    look = f'stroke="{colour}" stroke-width="{width:g}" stroke-dasharray="{_joined(dashes)}"'
    return (
        f'<svg class="line" viewBox="0 0 34 12" aria-hidden="true"><path d="M0 6H34" {look}/></svg>'
    )


def _joined(dashes: Dashes) -> str:
    return " ".join(map(str, dashes))


def _spiral(network: Network, style: NetworkStyle) -> _Places:
    """Return places for a network that has none: a spiral, the largest in the middle."""
    golden = pi * (3 - sqrt(5))
    order = sorted(network.nodes, key=lambda node: (-style.nodes[node].size, node))
    return {
        node: (
            _SPACING * sqrt(turn) * cos(turn * golden),
            _SPACING * sqrt(turn) * sin(turn * golden),
        )
        for turn, node in enumerate(order)
    }


def _frame(network: Network, places: _Places) -> str:
    across = [places[node][0] for node in network.nodes] or [0.0]
    down = [places[node][1] for node in network.nodes] or [0.0]
    left, top = min(across) - _MARGIN, min(down) - _MARGIN
    width, height = max(across) + _MARGIN - left, max(down) + _MARGIN - top
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"


def _collaborations_last(network: Network) -> list[Edge]:
    edges = [network.edges[key] for key in sorted(network.edges)]
    return sorted(edges, key=lambda edge: edge.type == WORKS_WITH)


def _line(edge: Edge, places: _Places, anchor: str, language: str) -> str:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    style = edge_style(edge, language)
    colour = style.colour or TEXT_COLOUR
    look = (
        f'stroke="{colour}" stroke-width="{style.width:g}" opacity="{style.strength:g}"'
        f' stroke-dasharray="{_joined(style.dashes)}"'
    )
    ends = f'x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}"'
    return f'<a href="#{anchor}" tabindex="-1"><line {ends} {look}/></a>'


def _marks(
    network: Network,
    places: _Places,
    language: str,
    style: NetworkStyle,
    anchors: Mapping[str, str],
) -> Iterator[str]:
    for key in sorted(network.nodes):
        shown = _mark(network.nodes[key], places[key], style.nodes[key], language)
        yield f'<a href="#{anchors[key]}">{shown}</a>'


def _mark(node: Node, place: tuple[float, float], style: NodeStyle, language: str) -> str:
    (x, y), radius, scale = place, style.size, style.size / 7
    name = " ".join(node.name.split()) or node.id
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    title = f"{name} ({NODE_TYPES[node.type].label.in_language(language)})"
    title = "\n".join(filter(None, (title, style.more)))
    moved = f"translate({x - 8 * scale:.1f} {y - 8 * scale:.1f}) scale({scale:.2f})"
    outline = f'd="{OUTLINES[style.shape]}" fill="{escape(style.colour)}"'
    return "".join(
        [
            f"<title>{escape(title)}</title>",
            f'<path transform="{moved}" {outline}/>',
            _text("sign", x, y + 5, style.sign or ""),
            _text("badge", x + radius, y - radius, style.badge or ""),
            _text("name", x, y + radius + 16, short),
        ]
    )


def _text(role: str, x: float, y: float, text: str) -> str:
    return f'<text class="{role}" x="{x:.0f}" y="{y:.0f}">{escape(text)}</text>' if text else ""
