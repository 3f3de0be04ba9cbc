"""The network as a picture on a page, with what a screen reader says of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from math import dist

import streamlit as st

from graph.analysis.layout.registry import Layout
from graph.network import Network
from views import url_state
from views.components.registry import canvas, pointer
from views.contract.network import CanvasText, LayoutField, NetworkDrawing, Selection
from views.contract.serialise import to_json
from views.i18n import Words
from views.presenters.evidence_panel import picture_sentence
from views.presenters.labels import display_name
from views.presenters.vis_network import OPTIONS, drawn_edges, drawn_nodes, edge_styles
from views.queries import snapshot
from views.queries.drawn import layout_of, network_of
from views.queries.snapshot import Snapshot
from views.view_spec import View
from views.widgets.downloads import source_line
from views.widgets.network.style import style_of


def network_canvas(key: str, view: View, words: Words) -> None:
    """Draw a view; a click there becomes the choice of the page.

    What is chosen travels apart from the picture: a choice does not send the network again.
    """
    drawing = _drawing(snapshot.current(), view, words.language)
    show_drawing(key, drawing)


def show_drawing(key: str, drawing: NetworkDrawing) -> None:
    """Draw a network under a key, and in it what is the focus of the page."""
    with st.container(gap=None):
        canvas(key, drawing, url_state.follow(key, in_canvas=True))
        pointer(key, Selection(url_state.focus(), st.session_state[url_state.TURN]))


def with_token(drawing: NetworkDrawing) -> NetworkDrawing:
    """Return a drawing with a token that differs when anything in it does."""
    return replace(drawing, drawn=token(drawing))


def token(value: object) -> str:
    """Return a short text that differs when the value does, so that equal pictures are left."""
    return hashlib.sha256(json.dumps(to_json(value)).encode()).hexdigest()[:16]


@lru_cache(maxsize=32)
def _drawing(now: Snapshot, view: View, language: str) -> NetworkDrawing:
    words, drawn, layout = Words(language), network_of(view), layout_of(view)
    style = style_of(view, words)
    return with_token(
        NetworkDrawing(
            nodes=drawn_nodes(drawn, layout.places, style.nodes, language),
            edges=drawn_edges(drawn),
            looks=edge_styles(drawn, language),
            fields=_fields(layout, drawn, words),
            options=OPTIONS,
            legend=style.legend,
            ground=token([now.revision, view.layout, view.centres[:1]]),
            members=token(sorted(drawn.nodes)),
            text=_text(drawn, words),
        )
    )


def _text(drawn: Network, words: Words) -> CanvasText:
    return CanvasText(
        label=words("canvas.label", summary=picture_sentence(drawn, words)),
        ties=words("canvas.ties"),
        in_=words("canvas.zoom_in"),
        out=words("canvas.zoom_out"),
        fit=words("canvas.fit"),
        save=words("canvas.save"),
        source=source_line(drawn, words),
    )


def _fields(layout: Layout, drawn: Network, words: Words) -> tuple[LayoutField, ...]:
    """Return the fields in which something is drawn, with their names."""
    standing = [layout.places[node] for node in drawn.nodes]
    return tuple(
        LayoutField(_name(field.node, words), field.x, field.y, field.radius)
        for field in layout.fields
        if any(dist(place, (field.x, field.y)) < field.radius for place in standing)
    )


def _name(node: str, words: Words) -> str:
    found = snapshot.current().nodes(frozenset({node})).nodes
    return display_name(found[node]) if node in found else words("layout.rest")
