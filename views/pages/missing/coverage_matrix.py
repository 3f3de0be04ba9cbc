"""The gap matrix: who works on which theme where, hatched where nothing can be known."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import streamlit as st

from graph.analysis.theme_place_coverage import Cell
from graph.network import Network
from graph.schema import KINDS, NODE_TYPES, ORGANISATION, PERSON, Label
from views import url_state
from views.components.registry import matrix, panel
from views.i18n import Words
from views.presenters.explanations import dossier_link, partner_blocks
from views.presenters.labels import Block, display_name, target
from views.presenters.quote import Telling
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.result_table import HIDDEN, Row, plain_table

_MATRIX, _PANEL = "gaps_matrix", "gaps_panel"
CELL = "×"
"""Between the ids of a theme and a place, in the id of a cell."""
THEMES, PLACES, NEAREST = 24, 16, 6
SOMEBODY = 0.5
"""From how many expected on one would expect to find someone."""


def gaps_part(words: Words) -> None:
    """Draw the matrix, who could fill the chosen cell, and the table."""
    now = snapshot.current()
    st.text(words("gaps.text"))
    cells = analysis.cells(now, _kind(words))
    if not cells:
        st.info(words("gaps.none"))
        return
    network = now.network()
    left, right = st.columns([3, 2], gap="large")
    with left:
        matrix(_MATRIX, _drawn(cells, network, words), url_state.follow(_MATRIX))
    with right:
        block = quoted(partial(_chosen, cells, network), words, quotes=1)
        panel(_PANEL, block, url_state.follow(_PANEL))
    plain_table("gaps", _rows(cells, network, words), words)


def _kind(words: Words) -> str:
    labels: dict[str, Label] = {PERSON: NODE_TYPES[PERSON].label, **KINDS[ORGANISATION]}
    if st.session_state.get(url_state.KIND_COUNTED) not in labels:
        st.session_state[url_state.KIND_COUNTED] = None
    chosen = st.selectbox(
        words("gaps.kind"),
        list(labels),
        format_func=lambda kind: labels[kind].in_language(words.language),
        key=url_state.KIND_COUNTED,
        placeholder=words("filter.all"),
        index=None,
        on_change=url_state.touched,
        persist_state="session",
    )
    return chosen or ""


def _drawn(cells: tuple[Cell, ...], network: Network, words: Words) -> Block:
    """Return the themes and places with most to tell, and their cells."""
    by_theme: dict[str, float] = defaultdict(float)
    by_place: dict[str, float] = defaultdict(float)
    for cell in cells:
        by_theme[cell.theme] += cell.expected
        by_place[cell.place] += cell.expected
    themes = sorted(by_theme, key=lambda one: (-by_theme[one], one))[:THEMES]
    places = sorted(by_place, key=lambda one: (-by_place[one], one))[:PLACES]
    known = {(cell.theme, cell.place): cell for cell in cells}
    rows = [
        {
            "name": display_name(network.nodes[theme]),
            "cells": [_cell(known[theme, place], network, words) for place in places],
        }
        for theme in themes
    ]
    return {
        "label": words("gaps.label"),
        "corner": words("gaps.corner"),
        "columns": [display_name(network.nodes[place]) for place in places],
        "rows": rows,
        "focus": url_state.focus(),
        "legend": [
            {"look": "some", "label": words("gaps.some")},
            {"look": "gap", "label": words("gaps.gap")},
            {"look": "none", "label": words("gaps.little")},
            {"look": "unknown", "label": words("gaps.unknown")},
        ],
        "more": words("gaps.more") if len(known) > len(themes) * len(places) else "",
    }


def _cell(cell: Cell, network: Network, words: Words) -> Block:
    return {
        "id": f"{cell.theme}{CELL}{cell.place}",
        "look": _look(cell),
        "text": "?" if not cell.known else str(len(cell.actors)),
        "title": _sentence(cell, network, words),
    }


def _look(cell: Cell) -> str:
    if not cell.known:
        return "unknown"
    if cell.actors:
        return "some"
    return "gap" if cell.gap >= SOMEBODY else "none"


def _sentence(cell: Cell, network: Network, words: Words) -> str:
    names = {"theme": display_name(network.nodes[cell.theme]),
             "place": display_name(network.nodes[cell.place])}  # fmt: skip
    if not cell.known:
        return words("gaps.cell_unknown", **names)
    facts = {"count": len(cell.actors), "expected": words.number(cell.expected, ".1f")}
    return words("gaps.cell", **names, **facts)


def _chosen(cells: tuple[Cell, ...], network: Network, say: Telling) -> Block:
    """Return who works on the chosen cell, and who is nearest to do so."""
    words = say.words
    theme, _, place = url_state.focus().partition(CELL)
    cell = next((one for one in cells if (one.theme, one.place) == (theme, place)), None)
    frame = {"label": words("gaps.panel"), "subject": url_state.focus(), "facts": [], "long": True}
    if not cell:
        widest = sorted(cells, key=lambda one: (-one.gap, one.theme, one.place))[:NEAREST]
        lines = [_way(one, network, words) for one in widest if one.gap >= SOMEBODY]
        group = {"title": words("gaps.widest"), "open": True, "ties": lines}
        return {**frame, "note": words("gaps.choose"), "groups": [group] if lines else []}
    there = {
        "title": words("gaps.there"),
        "open": True,
        "ties": [
            {"ends": [dossier_link(network.nodes[one], words.language)], "quotes": []}
            for one in cell.actors
        ],
    }
    note = _sentence(cell, network, words)
    groups = [there, *_nearest(cell, network, say)]
    return {**frame, "note": note, "groups": [group for group in groups if group["ties"]]}


def _way(cell: Cell, network: Network, words: Words) -> Block:
    focus = f"{cell.theme}{CELL}{cell.place}"
    name = f"{display_name(network.nodes[cell.theme])} · {display_name(network.nodes[cell.place])}"
    link = {"name": name, **target(words.language, focus=focus, **{url_state.PART: "gaps"})}
    return {"ends": [link], "quotes": [], "more": _sentence(cell, network, words)}


def _nearest(cell: Cell, network: Network, say: Telling) -> list[Block]:
    """Return who is nearest to fill a cell, each with its reasons."""
    search = analysis.nearest(snapshot.current(), cell.theme, cell.place)
    found = [one for one in search.ranked() if one.node not in cell.actors][:NEAREST]
    words = say.words
    return [
        {
            "title": words("gaps.nearest", rank=number, name=display_name(network.nodes[one.node])),
            "count": words("partners.score", score=round(100 * one.score)),
            "open": False,
            "ties": [
                {"ends": [dossier_link(network.nodes[one.node], words.language)], "quotes": []},
                *partner_blocks(search, one.node, say),
            ],
        }
        for number, one in enumerate(found, start=1)
    ]


def _rows(cells: tuple[Cell, ...], network: Network, words: Words) -> list[Row]:
    ordered = sorted(cells, key=lambda one: (-one.gap, one.theme, one.place))
    return [
        {
            HIDDEN: f"{cell.theme}{CELL}{cell.place}",
            words("gaps.theme"): display_name(network.nodes[cell.theme]),
            words("gaps.place"): display_name(network.nodes[cell.place]),
            words("gaps.observed"): len(cell.actors),
            words("gaps.expected"): round(cell.expected, 1),
            words("gaps.known"): words("gaps.yes") if cell.known else words("gaps.no"),
            words("gaps.actors"): "; ".join(display_name(network.nodes[a]) for a in cell.actors),
        }
        for cell in ordered
    ]
