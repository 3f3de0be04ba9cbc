"""The page Dossier: everything that the reports say of one actor, place, theme or table."""

from __future__ import annotations

import streamlit as st

from graph.errors import NotFoundError
from graph.model import Network, Node
from views import data, state
from views.catalogue import Words
from views.components import panel
from views.dossier import dossier
from views.evidence import most_tied
from views.guard import stop_if_empty
from views.picture import picture
from views.quotes import Telling
from views.search import search
from views.view import View

_PANEL, _CANVAS = "dossier_panel", "dossier_canvas"
_ALL_QUOTES = 1000
_TABLES_AWAY = 2


def dossier_page(words: Words) -> None:
    """Draw the dossier of the chosen node, or ask to choose one."""
    stop_if_empty(data.counts().nodes, words)
    search(words)
    chosen = state.focus()
    try:
        around = data.near(chosen, _TABLES_AWAY)
    except NotFoundError:
        _ask(chosen, words)
        return
    left, right = st.columns([3, 2], gap="large")
    with right:
        st.subheader(words("dossier.around"))
        picture(_CANVAS, View(centres=(chosen,), alone=True), words)
    with left:
        _dossier(around.nodes[chosen], around, words)


def _dossier(node: Node, around: Network, words: Words) -> None:
    say = Telling(words, data.document, _ALL_QUOTES)
    panel(_PANEL, dossier(node, around, say), state.follow(_PANEL))


def _ask(chosen: str, words: Words) -> None:
    """Say what is missing, and offer where to begin."""
    st.info(words("dossier.unknown") if chosen else words("dossier.choose"))
    if data.counts().nodes <= data.DRAWN_AT_MOST:
        panel(_PANEL, most_tied(data.network(data.ACTORS), words), state.follow(_PANEL))
