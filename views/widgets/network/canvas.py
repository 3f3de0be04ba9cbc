"""The network as a picture on a page, with what a screen reader says of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from math import dist
from typing import Any

import streamlit as st

from graph.analysis.layout.registry import Laid
from graph.network import Network
from views import url_state
from views.components.registry import canvas, pointer
from views.i18n import Words
from views.presenters.evidence_panel import picture_sentence
from views.presenters.labels import display_name
from views.presenters.legend import legend
from views.presenters.node_style import dress
from views.presenters.vis_network import drawing, looks
from views.queries import snapshot
from views.queries.snapshot import Snapshot
from views.view_spec import View, laid, network_of
from views.widgets.downloads import source_line


def picture(key: str, view: View, words: Words) -> None:
    """Draw a view; a click there becomes the choice of the page.

    What is chosen travels apart from the picture: a choice does not send the network again.
    """
    content = _content(snapshot.current(), view, words.language)
    with st.container(gap=None):
        canvas(key, content, url_state.follow(key, in_canvas=True))
        pointer(key, {"focus": url_state.focus(), "turn": st.session_state[url_state.TURN]})


@lru_cache(maxsize=32)
def _content(now: Snapshot, view: View, language: str) -> dict[str, Any]:
    words, drawn, where = Words(language), network_of(view), laid(view)
    worn = dress(view, words)
    holder = drawing(drawn, where.places, language, worn)
    content = {
        "nodes": holder.nodes,
        "edges": holder.edges,
        "looks": looks(drawn, language),
        "fields": _fields(where, drawn, words),
        "options": holder.options,
        "legend": [*legend(drawn, words, coloured=not worn.colours), *worn.legend],
        "ground": _token([now.revision, view.layout, view.centres[:1]]),
        "members": _token(sorted(drawn.nodes)),
        "text": {**_text(drawn, words), "source": source_line(drawn, words)},
    }
    return {**content, "drawn": _token(content.values())}


def _text(drawn: Network, words: Words) -> dict[str, str]:
    return {
        "label": words("canvas.label", summary=picture_sentence(drawn, words)),
        "ties": words("canvas.ties"),
        "in": words("canvas.zoom_in"),
        "out": words("canvas.zoom_out"),
        "fit": words("canvas.fit"),
        "save": words("canvas.save"),
    }


def _fields(where: Laid, drawn: Network, words: Words) -> list[dict[str, Any]]:
    """Return the fields in which something is drawn, with their names."""
    standing = [where.places[node] for node in drawn.nodes]
    return [
        {
            "name": _name(field.node, words),
            "x": field.x,
            "y": field.y,
            "radius": field.radius,
        }
        for field in where.fields
        if any(dist(place, (field.x, field.y)) < field.radius for place in standing)
    ]


def _name(node: str, words: Words) -> str:
    found = snapshot.current().nodes(frozenset({node})).nodes
    return display_name(found[node]) if node in found else words("layout.rest")


def _token(values: Iterable[Any]) -> str:
    """Return a short text that differs when the values do, so that equal pictures are left."""
    return hashlib.sha256(json.dumps(list(values)).encode()).hexdigest()[:16]
