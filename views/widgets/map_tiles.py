"""A background map in tiles, asked from the internet only when the user switches it on."""

from __future__ import annotations

from math import ceil, floor, log2, pi

from views.contract.map import Box, MapTile
from views.presenters.map.svg import Plane

SERVER = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857"
"""The base map of the Dutch land registry: no account, no key; CC BY 4.0 Kadaster."""

_ABREAST = 4
"""Tiles that fill the width of the first view, at least."""
_DEEPEST = 17


def tiles(plane: Plane, box: Box) -> tuple[MapTile, ...]:
    """Return the tiles that cover a box of the plane: address, place and size of each."""
    around = 2 * pi * plane.scale
    zoom = min(_DEEPEST, ceil(log2(_ABREAST * around / box.width)))
    size = around / 2**zoom
    west, north = (plane.west + pi) * plane.scale, (pi - plane.north) * plane.scale
    columns = range(floor((west + box.x) / size), ceil((west + box.x + box.width) / size))
    rows = range(floor((north + box.y) / size), ceil((north + box.y + box.height) / size))
    return tuple(
        MapTile(
            address=f"{SERVER}/{zoom}/{column}/{row}.png",
            x=round(column * size - west, 2),
            y=round(row * size - north, 2),
            size=round(size, 2),
        )
        for row in rows
        for column in columns
    )
