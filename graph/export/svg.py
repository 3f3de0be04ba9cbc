"""The network as an SVG drawing: marks, lines and names, each a link to its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from math import cos, pi, sin, sqrt

from graph.export.base import Look
from graph.network import Edge, Network, Node
from graph.schema import NODE_TYPES, STATUSES, WORKS_WITH

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

PLAIN_LINE = "#8A939B"
_MARGIN = 90.0
_SPACING = 90.0
_LONGEST_NAME = 34

Places = Mapping[str, tuple[float, float]]


def drawing(network: Network, look: Look, anchors: Mapping[str, str]) -> str:
    """Return the drawing as an ``svg`` element. ``anchors`` are the link targets by id."""
    places = {**_spiral(network), **look.places}
    lines = (_line(edge, places, anchors[edge.id]) for edge in _collaborations_last(network))
    marks = _marks(network, places, look, anchors)
    frame = _frame(network, places)
    return "\n".join([f'<svg id="picture" viewBox="{frame}">', *lines, *marks, "</svg>"])


def mark(shape: str, colour: str) -> str:
    """Return a mark as a small drawing of its own, for a legend or a list."""
    path = f'<path d="{OUTLINES[shape]}" fill="{escape(colour)}"/>'
    return f'<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">{path}</svg>'


def line(colour: str, dashes: tuple[int, ...]) -> str:
    """Return a line as a small drawing of its own, for a legend."""
    look = f'stroke="{colour}" stroke-width="3" stroke-dasharray="{" ".join(map(str, dashes))}"'
    return (
        f'<svg class="line" viewBox="0 0 34 12" aria-hidden="true"><path d="M0 6H34" {look}/></svg>'
    )


def _spiral(network: Network) -> Places:
    """Return places for a network that has none: a spiral, the most tied in the middle."""
    ties, golden = _ties(network), pi * (3 - sqrt(5))
    order = sorted(network.nodes, key=lambda node: (-ties[node], node))
    return {
        node: (
            _SPACING * sqrt(turn) * cos(turn * golden),
            _SPACING * sqrt(turn) * sin(turn * golden),
        )
        for turn, node in enumerate(order)
    }


def _ties(network: Network) -> Counter[str]:
    return Counter(end for edge in network.edges.values() for end in (edge.source, edge.target))


def _frame(network: Network, places: Places) -> str:
    across = [places[node][0] for node in network.nodes] or [0.0]
    down = [places[node][1] for node in network.nodes] or [0.0]
    left, top = min(across) - _MARGIN, min(down) - _MARGIN
    width, height = max(across) + _MARGIN - left, max(down) + _MARGIN - top
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"


def _collaborations_last(network: Network) -> list[Edge]:
    edges = [network.edges[key] for key in sorted(network.edges)]
    return sorted(edges, key=lambda edge: edge.type == WORKS_WITH)


def _line(edge: Edge, places: Places, anchor: str) -> str:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    look = f'stroke="{PLAIN_LINE}" stroke-width="1.5" opacity=".5"'
    if edge.type == WORKS_WITH:
        status = STATUSES[edge.status]
        dashes = " ".join(str(3 * length) for length in status.dashes)
        look = f'stroke="{status.colour}" stroke-width="5" stroke-dasharray="{dashes}"'
    ends = f'x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}"'
    return f'<a href="#{anchor}" tabindex="-1"><line {ends} {look}/></a>'


def _marks(
    network: Network, places: Places, look: Look, anchors: Mapping[str, str]
) -> Iterator[str]:
    ties = _ties(network)
    for key in sorted(network.nodes):
        shown = _mark(network.nodes[key], places[key], 11 + 4 * sqrt(ties[key]), look)
        yield f'<a href="#{anchors[key]}">{shown}</a>'


def _mark(node: Node, place: tuple[float, float], radius: float, look: Look) -> str:
    kind, (x, y), scale = NODE_TYPES[node.type], place, radius / 7
    name = " ".join(node.name.split()) or node.id
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    moved = f"translate({x - 8 * scale:.1f} {y - 8 * scale:.1f}) scale({scale:.2f})"
    colour = escape(look.colours.get(node.id, kind.colour))
    return "".join(
        [
            f"<title>{escape(f'{name} ({kind.label.in_language(look.language)})')}</title>",
            f'<path transform="{moved}" d="{OUTLINES[kind.shape]}" fill="{colour}"/>',
            _text("sign", x, y + 5, look.signs.get(node.id, "")),
            _text("badge", x + radius, y - radius, look.badges.get(node.id, "")),
            _text("name", x, y + radius + 16, short),
        ]
    )


def _text(role: str, x: float, y: float, text: str) -> str:
    return f'<text class="{role}" x="{x:.0f}" y="{y:.0f}">{escape(text)}</text>' if text else ""
