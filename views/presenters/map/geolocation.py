"""Where on the map actors and places are: as stated, in their place, or amid their partners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import cos, pi, sin, sqrt

from graph.network import Edge, Network, Node
from graph.schema import ACTIVE_IN, ACTORS, NEIGHBOURHOOD, WORKS_WITH
from loaders.places.adjacency import Position
from loaders.places.gazetteer import LEVELS, Place
from loaders.places.hierarchy import city_at, known, position_of, roughly

STATED, BY_PLACE, BY_CITY, BY_PARTNERS = "stated", "place", "city", "partners"
"""How it is known where an actor is."""
VAGUE = (BY_CITY, BY_PARTNERS)

_TURN = pi * (3 - sqrt(5))
_SPREAD = 0.00045
"""Degrees between actors that stand in one place."""


_KnownPlaces = Mapping[str, tuple[Node, Place]]
"""Node id -> the place and what the gazetteer knows of it."""


@dataclass(frozen=True, slots=True)
class ActorPosition:
    """Where an actor is drawn, and how that is known; ``city`` is empty when it is not."""

    node: Node
    position: Position
    known_by: str
    city: str


@dataclass(frozen=True)
class Geolocation:
    """Places and actors with their position; ``missing`` are the actors without one.

    ``places`` have no position of their own where the gazetteer knows none.
    """

    places: Mapping[str, tuple[Node, Place, Position | None]]
    positions: Mapping[str, ActorPosition]
    actors_in: Mapping[str, frozenset[str]]
    ties: tuple[Edge, ...]
    missing: tuple[Node, ...] = field(default=())

    def cities(self) -> list[str]:
        """Return the cities in which something is, that with most first."""
        counted = Counter(actor.city for actor in self.positions.values() if actor.city)
        counted.update(place.city for _, place, _ in self.places.values() if place.city)
        return sorted(counted, key=lambda city: (-counted[city], city))

    def within(self, city: str) -> Geolocation:
        """Return what is in one city; the city itself is no place in it if there are others."""
        positions = {key: actor for key, actor in self.positions.items() if actor.city == city}
        here = {key: one for key, one in self.places.items() if one[1].city == city}
        places = {key: one for key, one in here.items() if one[1].name != city} or here
        ties = tuple(e for e in self.ties if e.source in positions and e.target in positions)
        return Geolocation(places, positions, self.actors_in, ties, self.missing)


def geolocate(network: Network, actors: Iterable[str]) -> Geolocation:
    """Return where these actors are, and the places where they work.

    An actor is where its own position says, else in the smallest of its places, else amid the
    actors that it works with.
    """
    kept = {key for key in actors if network.nodes[key].type in ACTORS}
    places = _places(network)
    works: dict[str, list[str]] = {}
    actors_in: dict[str, set[str]] = {}
    for edge in network.edges.values():
        if edge.type == ACTIVE_IN and edge.source in kept:
            works.setdefault(edge.source, []).append(edge.target)
            actors_in.setdefault(edge.target, set()).add(edge.source)
    ties = tuple(
        e
        for e in network.edges.values()
        if e.type == WORKS_WITH and e.source in kept and e.target in kept
    )
    nodes = [network.nodes[key] for key in sorted(kept)]
    positions = _placed(nodes, works, places)
    positions |= _amid(nodes, ties, positions)
    missing = tuple(node for node in nodes if node.id not in positions)
    here = {
        key: (node, place, position_of(place))
        for key, (node, place) in places.items()
        if key in actors_in
    }
    counted = {key: frozenset(ids) for key, ids in actors_in.items()}
    return Geolocation(here, positions, counted, ties, missing)


def _places(network: Network) -> _KnownPlaces:
    nodes = (node for node in network.nodes.values() if node.type == NEIGHBOURHOOD)
    found = ((node, place) for node in nodes if (place := known(node.name)))
    return {node.id: (node, place) for node, place in found}


def _placed(
    nodes: list[Node], works: Mapping[str, list[str]], places: _KnownPlaces
) -> dict[str, ActorPosition]:
    positions: dict[str, ActorPosition] = {}
    crowd: Counter[Position] = Counter()
    for node in nodes:
        here = [places[one] for one in works.get(node.id, ()) if one in places]
        place = min(here, key=lambda one: _size(one[1]), default=(node, None))[1]
        where = roughly(place) if place else None
        if (stated := _stated(node)) is not None:
            positions[node.id] = ActorPosition(
                node, stated, STATED, place.city if place else city_at(stated)
            )
        elif place and where:
            is_vague = place.level == "stad" or position_of(place) is None
            known_by = BY_CITY if is_vague else BY_PLACE
            positions[node.id] = ActorPosition(
                node, _beside(where, crowd[where]), known_by, place.city
            )
            crowd[where] += 1
    return positions


def _amid(
    nodes: list[Node], ties: Iterable[Edge], positions: Mapping[str, ActorPosition]
) -> dict[str, ActorPosition]:
    """Return where those without a place of their own are: in the middle of their partners."""
    partners: dict[str, list[ActorPosition]] = {}
    for edge in ties:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if end not in positions and other in positions:
                partners.setdefault(end, []).append(positions[other])
    found = {}
    for node in nodes:
        if others := partners.get(node.id):
            middle = _middle([actor.position for actor in others])
            city = Counter(actor.city for actor in others).most_common(1)[0][0]
            found[node.id] = ActorPosition(node, middle, BY_PARTNERS, city)
    return found


def _stated(node: Node) -> Position | None:
    north, east = node.properties.get("latitude"), node.properties.get("longitude")
    return (north, east) if isinstance(north, float) and isinstance(east, float) else None


def _size(place: Place) -> tuple[int, str]:
    return LEVELS.index(place.level), place.name


def _beside(middle: Position, number: int) -> Position:
    """Return the place of the nth actor around a middle, evenly spread like seeds."""
    far, turn = _SPREAD * sqrt(number + 1), number * _TURN
    return middle[0] + far * cos(turn), middle[1] + 1.6 * far * sin(turn)


def _middle(positions: list[Position]) -> Position:
    count = len(positions)
    return sum(p[0] for p in positions) / count, sum(p[1] for p in positions) / count
