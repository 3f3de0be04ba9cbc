"""How the picture is drawn: layout, colour, size and what is folded, each explained."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.analysis.layout.registry import LAYOUTS
from graph.analysis.metrics.registry import METRICS
from graph.schema import GROUP_KIND
from graph.store.base import Counts
from views import url_state
from views.i18n import Words
from views.presenters.node_style import BY_COMMUNITY, BY_TIES, BY_TYPE
from views.view_spec import FOLD_GROUPS, FOLD_NOTHING, View
from views.widgets.select import one_of

HUBS = ("10", "20", "40")
"""More ties than this make a hub."""


def display(view: View, words: Words, counts: Counts) -> View:
    """Draw the controls and return the view as it is to be drawn."""
    with st.expander(words("display.title")):
        layout = one_of(words("display.layout"), _layouts(words), url_state.LAYOUT)
        st.text(LAYOUTS[layout].explanation.in_language(words.language))
        colour = one_of(words("display.colour"), _colours(words), url_state.COLOUR)
        st.text(_explanation(colour, words))
        size = one_of(words("display.size"), _sizes(words), url_state.SIZE)
        st.text(_explanation(size, words))
        fold = one_of(words("display.fold"), _folds(words, counts), url_state.FOLD)
        st.text(words("display.fold_help"))
    return replace(view, layout=layout, colour=colour, size=size, fold=fold)


def _layouts(words: Words) -> dict[str, str]:
    return {name: one.label.in_language(words.language) for name, one in LAYOUTS.items()}


def _metrics(words: Words) -> dict[str, str]:
    return {name: one.label.in_language(words.language) for name, one in METRICS.items()}


def _colours(words: Words) -> dict[str, str]:
    own = {BY_TYPE: words("display.type"), BY_COMMUNITY: words("display.community")}
    return own | _metrics(words)


def _sizes(words: Words) -> dict[str, str]:
    return {BY_TIES: words("display.ties"), **_metrics(words)}


def _folds(words: Words, counts: Counts) -> dict[str, str]:
    groups = counts.by_kind.get(GROUP_KIND, 0)
    hubs = {number: words("display.hubs", ties=number) for number in HUBS}
    nothing = {FOLD_NOTHING: words("display.nothing")}
    return nothing | {FOLD_GROUPS: words("display.groups", count=groups)} | hubs


def _explanation(name: str, words: Words) -> str:
    if name in METRICS:
        return METRICS[name].explanation.in_language(words.language)
    own = {
        BY_TYPE: words("display.type_help"),
        BY_COMMUNITY: words("display.community_help"),
        BY_TIES: words("display.ties_help"),
    }
    return own[name]
