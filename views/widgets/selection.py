"""The panel of what is selected on a page, read from the store."""

from __future__ import annotations

from functools import partial

from graph.errors import NotFoundError
from graph.network import Network
from views import url_state
from views.contract.panel import Panel
from views.i18n import Words
from views.presenters.selection_panel import selection_panel
from views.queries import snapshot
from views.queries.quoted import quoted


def selected_panel(drawn: Network, otherwise: Panel, words: Words) -> Panel:
    """Return the panel of the focus of the page; ``otherwise`` is shown when it has none."""
    selected = url_state.focus()
    build = partial(selection_panel, selected, _around(selected), drawn, otherwise)
    return quoted(build, words)


def _around(selected: str) -> Network:
    """Return a node with its neighbours, or an edge with its ends; nothing if it is unknown."""
    if "|" in selected:
        return snapshot.current().nodes(frozenset(selected.split("|")[::2]))
    try:
        return snapshot.current().near(selected) if selected else Network()
    except NotFoundError:
        return Network()
