"""The page Dossier: everything that the reports say of one actor, place, theme or session."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.errors import NotFoundError
from graph.network import Network, Node
from views import url_state
from views.components.registry import panel
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.dossier_panel import dossier_panel
from views.presenters.evidence_panel import most_tied_panel
from views.queries import snapshot
from views.queries.quoted import quoted
from views.view_spec import View
from views.widgets.network.canvas import network_canvas
from views.widgets.search_box import search

_PANEL, _CANVAS = "dossier_panel", "dossier_canvas"
_ALL_QUOTES = 1000
_DEPTH = 2


def dossier_page(words: Words) -> None:
    """Draw the dossier of the chosen node, or ask to choose one."""
    stop_if_empty(snapshot.current().counts().nodes, words)
    search(words)
    chosen = url_state.focus()
    try:
        around = snapshot.current().near(chosen, _DEPTH)
    except NotFoundError:
        _ask(chosen, words)
        return
    left, right = st.columns([3, 2], gap="large")
    with right:
        st.subheader(words("dossier.around"))
        network_canvas(_CANVAS, View(centres=(chosen,), alone=True), words)
    with left:
        _dossier(around.nodes[chosen], around, words)


def _dossier(node: Node, around: Network, words: Words) -> None:
    dossier = quoted(partial(dossier_panel, node, around), words, _ALL_QUOTES)
    panel(_PANEL, dossier, url_state.follow(_PANEL))


def _ask(chosen: str, words: Words) -> None:
    """Say what is missing, and offer where to begin."""
    st.info(words("dossier.unknown") if chosen else words("dossier.choose"))
    now = snapshot.current()
    if now.fits_in_picture():
        begin = most_tied_panel(now.network(snapshot.ONLY_ACTORS), words)
        panel(_PANEL, begin, url_state.follow(_PANEL))
