"""The page Netwerk: who works with whom, as picture, evidence and table."""

from __future__ import annotations

import hashlib
from typing import Any

import streamlit as st

from graph.errors import NotFoundError
from graph.model import Network
from graph.store.base import Filter
from views import data, evidence, state
from views.catalogue import Words
from views.components import canvas, panel
from views.drawing import drawing
from views.filters import filters
from views.guard import stop_if_empty
from views.legend import legend
from views.search import search
from views.table_twin import table_twin

_CANVAS, _PANEL = "canvas", "panel"


def network_page(words: Words) -> None:
    """Draw the page. The filters stand in the sidebar."""
    stop_if_empty(data.store().counts().nodes, words)
    with st.sidebar:
        keep = filters(words, data.sessions())
    title, field = st.columns([7, 4], gap="medium", vertical_alignment="center")
    title.title(words("network.title"))
    with field:
        search(words)
    drawn = _drawn(keep, words)
    picture, beside = st.columns([7, 4], gap="medium")
    with picture:
        _picture(drawn, words)
    with beside:
        panel(_PANEL, _chosen(drawn, words), state.follow(_PANEL))
    st.header(words("table.title"))
    table_twin(drawn, words)


def _drawn(keep: Filter, words: Words) -> Network:
    """Return what to draw; when it is too much to read, say so and draw around the focus."""
    if _expected(keep) <= data.DRAWN_AT_MOST:
        found = data.network(keep)
        if len(found.nodes) <= data.DRAWN_AT_MOST:
            return found
    st.warning(words("network.too_large", limit=data.DRAWN_AT_MOST))
    try:
        return data.near(state.focus()) if state.focus() else Network()
    except NotFoundError:
        return Network()


def _expected(keep: Filter) -> int:
    """Return how many nodes the filter can keep at most, without reading them."""
    if keep.sessions or keep.reports:
        return data.DRAWN_AT_MOST
    counts = data.store().counts()
    return sum(n for name, n in counts.by_type.items() if not keep.types or name in keep.types)


def _picture(drawn: Network, words: Words) -> None:
    if not drawn.nodes:
        st.info(words("network.nothing"))
        return
    holder = drawing(drawn, data.places(drawn), words.language)
    content = {
        "nodes": holder.nodes,
        "edges": holder.edges,
        "options": holder.options,
        "legend": legend(drawn, words),
        "focus": state.focus(),
        "turn": st.session_state[state.TURN],
        "revision": data.store().revision(),
        "drawn": _fingerprint(holder.nodes),
        "text": _canvas_text(drawn, words),
    }
    canvas(_CANVAS, content, state.follow(_CANVAS, in_canvas=True))


def _canvas_text(drawn: Network, words: Words) -> dict[str, str]:
    return {
        "label": words("canvas.label", summary=evidence.picture_sentence(drawn, words)),
        "ties": words("canvas.ties"),
        "in": words("canvas.zoom_in"),
        "out": words("canvas.zoom_out"),
        "fit": words("canvas.fit"),
    }


def _fingerprint(nodes: list[dict[str, Any]]) -> str:
    return hashlib.sha256("|".join(node["id"] for node in nodes).encode()).hexdigest()


def _chosen(drawn: Network, words: Words) -> evidence.Block:
    """Return the panel of what is chosen, or of the whole picture."""
    chosen = state.focus()
    if not chosen:
        return evidence.picture_panel(drawn, data.document, words)
    if "|" in chosen:
        return _chosen_edge(chosen, drawn, words)
    try:
        around = data.near(chosen)
    except NotFoundError:
        return _unknown(drawn, words)
    block = evidence.node_panel(around.nodes[chosen], around, data.document, words)
    hidden = bool(drawn.nodes) and chosen not in drawn.nodes
    return {**block, "note": words("panel.not_drawn") if hidden else ""}


def _chosen_edge(chosen: str, drawn: Network, words: Words) -> evidence.Block:
    ends = data.store().nodes(frozenset(chosen.split("|")[::2]))
    if chosen not in ends.edges:
        return _unknown(drawn, words)
    return evidence.edge_panel(ends.edges[chosen], ends, data.document, words)


def _unknown(drawn: Network, words: Words) -> evidence.Block:
    block = evidence.picture_panel(drawn, data.document, words)
    return {**block, "note": words("panel.unknown")}
