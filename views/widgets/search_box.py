"""Search by name: what is found appears under the field, each hit a link."""

from __future__ import annotations

import streamlit as st

from graph.store.base import Hit
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.i18n import Words
from views.presenters.labels import link, one_line
from views.queries import snapshot

HITS = 8
_HITS = "hits"


def search(words: Words) -> None:
    """Draw the search field and, under it, what was found."""
    text = st.text_input(
        words("search.label"),
        key=url_state.SEARCH,
        type="search",
        max_chars=120,
        placeholder=words("search.placeholder"),
        label_visibility="collapsed",
        on_change=url_state.touched,
        persist_state="session",
    )
    if not (text or "").strip():
        return
    hits = snapshot.current().search(text, limit=HITS)
    panel(_HITS, _found(hits, words), _choose)


def _found(hits: tuple[Hit, ...], words: Words) -> Panel:
    title = words("search.found", count=len(hits)) if hits else words("search.nothing")
    lines = tuple(_line(hit, words) for hit in hits)
    return Panel(words("search.label"), (Group(title, lines, open=True),))


def _line(hit: Hit, words: Words) -> TieLine:
    shown = link(hit.node, hit.type, one_line(hit.name), words.language)
    matched = one_line(hit.matched)
    return TieLine((shown,), more="" if matched == shown.name else matched)


def _choose() -> None:
    url_state.follow(_HITS)()
    st.session_state[url_state.SEARCH] = ""
