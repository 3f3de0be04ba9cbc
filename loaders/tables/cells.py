"""What stands in a cell: several values, a web address, a position, contact details."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from loaders.adjoining import Position

CONTACT_SIGN = "[contact]"
"""What stands in the frozen text where a mail address or a phone number stood."""

_PARTS = re.compile(r"[;¦]")
_FINER_PARTS = re.compile(r"[,/]")
_ADDRESS = re.compile(r"https?://[^\s\"'<>;,]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ ()/-]{0,3}\d){8,11}(?![\w.,]\d|\w)")
_PHONE_START = re.compile(r"\+|00|0[1-9(]")
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
_PAIR = re.compile(r"\(?\s*(-?\d{1,3}[.,]\d+)\s*[,;/ ]\s*(-?\d{1,3}[.,]\d+)\s*\)?")
_LATITUDES, _LONGITUDES = (-90, 90), (-180, 180)
_LONGEST_ADDRESS = 500


def parts(cell: str) -> list[str]:
    """Return the values of a cell, each once: parted by a semicolon or a stroke."""
    return list(dict.fromkeys(part.strip() for part in _PARTS.split(cell) if part.strip()))


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
    return float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None


def position(latitude: str, longitude: str) -> Position | None:
    """Return the position that two cells give, None if they give none on this earth."""
    north, east = number(latitude), number(longitude)
    if north is None or east is None:
        return None
    return (north, east) if _within(north, _LATITUDES) and _within(east, _LONGITUDES) else None


def pair(cell: str) -> Position | None:
    """Return the position in one cell: latitude and longitude."""
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


def _within(value: float, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= value <= bounds[1]
