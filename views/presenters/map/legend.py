"""What the shades, marks and arcs of the map mean."""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema import NODE_TYPES, ORGANISATION, PERSON, STATUSES
from views.contract.map import MapLegendEntry
from views.i18n import Words
from views.presenters.labels import mark_of
from views.presenters.legend import collaboration_label
from views.presenters.map.geolocation import VAGUE, Geolocation
from views.presenters.map.svg import BY_ACTORS


def map_legend(
    here: Geolocation, steps: Sequence[int], shade: str, words: Words
) -> tuple[MapLegendEntry, ...]:
    """Return an entry for every shade, mark and status that is drawn.

    ``steps`` are the highest counts of the classes of a ``shade``.
    """
    return (*_shades(steps, shade, words), *_marks(here, words), *_lines(here, words))


def _shades(steps: Sequence[int], shade: str, words: Words) -> list[MapLegendEntry]:
    lows = [1, *(step + 1 for step in steps[:-1])]
    unit = unit_counted(shade, words)
    return [
        MapLegendEntry(f"{low}–{high} {unit}" if low < high else f"{high} {unit}", shade=number)
        for number, (low, high) in enumerate(zip(lows, steps, strict=True), 1)
    ]


def _marks(here: Geolocation, words: Words) -> list[MapLegendEntry]:
    types = {actor.node.type for actor in here.positions.values()}
    entries = [
        _entry(NODE_TYPES[one].label.in_language(words.language), one)
        for one in (ORGANISATION, PERSON)
        if one in types
    ]
    if any(actor.known_by in VAGUE for actor in here.positions.values()):
        entries.append(_entry(words("map.amid"), ORGANISATION, hollow=True))
    return entries


def _entry(label: str, node_type: str, *, hollow: bool | None = None) -> MapLegendEntry:
    mark = mark_of(node_type)
    return MapLegendEntry(label, mark.shape, mark.colour, hollow=hollow)


def _lines(here: Geolocation, words: Words) -> list[MapLegendEntry]:
    statuses = {edge.status for edge in here.ties}
    return [
        MapLegendEntry(collaboration_label(one, words), colour=one.colour, dashes=one.dashes)
        for one in STATUSES.values()
        if one.name in statuses
    ]


def unit_counted(shade: str, words: Words) -> str:
    """Return what is counted for a shade, in a word."""
    return words("map.unit_actors") if shade == BY_ACTORS else words("map.unit_ties")
