"""What stands in a cell: several values, a web address, a position, contact details."""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from loaders.language.lexicon import table
from loaders.places.adjacency import Position
from loaders.places.rd_grid import from_dutch_grid

CONTACT_SIGN = "[contact]"
"""What stands in the frozen text where a mail address or a phone number stood."""

_PARTS = re.compile(r"[;¦\n]")
_FINER_PARTS = re.compile(r"[,/]")
_ADDRESS = re.compile(r"https?://[^\s\"'<>;,]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ ()/-]{0,3}\d){8,11}(?![\w.,]\d|\w)")
_PHONE_START = re.compile(r"\+|00|0[1-9(]")
_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d+)?")
_WITH_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_POINT = re.compile(r"POINT ?Z? ?\(\s*(-?[\d.]+)\s+(-?[\d.]+)[^)]*\)", re.IGNORECASE)
_PAIR = re.compile(r"\(?\s*(-?\d{1,3}[.,]\d+)\s*[,;/ ]\s*(-?\d{1,3}[.,]\d+)\s*\)?")
_LATITUDES, _LONGITUDES = (-90, 90), (-180, 180)
LOW_LATITUDES, LOW_LONGITUDES = (50.5, 53.8), (2.3, 7.4)
"""Of the Low Countries: elsewhere a column of numbers could be anything."""
_GRID_EAST, _GRID_NORTH = (0, 300), (300, 630)
"""Kilometres on the Dutch national grid."""
_LONGEST_ADDRESS = 500


def parts(cell: str) -> list[str]:
    """Return the values of a cell, each once: parted by a semicolon, a stroke or a line end."""
    found = (part.strip() for part in _PARTS.split(cell))
    return list(dict.fromkeys(part for part in found if part and not says_nothing(part)))


def says_nothing(cell: str) -> bool:
    """Whether a cell has no word or number, or words such as "n.v.t." or "unknown"."""
    said = cell.strip(" .").casefold()
    return not any(map(str.isalnum, said)) or said in _nothings()


@cache
def _nothings() -> frozenset[str]:
    return frozenset(table("table_words")["nothing"]["words"])


def finer_parts(cell: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return the values of a cell that commas and slashes part too, unless known as a whole."""
    found: list[str] = []
    for part in parts(cell):
        found += (
            [part]
            if is_known(part)
            else [one.strip() for one in _FINER_PARTS.split(part) if one.strip()]
        )
    return list(dict.fromkeys(found))


def website(cell: str) -> str | None:
    """Return the first web address (http or https) of a cell, None if there is none."""
    if found := _ADDRESS.search(cell):
        return _safe(found.group())
    if "@" in cell or not (bare := _BARE_ADDRESS.fullmatch(cell.strip(" \"'"))):
        return None
    return _safe(f"https://{bare.group()}")


def _safe(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return address if host and "." in host and len(address) <= _LONGEST_ADDRESS else None


def number(cell: str) -> float | None:
    """Return the decimal number in a cell, with a point or a comma; None if it is none."""
    if _WITH_THOUSANDS.fullmatch(cell):
        cell = cell.replace(".", "")
    return float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None


def position(latitude: str, longitude: str) -> Position | None:
    """Return the position that two cells give, None if they give none on this earth.

    They give degrees, or metres or kilometres on the Dutch national grid. Degrees that lie in
    the Low Countries only when they change places are taken so.
    """
    north, east = number(latitude), number(longitude)
    if north is None or east is None or north == east == 0:
        return None
    if _within(north, LOW_LONGITUDES) and _within(east, LOW_LATITUDES):
        return east, north
    if _within(north, _LATITUDES) and _within(east, _LONGITUDES):
        return north, east
    for unit in (1, 1_000):
        if _within(north / unit, _GRID_NORTH) and _within(east / unit, _GRID_EAST):
            return from_dutch_grid(east * 1_000 / unit, north * 1_000 / unit)
    return None


def pair(cell: str) -> Position | None:
    """Return the position in one cell: latitude and longitude, or a point of a GIS."""
    if point := _POINT.fullmatch(cell):
        return position(point[2], point[1])
    found = _PAIR.fullmatch(cell)
    return position(found[1], found[2]) if found else None


def without_contact(cell: str) -> str:
    """Return a cell with its mail addresses and phone numbers made unreadable."""
    if "@" in cell:
        cell = _MAIL.sub(CONTACT_SIGN, cell)
    return _PHONE.sub(_hidden, cell)


def is_contact(cell: str) -> bool:
    """Whether a cell is a mail address or a phone number."""
    return bool(cell) and without_contact(cell) == CONTACT_SIGN


def _hidden(match: re.Match[str]) -> str:
    return CONTACT_SIGN if _PHONE_START.match(match.group()) else match.group()


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
