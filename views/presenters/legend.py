"""What the marks and lines of the picture mean, drawn from the schema."""

from __future__ import annotations

from typing import Any

from graph.network import Network
from graph.schema import NODE_TYPES, STATUSES, WORKS_WITH
from views.i18n import Words
from views.presenters.vis_network import PLAIN_WIDTH

_TIE_LINE = 3.5


def legend(network: Network, words: Words, *, coloured: bool = True) -> list[dict[str, Any]]:
    """Return an entry for every node type, status and kind of line that is drawn.

    Types that are told by their shape alone are not ``coloured``.
    """
    types = {node.type for node in network.nodes.values()}
    marks = [
        {
            "label": one.label.in_language(words.language),
            "shape": one.shape,
            "colour": one.colour if coloured else "",
        }
        for one in NODE_TYPES.values()
        if one.name in types
    ]
    statuses = {edge.status for edge in network.edges.values() if edge.type == WORKS_WITH}
    lines: list[dict[str, Any]] = [
        {
            "label": words("legend.works", status=one.label.in_language(words.language)),
            "colour": one.colour,
            "dashes": list(one.dashes),
            "width": _TIE_LINE,
        }
        for one in STATUSES.values()
        if one.name in statuses
    ]
    if any(edge.type != WORKS_WITH for edge in network.edges.values()):
        other = {"label": words("legend.other"), "colour": "#8A939B", "dashes": []}
        lines.append({**other, "width": PLAIN_WIDTH})
    return marks + lines
