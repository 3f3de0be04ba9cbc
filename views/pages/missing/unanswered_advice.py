"""Recommendations that did not land: not at the table, no tie with who asks, or for nobody."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.analysis.reported_gaps import ABSENT, GROUP, NOBODY, UNTIED, UnansweredAdvice
from graph.network import Network
from graph.schema import ADDRESSED_TO, RECOMMENDATION
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link, one_line
from views.presenters.quote import QuoteSource, quotation
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.downloads import download_buttons
from views.widgets.network.suggestions import suggestion_canvas
from views.widgets.result_table import HIDDEN, result_table

_PANEL, _CANVAS = "advice_panel", "advice_canvas"


def unanswered_advice(words: Words) -> None:
    """Draw them as picture, list and table."""
    now = snapshot.current()
    found = analysis.missing(now).unanswered_advice
    network = now.network()
    advice = sum(node.type == RECOMMENDATION for node in network.nodes.values())
    nobody = sum(NOBODY in one.why for one in found)
    others = len({one.recommendation for one in found}) - nobody
    st.text(words("advice.text", count=others, total=advice, nobody=nobody))
    if not found:
        return
    facts = _facts(found, network)
    left, right = st.columns([1, 1], gap="large")
    with left:
        advised = quoted(partial(_advice_panel, found, network), words)
        panel(_PANEL, advised, url_state.follow(_PANEL))
    with right:
        suggestion_canvas(_CANVAS, facts, (), words)
    result_table("advice", _rows(found, network, words), words)
    download_buttons(facts, words)


def _facts(found: tuple[UnansweredAdvice, ...], network: Network) -> Network:
    """Return the recommendations with an addressee, and whom they are for."""
    pairs = {(one.recommendation, one.addressee) for one in found if one.addressee}
    edges = [
        edge
        for edge in network.edges.values()
        if edge.type == ADDRESSED_TO and (edge.source, edge.target) in pairs
    ]
    nodes = sorted({end for edge in edges for end in (edge.source, edge.target)})
    return Network.build([], [network.nodes[node] for node in nodes], edges)


def _advice_panel(
    found: tuple[UnansweredAdvice, ...], network: Network, sources: QuoteSource
) -> Panel:
    words = sources.words
    titles = {
        UNTIED: words("advice.untied"),
        ABSENT: words("advice.absent"),
        GROUP: words("advice.group"),
        NOBODY: words("advice.nobody"),
    }
    groups = (
        Group(
            title,
            tuple(_line(one, network, sources) for one in found if why in one.why),
            open=why == UNTIED,
        )
        for why, title in titles.items()
    )
    filled = tuple(group for group in groups if group.ties)
    return Panel(words("missing.advice"), filled, long=True)


def _line(one: UnansweredAdvice, network: Network, sources: QuoteSource) -> TieLine:
    words, advice = sources.words, network.nodes[one.recommendation]
    ends = [advice, *([network.nodes[one.addressee]] if one.addressee else [])]
    askers = "; ".join(display_name(network.nodes[asker]) for asker in one.askers)
    return TieLine(
        tuple(dossier_link(node, words.language) for node in ends),
        tuple(quotation(evidence, sources) for evidence in advice.evidence[:1]),
        between=words("advice.is_for"),
        more=words("advice.askers", names=askers) if askers else "",
    )


def _rows(found: tuple[UnansweredAdvice, ...], network: Network, words: Words) -> list[TableRow]:
    labels = {
        ABSENT: words("advice.is_absent"),
        UNTIED: words("advice.is_untied"),
        GROUP: words("advice.is_group"),
        NOBODY: words("advice.is_nobody"),
    }
    return [
        {
            HIDDEN: one.recommendation,
            words("advice.recommendation"): one_line(network.nodes[one.recommendation].name),
            words("advice.addressee"): _name(one.addressee, network),
            words("advice.why"): "; ".join(labels[why] for why in one.why),
            words("advice.made_in"): _name(one.session, network),
        }
        for one in found
    ]


def _name(node: str, network: Network) -> str:
    return display_name(network.nodes[node]) if node else ""
