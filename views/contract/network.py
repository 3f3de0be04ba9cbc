"""The network as a drawing, and what is selected in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.export.style import EdgeStyle, LegendEntry, NodeStyle

VisOptions = Mapping[str, Mapping[str, bool | int | float | Mapping[str, bool]]]
"""Options of vis-network, by group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNode(NodeStyle):
    """A node at its place: pixels, y downwards.

    ``name`` is its label, lines joined by newlines; ``title`` its tooltip, to which ``more`` is
    added. Of two labels that overlap the one with the highest ``weight`` is drawn.
    """

    id: str
    name: str
    title: str
    x: float
    y: float
    weight: int


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An edge; its id names both ends: ``source|TYPE|target``.

    ``look`` is a key of ``NetworkDrawing.looks``; ``bend`` is how much the line curves, 0 for
    a straight one.
    """

    id: str
    look: str
    bend: float


@dataclass(frozen=True, slots=True)
class LayoutField:
    """A named circle that a layout put nodes in, in pixels."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class CanvasText:
    """The words of the canvas: its label, ``ties`` behind a number, its buttons and source line.

    Without ``save`` and ``source`` a picture cannot be saved.
    """

    label: str
    ties: str
    in_: str
    out: str
    fit: str
    save: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """The network as the canvas draws it.

    What is drawn anew depends on three tokens: another ``ground`` forgets where the user looked
    and dragged, other ``members`` fit the picture into its frame, another ``drawn`` means that
    something at all is different. ``name`` is the key under which the browser remembers the
    picture, ``library`` the address of vis-network; ``views.components.registry`` fills both in.
    """

    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    looks: Mapping[str, EdgeStyle]
    fields: tuple[LayoutField, ...]
    options: VisOptions
    legend: tuple[LegendEntry, ...]
    ground: str
    members: str
    text: CanvasText
    drawn: str = ""
    name: str = ""
    library: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: a node or edge id, or empty.

    Another ``turn`` says that it was selected outside the canvas. ``name`` as in NetworkDrawing.
    """

    focus: str
    turn: int
    name: str = ""
