"""Structural holes: groups with hardly a tie between them, and what one tie would change."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.analysis.adjacency import Values
from graph.analysis.metrics.registry import METRICS, measured
from graph.analysis.structural_holes import StructuralHole
from graph.network import Network
from views import url_state
from views.components.registry import panel
from views.contract.links import Link
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link
from views.queries import analysis, snapshot
from views.widgets.downloads import download_buttons
from views.widgets.network.suggestions import proposal_id, suggestion_canvas
from views.widgets.result_table import HIDDEN, result_table

_PANEL, _CANVAS = "holes_panel", "holes_canvas"
NAMES, DRAWN = 4, 8


def structural_holes(words: Words) -> None:
    """Draw the holes as picture, list and table."""
    now = snapshot.current()
    found = analysis.missing(now).structural_holes
    st.text(words("holes.text"))
    if not found:
        st.info(words("holes.none"))
        return
    network = now.network()
    shown = {n for hole in found for side in (hole.one, hole.other) for n in side[:DRAWN]}
    bridges = [hole.bridge for hole in found]
    facts = now.nodes(frozenset(shown.union(*bridges, *(hole.brokers for hole in found))))
    left, right = st.columns([1, 1], gap="large")
    with left:
        panel(_PANEL, _holes_panel(found, network, words), url_state.follow(_PANEL))
    with right:
        suggestion_canvas(_CANVAS, facts, bridges, words)
    result_table("holes", _rows(found, network, words), words)
    download_buttons(facts, words)


def _holes_panel(found: tuple[StructuralHole, ...], network: Network, words: Words) -> Panel:
    values = measured(network, [METRICS["constraint"], METRICS["effective_size"]])
    groups = []
    for number, hole in enumerate(found):
        sides = {"one": _name(hole.one[0], network), "other": _name(hole.other[0], network)}
        count = words("holes.count", ties=hole.ties, expected=round(hole.expected))
        lines = _lines(hole, network, values, words)
        title = words("holes.between", **sides)
        groups.append(Group(title, lines, open=number == 0, count=count))
    note = words("holes.means")
    return Panel(words("missing.holes"), tuple(groups), note=note, long=True)


def _lines(
    hole: StructuralHole, network: Network, values: dict[str, Values], words: Words
) -> tuple[TieLine, ...]:
    def links(nodes: Iterable[str]) -> tuple[Link, ...]:
        return tuple(dossier_link(network.nodes[node], words.language) for node in nodes)

    sides = [
        TieLine(links(side[:NAMES]), between="·", more=words("holes.side", count=len(side)))
        for side in (hole.one, hole.other)
    ]
    brokers = [
        TieLine(links((broker,)), more=_broker_sentence(broker, values, words))
        for broker in hole.brokers
    ]
    bridge = TieLine(links(hole.bridge), between="···", more=_change(hole, network, words))
    return (*sides, *brokers, bridge)


def _broker_sentence(broker: str, values: dict[str, Values], words: Words) -> str:
    sentence = words("holes.broker")
    if broker not in values["constraint"]:
        return sentence
    numbers = {
        "constraint": words.number(values["constraint"][broker], ".2f"),
        "size": words.number(values["effective_size"][broker], ".1f"),
    }
    return f"{sentence} {words('holes.broker_numbers', **numbers)}"


def _change(hole: StructuralHole, network: Network, words: Words) -> str:
    """Return in plain sentences what one tie would change."""
    change = words(
        "holes.change",
        before=words.number(hole.before.distance, ".2f"),
        after=words.number(hole.after.distance, ".2f"),
        reach=round(100 * hole.before.share),
        reach_after=round(100 * hole.after.share),
    )
    if not hole.relieved:
        return change
    name, relief = _name(hole.relieved, network), round(100 * hole.relief)
    return f"{change} {words('holes.relief', name=name, relief=relief)}"


def _rows(found: tuple[StructuralHole, ...], network: Network, words: Words) -> list[TableRow]:
    return [
        {
            HIDDEN: proposal_id(*hole.bridge),
            words("holes.one"): "; ".join(_name(node, network) for node in hole.one[:NAMES]),
            words("holes.other"): "; ".join(_name(node, network) for node in hole.other[:NAMES]),
            words("holes.ties"): hole.ties,
            words("holes.expected"): round(hole.expected, 1),
            words("holes.brokers"): "; ".join(_name(node, network) for node in hole.brokers),
            words("holes.bridge"): " · ".join(_name(node, network) for node in hole.bridge),
            words("holes.effect"): _change(hole, network, words),
        }
        for hole in found
    ]


def _name(node: str, network: Network) -> str:
    return display_name(network.nodes[node])
