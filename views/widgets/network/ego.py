"""The surroundings of chosen nodes: from one name outwards, step by step, each step undone."""

from __future__ import annotations

import streamlit as st

from views import url_state
from views.i18n import Words
from views.presenters.labels import display_name
from views.queries import snapshot
from views.widgets.select import one_in_sight

DEPTHS = ("1", "2", "3")


def ego(words: Words) -> tuple[tuple[str, ...], int]:
    """Draw the controls; return the centres (none for the whole network) and the depth."""
    centres = snapshot.current().nodes(frozenset(st.session_state.get(url_state.AROUND, [])))
    names = {node.id: display_name(node) for node in centres.nodes.values()}
    trail = [one for one in st.session_state.get(url_state.AROUND, []) if one in names]
    st.session_state[url_state.AROUND] = trail
    if not trail:
        return (), 1
    st.multiselect(
        words("ego.centres"),
        trail,
        format_func=names.__getitem__,
        key=url_state.AROUND,
        help=words("ego.centres_help"),
        on_change=url_state.touched,
        persist_state="session",
    )
    return tuple(trail), int(_depth(words))


def _depth(words: Words) -> str:
    return one_in_sight(words("ego.depth"), {depth: depth for depth in DEPTHS}, url_state.DEPTH)
