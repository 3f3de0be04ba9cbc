"""How the nodes of a view look, read from the store."""

from __future__ import annotations

from graph.analysis.metrics.registry import METRICS
from graph.export.style import NetworkStyle
from views.i18n import Words
from views.presenters.node_style import BY_COMMUNITY, StyleChoice, network_style
from views.queries.drawn import communities_of, folded_ties, metric_of, network_of
from views.view_spec import View


def style_of(view: View, words: Words) -> NetworkStyle:
    """Return the one style in which a view is drawn, on the screen and in a file."""
    metrics = [name for name in dict.fromkeys((view.colour, view.size)) if name in METRICS]
    choice = StyleChoice(
        colour=view.colour,
        size=view.size,
        metrics={name: metric_of(name, view) for name in metrics},
        communities=communities_of(view) if view.colour == BY_COMMUNITY else (),
        folded=folded_ties(view),
    )
    return network_style(network_of(view), words, choice)
