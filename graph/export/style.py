"""How a network is drawn: one style for the screen and for every file that holds a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from graph.network import Edge, Network
from graph.schema import EDGE_TYPES, NODE_TYPES, STATUSES, WORKS_WITH, Label, Status

Dashes = tuple[int, ...]
"""Lengths of dashes and gaps in pixels; empty for a solid line."""

TIE_WIDTH, PLAIN_WIDTH = 5, 1.5
"""Width of the line of a collaboration and of any other edge, in pixels."""
TIE_STRENGTH, PLAIN_STRENGTH = 0.9, 0.3
LEGEND_TIE_WIDTH = 3.5
LEGEND_PLAIN_COLOUR = "#8A939B"
_DASH_SCALE = 3
"""In a picture a dash is so many times as long as in a legend, where a line is thinner."""
_LEAST_SIZE, _SIZE_BY_TIES = 11, 4

_COLLABORATION = EDGE_TYPES[WORKS_WITH].label
_OTHER = Label("andere verbinding", "other tie")


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How a node is drawn.

    ``shape`` is a vis-network shape, ``colour`` a hex value and ``size`` the radius in pixels.
    What a colour says is said again by a ``sign`` inside the mark, so that nobody needs to see
    colours; the ``badge`` beside it tells how many ties are folded; ``more`` is added to the
    tooltip.
    """

    shape: str
    colour: str
    size: float
    sign: str | None = None
    badge: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How edges of one type and status are drawn, and their words.

    An empty ``colour`` is that of the text of the page; ``width`` is in pixels, ``strength`` the
    opacity. ``words`` stand between the names of the ends; ``status`` is empty for types that
    have none.
    """

    words: str
    status: str
    width: float
    colour: str
    dashes: Dashes
    strength: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend: a mark (``shape``), a line (``dashes``) or a sign, and its meaning.

    An empty ``colour`` is that of the text of the page.
    """

    label: str
    shape: str | None = None
    colour: str | None = None
    dashes: Dashes | None = None
    width: float | None = None
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkStyle:
    """The style of every node of a network, by node id, and the legend that explains it all."""

    nodes: Mapping[str, NodeStyle]
    legend: tuple[LegendEntry, ...]


def schema_style(network: Network, language: str) -> NetworkStyle:
    """Return the style that the schema gives: shape and colour by type, size by number of ties."""

    def collaboration(status: Status) -> str:
        label = status.label.in_language(language)
        return f"{_COLLABORATION.in_language(language)}: {label}"

    legend = schema_legend(network, language, collaboration, _OTHER.in_language(language))
    return NetworkStyle(schema_nodes(network), legend)


def schema_nodes(network: Network) -> dict[str, NodeStyle]:
    """Return the style of each node by its type and its number of ties."""
    ties = Counter(end for edge in network.edges.values() for end in (edge.source, edge.target))
    return {
        node.id: NodeStyle(
            NODE_TYPES[node.type].shape,
            NODE_TYPES[node.type].colour,
            _LEAST_SIZE + _SIZE_BY_TIES * sqrt(ties[node.id]),
        )
        for node in network.nodes.values()
    }


def schema_legend(
    network: Network,
    language: str,
    collaboration: Callable[[Status], str],
    other: str,
    *,
    coloured: bool = True,
) -> tuple[LegendEntry, ...]:
    """Return an entry for every node type, status and kind of line that is drawn.

    ``collaboration`` words the line of a status, ``other`` the line of all other edges. Types
    that are recognised by their shape alone are not ``coloured``.
    """
    types = {node.type for node in network.nodes.values()}
    marks = [
        LegendEntry(one.label.in_language(language), one.shape, one.colour if coloured else "")
        for one in NODE_TYPES.values()
        if one.name in types
    ]
    statuses = {edge.status for edge in network.edges.values() if edge.type == WORKS_WITH}
    lines = [
        LegendEntry(
            collaboration(one), colour=one.colour, dashes=one.dashes, width=LEGEND_TIE_WIDTH
        )
        for one in STATUSES.values()
        if one.name in statuses
    ]
    if any(edge.type != WORKS_WITH for edge in network.edges.values()):
        lines.append(LegendEntry(other, colour=LEGEND_PLAIN_COLOUR, dashes=(), width=PLAIN_WIDTH))
    return (*marks, *lines)


def edge_style(edge: Edge, language: str) -> EdgeStyle:
    """Return how an edge is drawn: a collaboration by its status, all others alike."""
    words = EDGE_TYPES[edge.type].label.in_language(language)
    if edge.type != WORKS_WITH:
        return EdgeStyle(words, "", PLAIN_WIDTH, "", (), PLAIN_STRENGTH)
    status = STATUSES[edge.status]
    return EdgeStyle(
        words,
        status.label.in_language(language),
        TIE_WIDTH,
        status.colour,
        tuple(_DASH_SCALE * length for length in status.dashes),
        TIE_STRENGTH,
    )
