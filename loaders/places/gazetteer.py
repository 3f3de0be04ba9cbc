"""Places by name, from the tables in ``data/places``."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from graph.schema import PLACE_LEVELS
from graph.settings import PLACES_FOLDER
from loaders.language.lexicon import alternatives, longest_word, table


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the tables: ``latitude`` and ``longitude`` are WGS84 degrees, if known.

    ``ambiguous`` tells that the name is an ordinary word as well, so that a place is meant
    only where the text says so ("in Noord").
    """

    name: str
    level: str
    part_of: str
    latitude: float | None = None
    longitude: float | None = None
    ambiguous: bool = False
    city: str = ""


LEVELS = tuple(PLACE_LEVELS)
"""Levels of place, small to large."""
_LEXICON = table("places")
_STREETS, _QUARTERS = tuple(_LEXICON["streets"]), tuple(_LEXICON["quarters"])
_STREET = re.compile(rf"(?:[A-ZÀ-Þ][\w'’.-]*\s){{0,3}}[A-ZÀ-Þ][\w'’.-]*(?:{'|'.join(_STREETS)})")
_SURELY_STREET = re.compile(rf"[A-ZÀ-Þ][\w'’.-]{{2,}}(?:{alternatives(_LEXICON['sure_streets'])})")
_COMPASS = re.compile(rf"(?P<city>.+?)[ -](?:{alternatives(_LEXICON['compass'])})\w*")
_QUARTER = re.compile(rf"[A-ZÀ-Þ][\w'’-]*(?:{'|'.join(_QUARTERS)})")
_NOT_STREETS = re.compile(
    rf".*(?:{alternatives(_LEXICON['not_streets'])})|(?:{alternatives(_LEXICON['no_places'])})",
    re.IGNORECASE,
)


@cache
def places() -> Mapping[str, tuple[Place, ...]]:
    """Return the places of every table by name and by alias."""
    found: dict[str, list[Place]] = {}
    for path in sorted(PLACES_FOLDER.glob("*.csv")):
        for place, forms in _rows(path):
            for form in forms:
                found.setdefault(form, []).append(place)
    return {form: tuple(options) for form, options in found.items()}


def _rows(path: Path) -> list[tuple[Place, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] in PLACE_LEVELS]
    parents = {row["name"]: row for row in rows}
    result = []
    for row in rows:
        place = Place(
            row["name"],
            row["level"],
            row["part_of"],
            float(row["latitude"]) if row["latitude"] else None,
            float(row["longitude"]) if row["longitude"] else None,
            bool(row.get("ambiguous")),
            _city(row, parents),
        )
        result.append((place, [row["name"], *filter(None, row["aliases"].split("|"))]))
    return result


def _city(row: dict[str, str], parents: Mapping[str, dict[str, str]]) -> str:
    """Return the city that a place lies in, following ``part_of``; empty if it is none."""
    seen: set[str] = set()
    while row["level"] != "stad" and row["part_of"] in parents and row["name"] not in seen:
        seen.add(row["name"])
        row = parents[row["part_of"]]
    return row["name"] if row["level"] == "stad" else row["part_of"]


def find(name: str, city: str = "") -> Place | None:
    """Return the place of this name: the one in ``city`` first, else the largest."""
    options = places().get(name)
    if not options:
        return None
    return min(options, key=lambda place: (place.city != city, -LEVELS.index(place.level)))


@cache
def telling_words() -> frozenset[str]:
    """Return the longest word of each name: without one of them a text names no known place."""
    return frozenset(longest_word(name) for name in places())


@lru_cache(maxsize=50_000)
def ends_like_a_place(word: str) -> bool:
    """Whether the ending of a word could tell a street or a quarter."""
    return word.endswith(_STREETS + _QUARTERS)


def by_shape(word: str) -> Place | None:
    """Return the place that the ending of a capitalised word tells ("Gaffelstraat"), if any."""
    if not ends_like_a_place(word) or _NOT_STREETS.fullmatch(word):
        return None
    if _STREET.fullmatch(word):
        return Place(word, "straat", "")
    return Place(word, "wijk", "") if _QUARTER.fullmatch(word) else None


def is_surely_a_street(word: str) -> bool:
    """Whether one word can hardly be anything but a street ("Gaffelstraat")."""
    return bool(_SURELY_STREET.fullmatch(word)) and not _NOT_STREETS.fullmatch(word)


def whole_of(name: str) -> str | None:
    """Return the whole that a part by the compass is called after ("Rotterdam Zuid"), if one."""
    match = _COMPASS.fullmatch(name)
    return match["city"] if match else None


@cache
def cities_by_word() -> Mapping[str, str]:
    """Return the names of the cities by each name or adjective of one word that tells just them."""
    found = {}
    for word in (*places(), *cities_by_adjective()):
        place = find(word) or cities_by_adjective()[word]
        if place.level == "stad" and not place.ambiguous and " " not in word:
            found[word] = place.name
    return found


@cache
def cities_by_adjective() -> Mapping[str, Place]:
    """Return the cities by their adjective: Rotterdam by "Rotterdams" and "Rotterdamse"."""
    found: dict[str, Place] = {}
    for name, options in places().items():
        place = options[0]
        if place.level != "stad" or place.ambiguous or " " in name or not name[0].isupper():
            continue
        for adjective in _adjectives(name):
            found.setdefault(adjective, place)
    for name, adjectives in table("adjectives").items():
        found |= {adjective: city for adjective in adjectives if (city := find(name))}
    return found


@cache
def adjectives_by_city() -> Mapping[str, Mapping[str, Place]]:
    """Return for each city its adjectives that name no place themselves, each with the city."""
    found: dict[str, dict[str, Place]] = {}
    for adjective, place in cities_by_adjective().items():
        if not find(adjective):
            found.setdefault(place.name, {})[adjective] = place
    return found


def _adjectives(name: str) -> tuple[str, ...]:
    if name.endswith("en"):
        stem = name[:-2]
        return (stem + "s", stem + "se", stem + "er", name + "s", name + "se")
    if name.endswith(("a", "o", "e")):
        return (name + "s", name + "se")
    return (name + "s", name + "se", name + "er")
