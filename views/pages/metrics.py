"""The page Cijfers: how organisations and people stand in the network, each number explained."""

from __future__ import annotations

import streamlit as st

from graph.analysis.adjacency import Values
from graph.analysis.metrics.registry import METRICS
from graph.network import Network
from graph.schema import ACTORS
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link, kind_of
from views.presenters.metric_values import metric_label, shown_value
from views.presenters.node_style import StyleChoice, network_style
from views.queries import analysis, snapshot
from views.widgets.downloads import download_buttons
from views.widgets.network.suggestions import suggestion_canvas
from views.widgets.provenance_note import provenance_note
from views.widgets.result_table import HIDDEN, result_table
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
    style = network_style(facts, words, StyleChoice(size=name, metrics={name: values[name]}))
    left, right = st.columns([1, 1], gap="large")
    with left:
        first = _first_panel(name, ranked[:SHOWN], values[name], network, words)
        panel(_PANEL, first, url_state.follow(_PANEL))
    with right:
        suggestion_canvas(_CANVAS, facts, (), words, style)
    result_table("metrics", _rows(ranked, values, network, words), words)
    download_buttons(facts, words, style=style)
    provenance_note(words)


def _measure(words: Words) -> str:
    names = {name: one.label.in_language(words.language) for name, one in METRICS.items()}
    return one_in_sight(words("metrics.measure"), names, url_state.MEASURE)


def _ranked(name: str, network: Network, values: Values) -> list[str]:
    """Return the actors by what stands out most; those without a value are left out."""
    turn = 1 if METRICS[name].low_first else -1
    actors = [node for node in values if network.nodes[node].type in ACTORS]
    return sorted(actors, key=lambda node: (turn * values[node], node))


def _first_panel(
    name: str, first: list[str], values: Values, network: Network, words: Words
) -> Panel:
    metric = METRICS[name]
    unit = "%" if metric.share else ""
    lines = tuple(
        TieLine(
            (dossier_link(network.nodes[node], words.language),),
            more=f"{words.number(shown_value(name, values[node]), 'g')}{unit}",
        )
        for node in first
    )
    title = words("metrics.lowest") if metric.low_first else words("metrics.highest")
    return Panel(
        label=words("metrics.title"),
        groups=(Group(title, lines, open=True), _meanings(words)),
        subject=name,
        note=metric.explanation.in_language(words.language),
        long=True,
    )


def _meanings(words: Words) -> Group:
    """Return what every metric says, for the columns of the table."""
    meanings = (
        (metric_label(name, words.language), metric.explanation.in_language(words.language))
        for name, metric in METRICS.items()
    )
    lines = tuple(TieLine(more=f"{name}: {meaning}") for name, meaning in meanings)
    return Group(words("metrics.meanings"), lines)


def _rows(
    ranked: list[str], values: dict[str, Values], network: Network, words: Words
) -> list[TableRow]:
    return [
        {
            HIDDEN: node,
            words("table.name"): display_name(network.nodes[node]),
            words("table.kind"): kind_of(network.nodes[node], words.language),
            **{
                metric_label(name, words.language): shown_value(name, found[node])
                if node in found
                else None
                for name, found in values.items()
            },
        }
        for node in ranked
    ]
