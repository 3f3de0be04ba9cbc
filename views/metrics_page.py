"""The page Cijfers: how organisations and people stand in the network, each number explained."""

from __future__ import annotations

import streamlit as st

from graph.analysis.matrix import ACTORS, Values
from graph.analysis.metrics import METRICS
from graph.model import Network
from views import answers, data, state
from views.basis import rests_on
from views.catalogue import Words
from views.choice import one_in_sight
from views.components import panel
from views.dress import worn_by
from views.guard import stop_if_empty
from views.measures import label, number
from views.naming import Block, display_name, kind_of
from views.plain_table import HIDDEN, Row, plain_table
from views.proposals import proposals
from views.reasoning import dossier_link
from views.takeaway import takeaway

_PANEL, _CANVAS = "metrics_panel", "metrics_canvas"
SHOWN = 15


def metrics_page(words: Words) -> None:
    """Draw who stands out by the chosen measure, as list, picture and table."""
    stop_if_empty(data.counts().nodes, words)
    st.title(words("metrics.title"))
    st.text(words("metrics.text"))
    name = _measure(words)
    network, values = data.network(), answers.metrics()
    ranked = _ranked(name, network, values[name])
    if not ranked:
        st.info(words("metrics.none"))
        return
    facts = data.nodes(frozenset(ranked[:SHOWN]))
    left, right = st.columns([1, 1], gap="large")
    with left:
        block = _told(name, ranked[:SHOWN], values[name], network, words)
        panel(_PANEL, block, state.follow(_PANEL))
    with right:
        proposals(_CANVAS, facts, (), words, worn_by(name, values[name], facts, words))
    plain_table("metrics", _rows(ranked, values, network, words), words)
    takeaway(facts, words)
    rests_on(words)


def _measure(words: Words) -> str:
    names = {name: one.label.in_language(words.language) for name, one in METRICS.items()}
    return one_in_sight(words("metrics.measure"), names, state.MEASURE)


def _ranked(name: str, network: Network, values: Values) -> list[str]:
    """Return the actors by what stands out most; those without a value are left out."""
    turn = 1 if METRICS[name].low_first else -1
    actors = [node for node in values if network.nodes[node].type in ACTORS]
    return sorted(actors, key=lambda node: (turn * values[node], node))


def _told(name: str, first: list[str], values: Values, network: Network, words: Words) -> Block:
    metric = METRICS[name]
    unit = "%" if metric.share else ""
    lines = [
        {
            "ends": [dossier_link(network.nodes[node], words.language)],
            "quotes": [],
            "more": f"{words.number(number(name, values[node]), 'g')}{unit}",
        }
        for node in first
    ]
    title = words("metrics.lowest") if metric.low_first else words("metrics.highest")
    return {
        "label": words("metrics.title"),
        "long": True,
        "subject": name,
        "facts": [],
        "note": metric.explanation.in_language(words.language),
        "groups": [{"title": title, "open": True, "ties": lines}, _meanings(words)],
    }


def _meanings(words: Words) -> Block:
    """Return what every measure says, for the columns of the table."""
    told = (
        (label(name, words.language), metric.explanation.in_language(words.language))
        for name, metric in METRICS.items()
    )
    lines = [{"ends": [], "quotes": [], "more": f"{name}: {meaning}"} for name, meaning in told]
    return {"title": words("metrics.meanings"), "open": False, "ties": lines}


def _rows(
    ranked: list[str], values: dict[str, Values], network: Network, words: Words
) -> list[Row]:
    return [
        {
            HIDDEN: node,
            words("table.name"): display_name(network.nodes[node]),
            words("table.kind"): kind_of(network.nodes[node], words.language),
            **{
                label(name, words.language): number(name, found[node]) if node in found else None
                for name, found in values.items()
            },
        }
        for node in ranked
    ]
