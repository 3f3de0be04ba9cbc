"""The network as a picture on a page, with what a screen reader says of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import streamlit as st

from graph.analysis.layout import positions
from graph.store.base import Store
from views import data, state
from views.catalogue import Words
from views.components import canvas, pointer
from views.drawing import drawing, looks
from views.evidence import picture_sentence
from views.legend import legend
from views.view import View, network_of


def picture(key: str, view: View, words: Words) -> None:
    """Draw a view; a click there becomes the choice of the page.

    What is chosen travels apart from the picture: a choice does not send the network again.
    """
    content = _content(data.store(), data.store().revision(), view, words.language)
    with st.container(gap=None):
        canvas(key, content, state.follow(key, in_canvas=True))
        pointer(key, {"focus": state.focus(), "turn": st.session_state[state.TURN]})


@lru_cache(maxsize=32)
def _content(opened: Store, revision: str, view: View, language: str) -> dict[str, Any]:
    words, drawn = Words(language), network_of(view)
    places = positions(drawn) if view.alone else data.places(drawn)
    holder = drawing(drawn, places, language)
    content = {
        "nodes": holder.nodes,
        "edges": holder.edges,
        "looks": looks(drawn, language),
        "options": holder.options,
        "legend": legend(drawn, words),
        "revision": revision,
        "members": _token(sorted(drawn.nodes)),
        "text": {
            "label": words("canvas.label", summary=picture_sentence(drawn, words)),
            "ties": words("canvas.ties"),
            "in": words("canvas.zoom_in"),
            "out": words("canvas.zoom_out"),
            "fit": words("canvas.fit"),
        },
    }
    return {**content, "drawn": _token(content.values())}


def _token(values: Iterable[Any]) -> str:
    """Return a short text that differs when the values do, so that equal pictures are left."""
    return hashlib.sha256(json.dumps(list(values)).encode()).hexdigest()[:16]
