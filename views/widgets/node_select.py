"""A field for one name: chosen from a list, or searched where there are too many for a list."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.network import Node
from views import url_state
from views.i18n import Words
from views.presenters.labels import display_name, kind_of
from views.queries import snapshot

FOUND = 12


def name_field(label: str, key: str, words: Words) -> str | None:
    """Draw the field and return the id of the node under the key, if there is one."""
    now = snapshot.current()
    if now.fits_in_picture():
        return _choice(label, key, now.network(snapshot.ENDS).nodes.values(), words)
    st.text_input(
        label,
        key=_typed(key),
        type="search",
        max_chars=120,
        placeholder=words("search.placeholder"),
        on_change=_find,
        args=(key,),
    )
    ids = frozenset({*st.session_state.get(_found(key), ()), st.session_state.get(key) or ""})
    found = [node for node in now.nodes(ids).nodes.values() if node.type in snapshot.ENDS.types]
    if found:
        return _choice(words("search.found"), key, found, words)
    st.session_state[key] = None
    if st.session_state.get(_typed(key)):
        st.info(words("search.nothing"))
    return None


def _choice(label: str, key: str, nodes: Iterable[Node], words: Words) -> str | None:
    names = {node.id: f"{display_name(node)} ({kind_of(node, words.language)})" for node in nodes}
    if st.session_state.get(key) not in names:
        st.session_state[key] = None
    return st.selectbox(
        label,
        sorted(names, key=lambda node: names[node].casefold()),
        format_func=names.__getitem__,
        key=key,
        placeholder=words("route.choose"),
        index=None,
        on_change=url_state.touched,
        persist_state="session",
    )


def _find(key: str) -> None:
    """Look up what was typed; the best hit is chosen, the others are in the list."""
    url_state.touched()
    typed = str(st.session_state.get(_typed(key)) or "")
    hits = [
        hit.node for hit in snapshot.store().search(typed, types=snapshot.ENDS.types, limit=FOUND)
    ]
    st.session_state[_found(key)] = hits
    st.session_state[key] = hits[0] if hits else None


def _found(key: str) -> str:
    return f"{key}_found"


def _typed(key: str) -> str:
    return f"{key}_typed"
