"""Which field a column has by the look of its cells."""

from collections.abc import Callable, Collection, Iterator, Sequence

from loaders.language.lexicon import organisation_keywords, words
from loaders.places.hierarchy import known
from loaders.spreadsheets.cell_values import (
    LOW_LATITUDES,
    LOW_LONGITUDES,
    is_contact,
    number,
    pair,
    parts,
    website,
)
from loaders.spreadsheets.columns import fields
from loaders.themes.taxonomy import taxonomy

_MOST = 0.6
"""The share of its cells that must look like a field."""
_NAME_LENGTH = 60


def field_by_content(values: Sequence[str], assigned: Collection[str]) -> str | None:
    """Return the field that most of the values look like, if no other column has it."""
    for field, looks_like in _looks():
        if field in assigned and not fields.FIELDS[field].many:
            continue
        if values and sum(map(looks_like, values)) >= _MOST * len(values):
            return field
    subjects = {fields.NAME, fields.PERSON, fields.FROM, fields.TO}
    return fields.NAME if subjects.isdisjoint(assigned) and _are_names(values) else None


def is_given_name(values: Sequence[str]) -> bool:
    """Whether most of the values begin with a given name, and with no word of organisations."""
    return bool(values) and sum(map(is_person, values)) >= _MOST * len(values)


def is_person(name: str) -> bool:
    """Whether a name is that of a person: a given name first, and two to five words."""
    first, *rest = name.split() or [""]
    keywords = organisation_keywords()
    is_organised = any(
        word.casefold() in keywords.last or word.casefold() in keywords.first for word in rest
    )
    return first in words("given_names") and 1 <= len(rest) <= 4 and not is_organised


def _looks() -> Iterator[tuple[str, Callable[[str], bool]]]:
    yield fields.CONTACT, is_contact
    yield fields.WEBSITE, lambda cell: website(cell) is not None
    yield fields.POSITION, lambda cell: pair(cell) is not None
    yield fields.LATITUDE, lambda cell: _is_degree(cell, LOW_LATITUDES)
    yield fields.LONGITUDE, lambda cell: _is_degree(cell, LOW_LONGITUDES)
    yield fields.THEME, lambda cell: all(map(taxonomy().by_form, parts(cell)))
    yield fields.PLACE, lambda cell: all(known(part) is not None for part in parts(cell))


def _is_degree(cell: str, bounds: tuple[float, float]) -> bool:
    value = number(cell)
    fraction = cell.replace(",", ".").partition(".")[2]
    return value is not None and len(fraction) >= 3 and bounds[0] <= value <= bounds[1]


def _are_names(values: Sequence[str]) -> bool:
    """Whether the values are short, mostly different, and begin like names."""
    short = [v for v in values if len(v) <= _NAME_LENGTH and any(map(str.isalpha, v))]
    capitalised = [v for v in short if v[0].isupper() or v[0].isdigit() or v[0] in "'’"]
    return (
        len(values) > 0
        and len(capitalised) >= _MOST * len(values)
        and len(set(values)) >= 0.8 * len(values)
    )
