"""The places as a tree (straat < buurt < wijk < gebied < stad), and what lies around one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from graph.network import node_id, slug
from graph.schema import NEIGHBOURHOOD
from loaders.places import gazetteer
from loaders.places.adjacency import Position, adjoining, distance
from loaders.places.boundaries import Boundary, boundaries, stamp
from loaders.places.gazetteer import Place

_REACH_KM = 30.0
_SHARED_CORNERS = 2
_STEP = 0.5
"""How much nearness is left a step up the tree, or across a border."""


@dataclass(frozen=True)
class City:
    """The places of one city: by name, and by the name of what they are part of."""

    by_name: dict[str, Place] = field(default_factory=dict)
    parts: dict[str, list[Place]] = field(default_factory=dict)


@lru_cache(maxsize=10_000)
def place_id(name: str) -> str:
    """Return the id of the node of a place."""
    return node_id(NEIGHBOURHOOD, name)


def known(name: str, city: str = "") -> Place | None:
    """Return the place of the gazetteer under this name or alias, however it is spelled.

    Case, diacritics, spaces and hyphens fold: "Oud Ijsselmonde" is "Oud-IJsselmonde". Of
    several places the one in ``city`` comes first, then the largest. ``name`` may be a node id.
    """
    exact = gazetteer.find(name, city)
    if exact and (not city or exact.city == city):
        return exact
    options = _folded().get(_key(name), ())
    return (
        next((place for place in options if place.city == city), None)
        or exact
        or (options[0] if options else None)
    )


def nearness_around(name: str, city: str = "") -> Mapping[str, float]:
    """Return how near places are to a place, by node id: from 0 to 1.

    The place itself and all that lies in it are nearest, 1: who works in a part works in the
    whole. What it is part of is half as near with each step up, as who works in the whole may
    work in the part. What adjoins it on its own level is .5, with all that lies in that. A
    place that the gazetteer does not know has only itself.
    """
    place = known(name, city)
    if place is None:
        return {place_id(name.removeprefix(f"{NEIGHBOURHOOD.lower()}:")): 1.0}
    near = {
        place_id(whole.name): _STEP ** (up + 1) for up, whole in enumerate(larger_places(place))
    }
    for beside in adjoining_places(place):
        near |= {place_id(one.name): _STEP for one in (beside, *parts_of(beside))}
    return near | {place_id(one.name): 1.0 for one in (place, *parts_of(place))}


def alike(name: str) -> frozenset[str]:
    """Return the ids of the places of which who works there works in this place too.

    It is the place itself, all that lies in it, and what it lies in below the level of the
    city.
    """
    place = known(name)
    if place is None:
        return frozenset(nearness_around(name))
    larger = (whole for whole in larger_places(place) if whole.level != "stad")
    return frozenset(place_id(one.name) for one in (place, *parts_of(place), *larger))


def parts_of(place: Place) -> list[Place]:
    """Return all that lies in a place, at any depth."""
    parts = cities()[place.city].parts
    found, queue = {place.name: place}, [place]
    for whole in queue:
        fresh = [part for part in parts.get(whole.name, ()) if part.name not in found]
        found |= {part.name: part for part in fresh}
        queue += fresh
    return queue[1:]


def larger_places(place: Place) -> list[Place]:
    """Return what a place is part of, step by step, up to its city."""
    by_name = cities()[place.city].by_name
    found = [place]
    while (whole := by_name.get(found[-1].part_of)) and whole not in found:
        found.append(whole)
    return found[1:]


def adjoining_places(place: Place) -> list[Place]:
    """Return the places of the same level that adjoin a place."""
    city = cities()[place.city]
    beside = _beside(place.city, stamp())
    return [city.by_name[name] for name in sorted(beside.get(place.name, ()))]


def boundary_of(place: Place) -> Boundary | None:
    """Return the boundary that the user keeps of a place, if any."""
    return _bounded(stamp()).get((place.name, place.city))


def position_of(place: Place) -> Position | None:
    """Return where a place lies: as the table says, else amid what lies in it."""
    if place.latitude is not None and place.longitude is not None:
        return place.latitude, place.longitude
    placed_parts = [
        (part.latitude, part.longitude)
        for part in parts_of(place)
        if part.latitude is not None and part.longitude is not None
    ]
    if not placed_parts:
        return None
    latitudes, longitudes = zip(*placed_parts, strict=True)
    return sum(latitudes) / len(latitudes), sum(longitudes) / len(longitudes)


def roughly(place: Place) -> Position | None:
    """Return where a place lies, else where the smallest place with a position around it does."""
    around_it = (position_of(one) for one in (place, *larger_places(place)))
    return next((where for where in around_it if where), None)


def city_at(position: Position) -> str:
    """Return the city whose middle is nearest; empty when none is within reach of one."""
    near = [(distance(position, where), name) for name, where in _middles().items()]
    apart, name = min(near)
    return name if apart <= _REACH_KM else ""


@cache
def _middles() -> Mapping[str, Position]:
    named = ((name, city.by_name.get(name)) for name, city in cities().items())
    return {name: where for name, place in named if place and (where := position_of(place))}


@cache
def cities() -> Mapping[str, City]:
    """Return the places of each city, by its name."""
    found: dict[str, City] = {}
    for place in (place for options in gazetteer.places().values() for place in options):
        city = found.setdefault(place.city, City())
        if place.name not in city.by_name:
            city.by_name[place.name] = place
            if place.part_of != place.name and place.level != "stad":
                city.parts.setdefault(place.part_of, []).append(place)
    return found


@cache
def _folded() -> Mapping[str, tuple[Place, ...]]:
    """Return the places by their folded names and aliases, the largest first."""
    found: dict[str, list[Place]] = {}
    for form, options in gazetteer.places().items():
        found.setdefault(_key(form), []).extend(options)
    size = gazetteer.LEVELS.index
    return {
        key: tuple(sorted(options, key=lambda place: -size(place.level)))
        for key, options in found.items()
    }


def _key(name: str) -> str:
    return slug(name.removeprefix(f"{NEIGHBOURHOOD.lower()}:")).replace("-", "")


@lru_cache(maxsize=8)
def _bounded(stamp: str) -> Mapping[tuple[str, str], Boundary]:
    """Return the boundaries that are kept, by name and city of their place."""
    found: dict[tuple[str, str], Boundary] = {}
    for one in boundaries():
        place = known(one.name, one.city)
        if place and one.city in ("", place.city):
            found[place.name, place.city] = one
    return found


@lru_cache(maxsize=512)
def _beside(name: str, stamp: str) -> Mapping[str, frozenset[str]]:
    city = cities()[name]
    levels: dict[str, dict[str, Position]] = {}
    for place in city.by_name.values():
        where = position_of(place)
        if where and place.level != "stad":
            levels.setdefault(_level(place, city), {})[place.name] = where
    corners = {
        place: frozenset(corner for ring in one.rings for corner in ring)
        for (place, of_city), one in _bounded(stamp).items()
        if of_city == name
    }
    return {
        place: _bordering(place, beside, corners, among)
        for among in levels.values()
        for place, beside in adjoining(among).items()
    }


def _bordering(
    name: str,
    beside: frozenset[str],
    corners: Mapping[str, frozenset[Position]],
    among: Collection[str],
) -> frozenset[str]:
    """Return what adjoins a place: by its border where that of both is known."""
    if name not in corners:
        return beside
    bounded = corners.keys() & set(among) - {name}
    shared = {one for one in bounded if len(corners[one] & corners[name]) >= _SHARED_CORNERS}
    return frozenset(shared | (beside - bounded))


def _level(place: Place, city: City) -> str:
    """Return the level of a place; an area without parts lies between the districts."""
    return "wijk" if place.level == "gebied" and place.name not in city.parts else place.level
