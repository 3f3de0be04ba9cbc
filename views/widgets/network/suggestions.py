"""A picture in which proposed ties are drawn beside facts, and never like them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from graph.analysis.layout.force_directed import positions
from graph.export.style import TIE_STRENGTH, EdgeStyle, LegendEntry, NetworkStyle
from graph.network import Network
from views.contract.network import CanvasText, DrawnEdge, NetworkDrawing
from views.i18n import Words
from views.presenters.evidence_panel import picture_sentence
from views.presenters.node_style import network_style
from views.presenters.vis_network import OPTIONS, drawn_edges, drawn_nodes, edge_styles
from views.queries import snapshot
from views.widgets.network.canvas import show_drawing, token, with_token

PROPOSED = "PROPOSED"
"""The middle of the id of a proposed tie; no edge type is called so."""
_DOTS = (2, 8)
_COLOUR, _WIDTH, _BEND = "#8A6D00", 2, 0.15


def proposal_id(one: str, other: str) -> str:
    """Return the id under which a proposed tie is chosen."""
    return f"{one}|{PROPOSED}|{other}"


def proposed_ends(chosen: str) -> tuple[str, str] | None:
    """Return the ends of a proposed tie; None for any other id."""
    one, middle, other = (*chosen.split("|"), "", "")[:3]
    return (one, other) if middle == PROPOSED else None


def suggestion_canvas(
    key: str,
    facts: Network,
    pairs: Iterable[tuple[str, str]],
    words: Words,
    style: NetworkStyle | None = None,
) -> None:
    """Draw facts, and dotted between them the pairs (node ids of the facts) that are proposed.

    Without a style nodes look as the schema says.
    """
    drawn = [pair for pair in pairs if set(pair) <= facts.nodes.keys()]
    if not facts.nodes:
        st.info(words("network.nothing"))
        return
    show_drawing(key, _drawing(facts, drawn, words, style or network_style(facts, words)))


def _drawing(
    facts: Network, pairs: Sequence[tuple[str, str]], words: Words, style: NetworkStyle
) -> NetworkDrawing:
    dotted = tuple(DrawnEdge(proposal_id(*pair), PROPOSED, _BEND) for pair in pairs)
    proposed = (_entry(words),) if pairs else ()
    return with_token(
        NetworkDrawing(
            nodes=drawn_nodes(facts, positions(facts), style.nodes, words.language),
            edges=(*drawn_edges(facts), *dotted),
            looks={**edge_styles(facts, words.language), PROPOSED: _edge_style(words)},
            fields=(),
            options=OPTIONS,
            legend=(*style.legend, *proposed),
            ground=snapshot.current().revision,
            members=token(sorted(facts.nodes)),
            text=_text(facts, len(pairs), words),
        )
    )


def _text(facts: Network, proposed: int, words: Words) -> CanvasText:
    summary = f"{picture_sentence(facts, words)} {words('proposal.count', count=proposed)}"
    return CanvasText(
        label=words("canvas.label", summary=summary),
        ties=words("canvas.ties"),
        in_=words("canvas.zoom_in"),
        out=words("canvas.zoom_out"),
        fit=words("canvas.fit"),
    )


def _edge_style(words: Words) -> EdgeStyle:
    return EdgeStyle(
        words=words("proposal.might"),
        status=words("proposal.status"),
        width=_WIDTH,
        colour=_COLOUR,
        dashes=_DOTS,
        strength=TIE_STRENGTH,
    )


def _entry(words: Words) -> LegendEntry:
    return LegendEntry(words("proposal.legend"), colour=_COLOUR, dashes=_DOTS, width=_WIDTH)
