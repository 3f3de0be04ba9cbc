"""Ties that the reports themselves call strained or wanted: facts, with who asks for them."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import streamlit as st

from graph.analysis.reported_gaps import OpenTie
from graph.network import Network
from views import routes, url_state
from views.components.registry import panel
from views.i18n import Words
from views.presenters import evidence_panel
from views.presenters.explanations import dossier_link
from views.presenters.labels import Block, display_name, one_line, status_of, target
from views.presenters.quote import Telling
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.downloads import takeaway
from views.widgets.network.suggestions import proposals
from views.widgets.result_table import HIDDEN, Row, plain_table
from views.widgets.select import one_in_sight

_PANEL, _CANVAS = "said_panel", "said_canvas"
BY_THEME, BY_ACTOR = "", "actor"
ADVICE_TOLD = 3
OPENED = 1


def said_part(words: Words) -> None:
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
        block = quoted(partial(_told, ties, network, by_actor), words)
        panel(_PANEL, block, url_state.follow(_PANEL))
    with right:
        proposals(_CANVAS, facts, (), words)
    plain_table("said", _rows(ties, network, words), words)
    takeaway(facts, words)


def _grouping(words: Words) -> str:
    labels = {BY_THEME: words("said.by_theme"), BY_ACTOR: words("said.by_actor")}
    return one_in_sight(words("said.grouping"), labels, url_state.GROUPING)


def _told(ties: tuple[OpenTie, ...], network: Network, by_actor: bool, say: Telling) -> Block:
    words = say.words
    grouped: dict[str, list[OpenTie]] = defaultdict(list)
    for tie in ties:
        actors = (tie.edge.source, tie.edge.target)
        for head in actors if by_actor else tie.themes or ("",):
            grouped[head].append(tie)
    order = {tie.edge.id: number for number, tie in enumerate(ties)}
    heads = sorted(grouped, key=lambda head: (order[grouped[head][0].edge.id], head))
    chosen = [tie for tie in ties if tie.edge.id == url_state.focus()]
    groups = [
        {
            "title": display_name(network.nodes[head]) if head else words("said.no_theme"),
            "open": number < OPENED and not chosen,
            "ties": [line for tie in grouped[head] for line in _lines(tie, network, say)],
            "count": len(grouped[head]),
        }
        for number, head in enumerate(heads)
    ]
    if chosen:
        lines = [line for tie in chosen for line in _lines(tie, network, say)]
        groups.insert(0, {"title": words("said.chosen"), "open": True, "ties": lines, "count": 1})
    label = words("missing.said")
    return {
        "label": label,
        "long": True,
        "subject": url_state.focus(),
        "facts": [],
        "groups": groups,
    }


def _lines(tie: OpenTie, network: Network, say: Telling) -> list[Block]:
    """Return a tie with its quotes, and the recommendations that ask for it."""
    line = evidence_panel.tie(tie.edge, network, say)
    ends = (tie.edge.source, tie.edge.target)
    line["ends"] = [dossier_link(network.nodes[end], say.words.language) for end in ends]
    asking = [
        {
            "ends": [_advice_link(advice, network, say.words)],
            "quotes": [],
            "more": say.words("said.asked_by"),
        }
        for advice in tie.asked_by[:ADVICE_TOLD]
    ]
    return [line, *asking]


def _advice_link(advice: str, network: Network, words: Words) -> Block:
    way = target(words.language, routes.DOSSIER, focus=advice)
    return {**dossier_link(network.nodes[advice], words.language), **way}


def _rows(ties: tuple[OpenTie, ...], network: Network, words: Words) -> list[Row]:
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
