"""What the shades, marks and arcs of the map mean."""

from __future__ import annotations

import streamlit as st

from graph.schema import NODE_TYPES, ORGANISATION, PERSON, STATUSES
from views import url_state
from views.i18n import Words
from views.presenters.labels import Block, mark_of
from views.presenters.map.geolocation import VAGUE, Whereabouts
from views.presenters.map.svg import ACTORS


def map_legend(here: Whereabouts, steps: list[int], words: Words) -> list[Block]:
    """Return an entry for every shade, mark and status that is drawn."""
    lows = [1, *(step + 1 for step in steps[:-1])]
    unit = unit_counted(words)
    shades = [
        {"label": f"{low}–{high} {unit}" if low < high else f"{high} {unit}", "shade": number}
        for number, (low, high) in enumerate(zip(lows, steps, strict=True), 1)
    ]
    types = {spot.node.type for spot in here.spots.values()}
    marks = [
        {"label": NODE_TYPES[one].label.in_language(words.language), **mark_of(one)}
        for one in (ORGANISATION, PERSON)
        if one in types
    ]
    hollow = any(spot.known_by in VAGUE for spot in here.spots.values())
    amid = [{"label": words("map.amid"), "hollow": True, **mark_of(ORGANISATION)}] if hollow else []
    statuses = {edge.status for edge in here.ties}
    lines = [
        {
            "label": words("legend.works", status=one.label.in_language(words.language)),
            "colour": one.colour,
            "dashes": list(one.dashes),
        }
        for one in STATUSES.values()
        if one.name in statuses
    ]
    return [*shades, *marks, *amid, *lines]


def unit_counted(words: Words) -> str:
    """Return what is counted, in a word."""
    by_actors = st.session_state[url_state.SHADE] == ACTORS
    return words("map.unit_actors") if by_actors else words("map.unit_ties")
