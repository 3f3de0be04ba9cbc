"""How the values of a cell are parted, by what they are: places, themes, organisations."""

from __future__ import annotations

from loaders.language.name_keys import legal_forms
from loaders.places.hierarchy import known
from loaders.spreadsheets.cell_values import finer_parts, parts
from loaders.themes.taxonomy import taxonomy

_WORDS_OF_A_THEME = 4


def places_in(cell: str, city: str) -> list[str]:
    """Return the places of a cell, also when commas or slashes part them."""
    return finer_parts(cell, lambda part: known(part, city) is not None)


def themes_in(cell: str) -> list[str]:
    """Return the themes of a cell; commas and slashes part short ones only, no sentence."""
    return finer_parts(cell, lambda part: taxonomy().by_form(part) is not None or _is_long(part))


def organisations_in(cell: str) -> list[str]:
    """Return the organisations of a cell; a comma parts them when each half can be one.

    "Buurtlab, Tuin de Zon" are two; "Stichting Zon, Rotterdam" and "Zon, afdeling Zuid" are one.
    """
    found = []
    for part in parts(cell):
        halves = [half.strip() for half in part.split(",")]
        found += halves if all(map(_stands_alone, halves)) else [part]
    return list(dict.fromkeys(found))


def _is_long(part: str) -> bool:
    return any(len(piece.split()) > _WORDS_OF_A_THEME for piece in part.split(","))


def _stands_alone(name: str) -> bool:
    is_form = len(name.split()) == 1 and bool(legal_forms(name))
    is_name = name[:1].isupper() or name[:1].isdigit()
    return is_name and not is_form and known(name) is None
