"""Recommendations that did not land: not at the table, no tie with who asks, or for nobody."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.analysis.reported_gaps import ABSENT, GROUP, NOBODY, UNTIED, Unheard
from graph.network import Network
from graph.schema import ADDRESSED_TO, RECOMMENDATION
from views import url_state
from views.components.registry import panel
from views.i18n import Words
from views.presenters.explanations import dossier_link
from views.presenters.labels import Block, display_name, one_line
from views.presenters.quote import Telling, quotation
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.downloads import takeaway
from views.widgets.network.suggestions import proposals
from views.widgets.result_table import HIDDEN, Row, plain_table

_PANEL, _CANVAS = "advice_panel", "advice_canvas"


def advice_part(words: Words) -> None:
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
        block = quoted(partial(_told, found, network), words)
        panel(_PANEL, block, url_state.follow(_PANEL))
    with right:
        proposals(_CANVAS, facts, (), words)
    plain_table("advice", _rows(found, network, words), words)
    takeaway(facts, words)


def _facts(found: tuple[Unheard, ...], network: Network) -> Network:
    """Return the recommendations with an addressee, and whom they are for."""
    pairs = {(one.recommendation, one.addressee) for one in found if one.addressee}
    edges = [
        edge
        for edge in network.edges.values()
        if edge.type == ADDRESSED_TO and (edge.source, edge.target) in pairs
    ]
    nodes = sorted({end for edge in edges for end in (edge.source, edge.target)})
    return Network.build([], [network.nodes[node] for node in nodes], edges)


def _told(found: tuple[Unheard, ...], network: Network, say: Telling) -> Block:
    words = say.words
    titles = {
        UNTIED: words("advice.untied"),
        ABSENT: words("advice.absent"),
        GROUP: words("advice.group"),
        NOBODY: words("advice.nobody"),
    }
    groups = [
        {
            "title": title,
            "open": why == UNTIED,
            "ties": [_line(one, network, say) for one in found if why in one.why],
        }
        for why, title in titles.items()
    ]
    return {
        "label": words("missing.advice"),
        "long": True,
        "subject": "",
        "facts": [],
        "groups": [group for group in groups if group["ties"]],
    }


def _line(one: Unheard, network: Network, say: Telling) -> Block:
    advice = network.nodes[one.recommendation]
    ends = [advice, *([network.nodes[one.addressee]] if one.addressee else [])]
    askers = "; ".join(display_name(network.nodes[asker]) for asker in one.askers)
    return {
        "ends": [dossier_link(node, say.words.language) for node in ends],
        "between": say.words("advice.is_for"),
        "quotes": [quotation(e, say) for e in advice.evidence[:1]],
        "more": say.words("advice.askers", names=askers) if askers else "",
    }


def _rows(found: tuple[Unheard, ...], network: Network, words: Words) -> list[Row]:
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
