"""Computed missing ties: suggestions, each with its walks, and how far to trust them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.analysis.link_prediction.backtest import FIRST
from graph.analysis.link_prediction.suggestions import Suggestion
from graph.network import Network
from graph.schema import NODE_TYPES, REPORT
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.explanations import pair_sentence, reason_lines
from views.presenters.labels import display_name, dossier_link
from views.presenters.quote import QuoteSource
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.downloads import download_buttons
from views.widgets.network.suggestions import proposal_id, proposed_ends, suggestion_canvas
from views.widgets.result_table import HIDDEN, result_table

_PANEL, _CANVAS = "computed_panel", "computed_canvas"
_OURS = "walks"


def suggested_ties(words: Words) -> None:
    """Draw the suggestions as picture, list and table."""
    st.text(words("computed.text"))
    st.text(_trust(words))
    now = snapshot.current()
    found = analysis.suggested_ties(now, _closed(words))
    if not found:
        st.info(words("computed.none"))
        return
    network = now.network()
    facts = now.nodes(_passed(found))
    left, right = st.columns([1, 1], gap="large")
    with left:
        suggestions = quoted(partial(_suggestions_panel, found, network), words)
        panel(_PANEL, suggestions, url_state.follow(_PANEL))
    with right:
        suggestion_canvas(_CANVAS, facts, [(one.one, one.other) for one in found], words)
    result_table("computed", _rows(found, network, words), words)
    download_buttons(facts, words)


def _trust(words: Words) -> str:
    """Return in one sentence how often hidden ties are found back in what is loaded."""
    trial = analysis.trial(snapshot.current())
    if not trial:
        return words("computed.too_little")
    ours, guess = trial[_OURS].mean.hits, trial["chance"].mean.hits
    facts = {"ours": round(100 * ours), "guess": round(100 * guess)}
    return words("computed.trust", first=FIRST, **facts)


def _closed(words: Words) -> frozenset[str]:
    offered = [name for name in NODE_TYPES if name != REPORT]
    chosen = st.session_state.get(url_state.CLOSED, [])
    st.session_state[url_state.CLOSED] = [name for name in chosen if name in offered]
    closed = st.pills(
        words("computed.closed"),
        offered,
        selection_mode="multi",
        format_func=lambda name: NODE_TYPES[name].plural.in_language(words.language),
        key=url_state.CLOSED,
        help=words("computed.closed_help"),
        on_change=url_state.touched,
        persist_state="session",
    )
    return frozenset(closed)


def _passed(found: tuple[Suggestion, ...]) -> frozenset[str]:
    """Return the ends of all suggestions, and what the strongest walk of each passes."""
    ends = {end for one in found for end in (one.one, one.other)}
    return frozenset(ends | {n for one in found for n in one.reasons[0].walks[0].through})


def _suggestions_panel(
    found: tuple[Suggestion, ...], network: Network, sources: QuoteSource
) -> Panel:
    words = sources.words
    chosen = proposed_ends(url_state.focus())
    known = chosen in {(one.one, one.other) for one in found}
    groups = tuple(
        Group(
            " · ".join(display_name(network.nodes[end]) for end in (one.one, one.other)),
            _lines(one, network, sources),
            open=(one.one, one.other) == chosen if known else number == 0,
            count=words.number(one.score, ".2f"),
        )
        for number, one in enumerate(found)
    )
    note = words("computed.score_means")
    return Panel(words("missing.computed"), groups, note=note, long=True)


def _lines(one: Suggestion, network: Network, sources: QuoteSource) -> tuple[TieLine, ...]:
    words, ends = sources.words, (one.one, one.other)
    who = TieLine(
        tuple(dossier_link(network.nodes[end], words.language) for end in ends),
        between="···",
        more=pair_sentence(one.reasons, network, words),
    )
    return (
        who,
        *reason_lines(one.reasons, network, analysis.steps(snapshot.current()), ends, sources),
    )


def _rows(found: tuple[Suggestion, ...], network: Network, words: Words) -> list[TableRow]:
    return [
        {
            HIDDEN: proposal_id(one.one, one.other),
            words("computed.one"): display_name(network.nodes[one.one]),
            words("computed.other"): display_name(network.nodes[one.other]),
            words("computed.score"): round(one.score, 3),
            words("computed.shared"): pair_sentence(one.reasons, network, words),
        }
        for one in found
    ]
