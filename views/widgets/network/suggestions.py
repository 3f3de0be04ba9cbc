"""A picture in which proposed ties are drawn beside facts, and never like them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from graph.analysis.layout.force_directed import positions
from graph.network import Network
from views import url_state
from views.components.registry import canvas, pointer
from views.i18n import Words
from views.presenters.evidence_panel import picture_sentence
from views.presenters.legend import legend
from views.presenters.node_style import Dress
from views.presenters.vis_network import drawing, looks
from views.queries import snapshot

PROPOSED = "PROPOSED"
"""The middle of the id of a proposed tie; no edge type is called so."""
_DOTS = [2, 8]
_COLOUR = "#8A6D00"


def proposal_id(one: str, other: str) -> str:
    """Return the id under which a proposed tie is chosen."""
    return f"{one}|{PROPOSED}|{other}"


def proposed_ends(chosen: str) -> tuple[str, str] | None:
    """Return the ends of a proposed tie; None for any other id."""
    one, middle, other = (*chosen.split("|"), "", "")[:3]
    return (one, other) if middle == PROPOSED else None


def proposals(
    key: str,
    facts: Network,
    pairs: Iterable[tuple[str, str]],
    words: Words,
    worn: Dress = Dress(),
) -> None:
    """Draw facts, and dotted between them the pairs (node ids of the facts) that are proposed."""
    drawn = [pair for pair in pairs if set(pair) <= facts.nodes.keys()]
    if not facts.nodes:
        st.info(words("network.nothing"))
        return
    content = _content(facts, drawn, words, worn)
    with st.container(gap=None):
        canvas(key, content, url_state.follow(key, in_canvas=True))
        pointer(key, {"focus": url_state.focus(), "turn": st.session_state[url_state.TURN]})


def _content(
    facts: Network, pairs: list[tuple[str, str]], words: Words, worn: Dress
) -> dict[str, Any]:
    holder = drawing(facts, positions(facts), words.language, worn)
    dotted = [{"id": proposal_id(*pair), "look": PROPOSED, "bend": 0.15} for pair in pairs]
    summary = f"{picture_sentence(facts, words)} {words('proposal.count', count=len(pairs))}"
    content = {
        "nodes": holder.nodes,
        "edges": [*holder.edges, *dotted],
        "looks": {**looks(facts, words.language), PROPOSED: _look(words)},
        "options": holder.options,
        "legend": [*legend(facts, words), *([_entry(words)] if pairs else []), *worn.legend],
        "fields": [],
        "ground": snapshot.current().revision,
        "members": _token(sorted(facts.nodes)),
        "text": {
            "label": words("canvas.label", summary=summary),
            "ties": words("canvas.ties"),
            "in": words("canvas.zoom_in"),
            "out": words("canvas.zoom_out"),
            "fit": words("canvas.fit"),
        },
    }
    return {**content, "drawn": _token(list(content.values()))}


def _look(words: Words) -> Mapping[str, Any]:
    return {
        "words": words("proposal.might"),
        "status": words("proposal.status"),
        "width": 2,
        "colour": _COLOUR,
        "dashes": _DOTS,
        "strength": 0.9,
    }


def _entry(words: Words) -> Mapping[str, Any]:
    return {"label": words("proposal.legend"), "colour": _COLOUR, "dashes": _DOTS, "width": 2}


def _token(values: list[Any]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]
