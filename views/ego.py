"""The surroundings of chosen nodes: from one name outwards, step by step, each step undone."""

from __future__ import annotations

import streamlit as st

from graph.errors import NotFoundError
from graph.model import Network
from graph.store.base import Filter
from graph.store.selection import selected
from views import data, state
from views.catalogue import Words
from views.naming import display_name

DEPTHS = ("1", "2", "3")


def ego(words: Words) -> Network | None:
    """Draw the controls and return the surroundings; None when the whole network is shown."""
    centres = data.nodes(frozenset(st.session_state.get(state.AROUND, [])))
    names = {node.id: display_name(node) for node in centres.nodes.values()}
    trail = [one for one in st.session_state.get(state.AROUND, []) if one in names]
    st.session_state[state.AROUND] = trail
    if not trail:
        return None
    st.multiselect(
        words("ego.centres"),
        trail,
        format_func=names.__getitem__,
        key=state.AROUND,
        help=words("ego.centres_help"),
        on_change=state.touched,
        persist_state="session",
    )
    return surroundings(trail, int(_depth(words)))


def _depth(words: Words) -> str:
    if st.session_state.get(state.DEPTH) not in DEPTHS:
        st.session_state[state.DEPTH] = DEPTHS[0]
    chosen = st.segmented_control(
        words("ego.depth"),
        DEPTHS,
        required=True,
        key=state.DEPTH,
        on_change=state.touched,
        persist_state="session",
    )
    return chosen or DEPTHS[0]


def surroundings(centres: list[str], depth: int) -> Network:
    """Return everything within so many ties of any of the centres, and the ties between."""
    found: set[str] = set()
    for centre in centres:
        try:
            found |= data.near(centre, depth).nodes.keys()
        except NotFoundError:
            continue
    return data.nodes(frozenset(found))


def narrowed(network: Network, keep: Filter) -> Network:
    """Return the part that the filter's types and statuses keep, the centres always."""
    centres = set(st.session_state[state.AROUND])
    kept = selected(network, keep)
    nodes = kept.nodes.keys() | (centres & network.nodes.keys())
    edges = [e for e in network.edges.values() if e.source in nodes and e.target in nodes]
    whole = Network.build(
        network.documents.values(), [network.nodes[node] for node in nodes], edges
    )
    return selected(whole, Filter(statuses=keep.statuses))
