"""Ties that the reports themselves call strained or wanted: facts, with who asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import streamlit as st

from graph.analysis.reported_gaps import OpenTie
from graph.network import Network
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link, one_line, status_of
from views.presenters.quote import QuoteSource
from views.presenters.tie_groups import tie_line
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.downloads import download_buttons
from views.widgets.network.suggestions import suggestion_canvas
from views.widgets.result_table import HIDDEN, result_table
from views.widgets.select import one_in_sight

_PANEL, _CANVAS = "said_panel", "said_canvas"
BY_THEME, BY_ACTOR = "", "actor"
ADVICE_LISTED = 3
OPENED = 1


def reported_ties(words: Words) -> None:
    """Draw the ties as picture, list and table."""
    now = snapshot.current()
    ties = analysis.missing(now).reported_ties
    st.text(words("said.text", count=len(ties)))
    if not ties:
        return
    network = now.network()
    ends = {end for tie in ties for end in (tie.edge.source, tie.edge.target)}
    facts = Network.build(
        [], [network.nodes[end] for end in sorted(ends)], [tie.edge for tie in ties]
    )
    left, right = st.columns([1, 1], gap="large")
    with left:
        by_actor = _grouping(words) == BY_ACTOR
        listed = quoted(partial(_ties_panel, ties, network, by_actor), words)
        panel(_PANEL, listed, url_state.follow(_PANEL))
    with right:
        suggestion_canvas(_CANVAS, facts, (), words)
    result_table("said", _rows(ties, network, words), words)
    download_buttons(facts, words)


def _grouping(words: Words) -> str:
    labels = {BY_THEME: words("said.by_theme"), BY_ACTOR: words("said.by_actor")}
    return one_in_sight(words("said.grouping"), labels, url_state.GROUPING)


def _ties_panel(
    ties: tuple[OpenTie, ...], network: Network, by_actor: bool, sources: QuoteSource
) -> Panel:
    words = sources.words
    grouped: dict[str, list[OpenTie]] = defaultdict(list)
    for tie in ties:
        actors = (tie.edge.source, tie.edge.target)
        for head in actors if by_actor else tie.themes or ("",):
            grouped[head].append(tie)
    order = {tie.edge.id: number for number, tie in enumerate(ties)}
    heads = sorted(grouped, key=lambda head: (order[grouped[head][0].edge.id], head))
    chosen = [tie for tie in ties if tie.edge.id == url_state.focus()]
    groups = [
        Group(
            display_name(network.nodes[head]) if head else words("said.no_theme"),
            _lines(grouped[head], network, sources),
            open=number < OPENED and not chosen,
            count=len(grouped[head]),
        )
        for number, head in enumerate(heads)
    ]
    if chosen:
        lines = _lines(chosen, network, sources)
        groups.insert(0, Group(words("said.chosen"), lines, open=True, count=1))
    return Panel(words("missing.said"), tuple(groups), subject=url_state.focus(), long=True)


def _lines(ties: Iterable[OpenTie], network: Network, sources: QuoteSource) -> tuple[TieLine, ...]:
    """Return each tie with its quotes, and the recommendations that ask for it."""
    language, asked_by = sources.words.language, sources.words("said.asked_by")
    lines = []
    for tie in ties:
        ends = (network.nodes[tie.edge.source], network.nodes[tie.edge.target])
        links = tuple(dossier_link(end, language) for end in ends)
        lines.append(replace(tie_line(tie.edge, network, sources), ends=links))
        for advice in tie.asked_by[:ADVICE_LISTED]:
            lines.append(TieLine((dossier_link(network.nodes[advice], language),), more=asked_by))
    return tuple(lines)


def _rows(ties: tuple[OpenTie, ...], network: Network, words: Words) -> list[TableRow]:
    return [
        {
            HIDDEN: tie.edge.id,
            words("table.from"): display_name(network.nodes[tie.edge.source]),
            words("table.to"): display_name(network.nodes[tie.edge.target]),
            words("table.status"): status_of(tie.edge, words.language),
            words("said.themes"): "; ".join(display_name(network.nodes[t]) for t in tie.themes),
            words("table.quote"): one_line(tie.edge.evidence[0].quote),
            words("said.advice"): "; ".join(one_line(network.nodes[a].name) for a in tie.asked_by),
        }
        for tie in ties
    ]
