"""Structural holes: groups with hardly a tie between them, and what one tie would change."""

from __future__ import annotations

import streamlit as st

from graph.analysis.adjacency import Values
from graph.analysis.metrics.registry import METRICS, measured
from graph.analysis.structural_holes import Hole
from graph.network import Network
from views import url_state
from views.components.registry import panel
from views.i18n import Words
from views.presenters.explanations import dossier_link
from views.presenters.labels import Block, display_name
from views.queries import analysis, snapshot
from views.widgets.downloads import takeaway
from views.widgets.network.suggestions import proposal_id, proposals
from views.widgets.result_table import HIDDEN, Row, plain_table

_PANEL, _CANVAS = "holes_panel", "holes_canvas"
NAMES, DRAWN = 4, 8


def holes_part(words: Words) -> None:
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
        panel(_PANEL, _told(found, network, words), url_state.follow(_PANEL))
    with right:
        proposals(_CANVAS, facts, bridges, words)
    plain_table("holes", _rows(found, network, words), words)
    takeaway(facts, words)


def _told(found: tuple[Hole, ...], network: Network, words: Words) -> Block:
    values = measured(network, [METRICS["constraint"], METRICS["effective_size"]])
    groups = [
        {
            "title": words("holes.between", one=_name(hole.one[0], network),
                           other=_name(hole.other[0], network)),
            "count": words("holes.count", ties=hole.ties, expected=round(hole.expected)),
            "open": number == 0,
            "ties": _lines(hole, network, values, words),
        }
        for number, hole in enumerate(found)
    ]  # fmt: skip
    return {
        "label": words("missing.holes"),
        "long": True,
        "subject": "",
        "facts": [],
        "note": words("holes.means"),
        "groups": groups,
    }


def _lines(hole: Hole, network: Network, values: dict[str, Values], words: Words) -> list[Block]:
    sides = [
        {
            "ends": [dossier_link(network.nodes[node], words.language) for node in side[:NAMES]],
            "between": "·",
            "quotes": [],
            "more": words("holes.side", count=len(side)),
        }
        for side in (hole.one, hole.other)
    ]
    brokers = [_broker(broker, network, values, words) for broker in hole.brokers]
    bridge = {
        "ends": [dossier_link(network.nodes[end], words.language) for end in hole.bridge],
        "between": "···",
        "quotes": [],
        "more": _change(hole, network, words),
    }
    return [*sides, *brokers, bridge]


def _broker(broker: str, network: Network, values: dict[str, Values], words: Words) -> Block:
    told = words("holes.broker")
    if broker in values["constraint"]:
        numbers = {
            "constraint": words.number(values["constraint"][broker], ".2f"),
            "size": words.number(values["effective_size"][broker], ".1f"),
        }
        told = f"{told} {words('holes.broker_numbers', **numbers)}"
    link = dossier_link(network.nodes[broker], words.language)
    return {"ends": [link], "quotes": [], "more": told}


def _change(hole: Hole, network: Network, words: Words) -> str:
    """Return in plain sentences what one tie would change."""
    told = words(
        "holes.change",
        before=words.number(hole.before.distance, ".2f"),
        after=words.number(hole.after.distance, ".2f"),
        reach=round(100 * hole.before.share),
        reach_after=round(100 * hole.after.share),
    )
    if not hole.relieved:
        return told
    name, relief = _name(hole.relieved, network), round(100 * hole.relief)
    return f"{told} {words('holes.relief', name=name, relief=relief)}"


def _rows(found: tuple[Hole, ...], network: Network, words: Words) -> list[Row]:
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
