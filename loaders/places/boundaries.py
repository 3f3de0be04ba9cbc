"""Boundaries of places, from GeoJSON files that the user keeps; never fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph import settings
from graph.errors import LoadError, SettingsError
from loaders.language.lexicon import table
from loaders.places.adjacency import Position
from loaders.places.rd_grid import from_dutch_grid
from loaders.readers.encoding import decode
from loaders.readers.source import name_of, read_bytes

_FOLDER = "boundaries"
_DECIMALS = 4
"""Corners are kept to some ten metres, on one grid, so that neighbours keep them in common."""
_FEWEST_CORNERS, _MOST_CORNERS = 3, 2_000_000
_GRID_EAST, _GRID_SOUTH, _GRID_NORTH = 300_000, 300_000, 630_000
_YES = frozenset(table("boundaries")["yes"])


class _OffTheMapError(Exception):
    """A corner that lies nowhere."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place as an area: rings of positions, the holes among them; ``city`` may be empty."""

    name: str
    city: str
    rings: tuple[tuple[Position, ...], ...]


def read_boundaries(path: Path) -> list[Boundary]:
    """Return the areas with a name in a GeoJSON file, of CBS, a municipality or another.

    Raises
    ------
    LoadError
        If it is no GeoJSON, or holds no area with a name.
    """
    name = name_of(path)
    text = decode(name, read_bytes(path))
    try:
        content = json.loads(text)
        features = [content] if content.get("type") == "Feature" else content["features"]
        found = [boundary for feature in features if (boundary := _boundary(feature))]
    except _OffTheMapError as error:
        raise LoadError(
            f"{name}: the corner {error} is neither in degrees (WGS84) nor on the Dutch national"
            " grid (RD); export the neighbourhoods in one of these and try again."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise LoadError(
            f"{name}: this is no GeoJSON with areas ({type(error).__name__}); export the"
            " neighbourhoods as GeoJSON (WGS84) and try again."
        ) from error
    if not found:
        names = ", ".join(table("boundaries")["name"][:4])
        raise LoadError(
            f"{name}: no area (Polygon or MultiPolygon) has a name; a property must be called"
            f" {names} or so."
        )
    return found


def keep_boundaries(path: Path) -> list[Boundary]:
    """Read a file of boundaries and keep them in the user's data folder; return them.

    Raises
    ------
    LoadError
        If the file cannot be read.
    SettingsError
        If the folder cannot be written.
    """
    found = read_boundaries(path)
    kept = [[one.name, one.city, one.rings] for one in found]
    target = _folder() / f"{path.stem}.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(kept), encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"{target}: cannot be written ({error.strerror}); make the folder writable or name"
            " another in NETWERKATLAS_DATA_HOME."
        ) from error
    return found


def stamp() -> str:
    """Return a token that changes whenever other boundaries are kept."""
    return repr(sorted((p.name, p.stat().st_mtime_ns) for p in _folder().glob("*.json")))


def boundaries() -> tuple[Boundary, ...]:
    """Return all boundaries that are kept; a damaged file holds none."""
    return _kept(stamp(), _folder())


@lru_cache(maxsize=2)
def _kept(stamp: str, folder: Path) -> tuple[Boundary, ...]:
    found: list[Boundary] = []
    for path in sorted(folder.glob("*.json")):
        with suppress(OSError, ValueError, TypeError):
            for name, city, rings in json.loads(path.read_text(encoding="utf-8")):
                found.append(Boundary(name, city, tuple(tuple(map(_pair, r)) for r in rings)))
    return tuple(found)


def _folder() -> Path:
    return settings.data_home() / _FOLDER


def _boundary(feature: Mapping[str, Any]) -> Boundary | None:
    facts = {str(key).casefold(): value for key, value in (feature["properties"] or {}).items()}
    name = _said(facts, "name")
    if not name or any(str(facts.get(w)).casefold() in _YES for w in table("boundaries")["water"]):
        return None
    rings = tuple(ring for ring in _rings(feature["geometry"] or {}) if ring)
    return Boundary(name, _said(facts, "city"), rings) if rings else None


def _said(facts: Mapping[str, Any], what: str) -> str:
    given = (facts.get(key) for key in table("boundaries")[what])
    return next(
        (" ".join(one.split()) for one in given if isinstance(one, str) and one.strip()), ""
    )


def _rings(geometry: Mapping[str, Any]) -> Iterator[tuple[Position, ...]]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates", [])
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind), [])
    for polygon in polygons:
        for ring in polygon:
            yield _ring(ring)


def _ring(corners: list[list[float]]) -> tuple[Position, ...]:
    """Return a ring on the grid, without corners that fall together; empty when nothing is left."""
    if len(corners) > _MOST_CORNERS:
        raise ValueError
    kept: list[Position] = []
    for corner in corners:
        position = _position(float(corner[0]), float(corner[1]))
        if not kept or position != kept[-1]:
            kept.append(position)
    return tuple(kept) if len(set(kept)) >= _FEWEST_CORNERS else ()


def _position(x: float, y: float) -> Position:
    if 0 <= x <= _GRID_EAST and _GRID_SOUTH <= y <= _GRID_NORTH:
        y, x = from_dutch_grid(x, y)
    if not (-180 <= x <= 180 and -90 <= y <= 90):
        raise _OffTheMapError(f"{x:g}, {y:g}")
    return round(y, _DECIMALS), round(x, _DECIMALS)


def _pair(corner: list[float]) -> Position:
    return float(corner[0]), float(corner[1])
