"""The page Route: how two names are tied, with the quote at every step."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.network import Network
from graph.store.base import Path
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.labels import display_name
from views.presenters.quote import QuoteSource
from views.presenters.tie_groups import tie_line
from views.queries import snapshot
from views.queries.quoted import quoted
from views.widgets.node_select import name_field

_PANEL = "route_panel"
ROUTES_AT_MOST = 5


def route_page(words: Words) -> None:
    """Ask for two names and draw the shortest routes between them."""
    stop_if_empty(snapshot.current().counts().nodes, words)
    st.title(words("route.title"))
    st.text(words("route.text"))
    left, right = st.columns(2)
    with left:
        start = name_field(words("route.start"), url_state.START, words)
    with right:
        end = name_field(words("route.end"), url_state.END, words)
    if start and end:
        _routes(start, end, words)


def _routes(start: str, end: str, words: Words) -> None:
    if start == end:
        st.info(words("route.same"))
        return
    now = snapshot.current()
    paths = now.paths(start, end, ROUTES_AT_MOST)
    if not paths:
        st.info(words("route.none"))
        return
    ids = frozenset(node for path in paths for node in path.nodes)
    routes = quoted(partial(_routes_panel, paths, now.nodes(ids)), words, quotes=1)
    panel(_PANEL, routes, url_state.follow(_PANEL))


def _routes_panel(paths: tuple[Path, ...], network: Network, sources: QuoteSource) -> Panel:
    words = sources.words
    groups = tuple(
        Group(
            " → ".join(display_name(network.nodes[node]) for node in path.nodes),
            tuple(tie_line(network.edges[edge], network, sources) for edge in path.edges),
            open=number == 0,
        )
        for number, path in enumerate(paths)
    )
    steps = len(paths[0].edges)
    return Panel(
        label=words("panel.label"),
        groups=groups,
        title=words("route.found", count=len(paths), steps=steps),
        kind=words("nav.route"),
        long=True,
    )
