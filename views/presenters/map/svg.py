"""The map as a drawing: places, actors and arcs on a plane 1000 units wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log, pi, radians, sqrt, tan

from graph.network import Edge, Network
from graph.schema import STATUSES
from loaders.places.adjacency import Position
from loaders.places.boundaries import Boundary
from loaders.places.hierarchy import boundary_of, cities
from views.contract.map import Box, MapActor, MapArc, MapPlace
from views.i18n import Words
from views.presenters.labels import display_name, kind_of, mark_of, sentence_of
from views.presenters.map.geolocation import VAGUE, ActorPosition, Geolocation

WIDTH = 1000.0
SHAPE = 0.8
"""Height by width."""
_MARGIN, _LEAST_SPAN, _CLOSEST, _FAR = 0.1, 1e-4, 12, 0.03
_CLASSES = 4
_BEND = 0.18
_FINEST = 0.8
_SMALLEST, _GROWTH = 7.0, 3.4
BY_ACTORS, BY_TIES = "actors", "ties"
"""What the shade of a place can tell."""


@dataclass(frozen=True)
class Plane:
    """A stretch of the earth on paper, in the projection of Mercator."""

    west: float
    north: float
    scale: float

    @classmethod
    def around(cls, positions: Sequence[Position]) -> Plane:
        """Return the plane that holds these positions with a margin around them."""
        points = [_mercator(position) for position in positions]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        span = max(wide, tall / SHAPE, _LEAST_SPAN) * (1 + 2 * _MARGIN)
        west = (min(xs) + max(xs)) / 2 - span / 2
        north = (min(ys) + max(ys)) / 2 + span * SHAPE / 2
        return cls(west, north, WIDTH / span)

    def home(self, positions: Sequence[Position]) -> Box:
        """Return the box to begin with: around all positions but the farthest on each side."""
        points = [self.point(position) for position in positions]
        left, right = _inner([x for x, _ in points])
        top, bottom = _inner([y for _, y in points])
        wide = max(right - left, (bottom - top) / SHAPE, WIDTH / _CLOSEST) * (1 + 2 * _MARGIN)
        width = min(wide, WIDTH)
        x = (left + right) / 2 - width / 2
        y = (top + bottom) / 2 - width * SHAPE / 2
        return Box(
            min(max(x, 0.0), WIDTH - width),
            min(max(y, 0.0), (WIDTH - width) * SHAPE),
            width,
            width * SHAPE,
        )

    def point(self, position: Position) -> tuple[float, float]:
        """Return where a position is on the plane: to the right and down."""
        x, y = _mercator(position)
        return round((x - self.west) * self.scale, 1), round((self.north - y) * self.scale, 1)


def _inner(values: Sequence[float]) -> tuple[float, float]:
    """Return the lowest and the highest value but for the farthest few."""
    ordered = sorted(values)
    left_out = int(_FAR * len(ordered))
    return ordered[left_out], ordered[-1 - left_out]


def _mercator(position: Position) -> tuple[float, float]:
    latitude, longitude = radians(position[0]), radians(position[1])
    return longitude, log(tan(pi / 4 + latitude / 2))


def places_drawn(
    here: Geolocation, plane: Plane, counts: Mapping[str, int], words: Words
) -> tuple[MapPlace, ...]:
    """Return the places, the most counted first: a circle each, shaded by its class."""
    steps = classes(counts.values())
    drawn = []
    for key in sorted(here.places, key=lambda key: (-counts.get(key, 0), key)):
        node, place, position = here.places[key]
        if position is None:
            continue
        count = counts.get(key, 0)
        x, y = plane.point(position)
        drawn.append(
            MapPlace(
                id=key,
                name=display_name(node),
                x=x,
                y=y,
                size=round(_SMALLEST + _GROWTH * sqrt(count), 1),
                count=count,
                shade=class_of(count, steps),
                title=words("map.place", name=display_name(node), count=count),
                path=_outline(boundary_of(place), plane),
            )
        )
    return tuple(drawn)


def ground_drawn(here: Geolocation, city: str, plane: Plane) -> tuple[str, ...]:
    """Return the outlines of the places of a city that nothing is counted in."""
    counted = {place.name for _, place, _ in here.places.values()}
    empty = (place for name, place in cities()[city].by_name.items() if name not in counted)
    outlines = (_outline(boundary_of(place), plane) for place in empty)
    return tuple(outline for outline in outlines if outline)


def _outline(boundary: Boundary | None, plane: Plane) -> str:
    """Return a boundary as the path of an SVG; empty for none."""
    return "".join(_ring(ring, plane) for ring in boundary.rings) if boundary else ""


def _ring(ring: Sequence[Position], plane: Plane) -> str:
    """Return a ring without the corners that nobody can see."""
    kept: list[tuple[float, float]] = []
    for x, y in map(plane.point, ring):
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _FINEST:
            kept.append((x, y))
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"


def actors_drawn(here: Geolocation, plane: Plane, words: Words) -> tuple[MapActor, ...]:
    """Return the actors, each with its mark; hollow where its place is vague."""
    return tuple(_actor(one, plane, words) for one in here.positions.values())


def _actor(actor: ActorPosition, plane: Plane, words: Words) -> MapActor:
    x, y = plane.point(actor.position)
    name, mark = display_name(actor.node), mark_of(actor.node.type)
    return MapActor(
        id=actor.node.id,
        x=x,
        y=y,
        name=name,
        title=f"{name}\n{kind_of(actor.node, words.language)}",
        hollow=actor.known_by in VAGUE,
        shape=mark.shape,
        colour=mark.colour,
    )


def arcs_drawn(
    here: Geolocation, plane: Plane, network: Network, words: Words
) -> tuple[MapArc, ...]:
    """Return the ties as arcs, each with its status and its sentence."""
    return tuple(_arc_of(edge, here, plane, network, words) for edge in here.ties)


def _arc_of(edge: Edge, here: Geolocation, plane: Plane, network: Network, words: Words) -> MapArc:
    status = STATUSES[edge.status]
    ends = [plane.point(here.positions[end].position) for end in (edge.source, edge.target)]
    title = sentence_of(edge, network, words.language)
    return MapArc(edge.id, _arc(*ends), title, status.colour, status.dashes)


def classes(counts: Iterable[int]) -> list[int]:
    """Return the highest count of each class of shade, from light to dark."""
    most = max([*counts, 1])
    return sorted({ceil(most * (step / _CLASSES) ** 2) for step in range(1, _CLASSES + 1)})


def class_of(count: int, steps: Sequence[int]) -> int:
    """Return the number of the class of a count; 0 for nothing."""
    return 0 if not count else 1 + sum(count > step for step in steps)


def _arc(first: tuple[float, float], second: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = first, second
    middle_x = (x + to_x) / 2 - _BEND * (to_y - y)
    middle_y = (y + to_y) / 2 + _BEND * (to_x - x)
    return f"M{x} {y}Q{middle_x:.1f} {middle_y:.1f} {to_x} {to_y}"
