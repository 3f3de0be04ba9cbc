"""The map: places, actors and ties on a plane."""

from __future__ import annotations

from dataclasses import dataclass

from graph.export.style import Dashes, LegendEntry


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the plane, in its units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place, as an area when it has a ``path`` (SVG), else as a circle of this ``size``.

    ``shade`` is the number of its class, 0 for the lightest; ``title`` is its tooltip.
    """

    id: str
    name: str
    x: float
    y: float
    size: float
    count: int
    shade: int
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class MapActor:
    """An organisation or a person; ``hollow`` when its position is an estimate."""

    id: str
    x: float
    y: float
    name: str
    title: str
    hollow: bool
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class MapArc:
    """A tie as an SVG path; ``dashes`` are empty for a solid line."""

    id: str
    path: str
    title: str
    colour: str
    dashes: Dashes


@dataclass(frozen=True, slots=True)
class MapTile:
    """A square picture of the background map."""

    address: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class MapLegendEntry(LegendEntry):
    """An entry of the legend: also the ``shade`` of a place, or a ``hollow`` mark."""

    shade: int | None = None
    hollow: bool | None = None


@dataclass(frozen=True, slots=True)
class MapText:
    """The words of the map: its label and its buttons."""

    label: str
    in_: str
    out: str
    fit: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map. ``home`` is the part in view at first, ``ground`` the outlines of other places.

    ``focus`` is the id of the selected node or edge, or empty.
    """

    width: float
    height: float
    home: Box
    tiles: tuple[MapTile, ...]
    ground: tuple[str, ...]
    places: tuple[MapPlace, ...]
    actors: tuple[MapActor, ...]
    arcs: tuple[MapArc, ...]
    legend: tuple[MapLegendEntry, ...]
    focus: str
    text: MapText
