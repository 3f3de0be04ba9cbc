"""The network as a picture on a page, with what a screen reader says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from graph.analysis.layout import Point
from graph.model import Network
from views import data, state
from views.catalogue import Words
from views.components import canvas
from views.drawing import drawing
from views.evidence import picture_sentence
from views.legend import legend


def picture(key: str, drawn: Network, places: Mapping[str, Point], words: Words) -> None:
    """Draw the network at these places; a click there becomes the choice of the page."""
    holder = drawing(drawn, places, words.language)
    content = {
        "nodes": holder.nodes,
        "edges": holder.edges,
        "options": holder.options,
        "legend": legend(drawn, words),
        "focus": state.focus(),
        "turn": st.session_state[state.TURN],
        "revision": data.store().revision(),
        "drawn": _fingerprint([*holder.nodes, *holder.edges], words),
        "text": _text(drawn, words),
    }
    canvas(key, content, state.follow(key, in_canvas=True))


def _text(drawn: Network, words: Words) -> dict[str, str]:
    return {
        "label": words("canvas.label", summary=picture_sentence(drawn, words)),
        "ties": words("canvas.ties"),
        "in": words("canvas.zoom_in"),
        "out": words("canvas.zoom_out"),
        "fit": words("canvas.fit"),
    }


def _fingerprint(items: Iterable[dict[str, Any]], words: Words) -> str:
    """Return a token of what is drawn, so that the browser can leave an equal picture alone."""
    ids = [item["id"] for item in items]
    return hashlib.sha256("\n".join([words.language, *ids]).encode()).hexdigest()
