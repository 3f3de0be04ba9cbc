"""The page Cijfers: how organisations and people stand in the network, each number explained."""

from __future__ import annotations

import streamlit as st

from graph.analysis.adjacency import ACTORS, Values
from graph.analysis.metrics.registry import METRICS
from graph.network import Network
from views import url_state
from views.components.registry import panel
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.explanations import dossier_link
from views.presenters.labels import Block, display_name, kind_of
from views.presenters.metric_values import label, number
from views.presenters.node_style import worn_by
from views.queries import analysis, snapshot
from views.widgets.downloads import takeaway
from views.widgets.network.suggestions import proposals
from views.widgets.provenance_note import rests_on
from views.widgets.result_table import HIDDEN, Row, plain_table
from views.widgets.select import one_in_sight

_PANEL, _CANVAS = "metrics_panel", "metrics_canvas"
SHOWN = 15


def metrics_page(words: Words) -> None:
    """Draw who stands out by the chosen measure, as list, picture and table."""
    now = snapshot.current()
    stop_if_empty(now.counts().nodes, words)
    st.title(words("metrics.title"))
    st.text(words("metrics.text"))
    name = _measure(words)
    network, values = now.network(), analysis.metrics(now)
    ranked = _ranked(name, network, values[name])
    if not ranked:
        st.info(words("metrics.none"))
        return
    facts = now.nodes(frozenset(ranked[:SHOWN]))
    left, right = st.columns([1, 1], gap="large")
    with left:
        block = _told(name, ranked[:SHOWN], values[name], network, words)
        panel(_PANEL, block, url_state.follow(_PANEL))
    with right:
        proposals(_CANVAS, facts, (), words, worn_by(name, values[name], facts, words))
    plain_table("metrics", _rows(ranked, values, network, words), words)
    takeaway(facts, words)
    rests_on(words)


def _measure(words: Words) -> str:
    names = {name: one.label.in_language(words.language) for name, one in METRICS.items()}
    return one_in_sight(words("metrics.measure"), names, url_state.MEASURE)


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
