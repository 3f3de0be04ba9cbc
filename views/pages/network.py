"""The page Netwerk: who works with whom, as picture, evidence and table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from graph.errors import NotFoundError
from graph.store.base import Filter
from views import url_state
from views.components.registry import panel
from views.contract.panel import Panel
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.evidence_panel import picture_panel
from views.queries import snapshot
from views.queries.drawn import folded_ties, network_of
from views.queries.quoted import quoted
from views.view_spec import View
from views.widgets.downloads import download_buttons
from views.widgets.filters import filters
from views.widgets.network.canvas import network_canvas
from views.widgets.network.display_options import display
from views.widgets.network.ego import ego
from views.widgets.network.tables import network_tables
from views.widgets.search_box import search
from views.widgets.selection import selected_panel

_CANVAS, _PANEL = "canvas", "panel"


def network_page(words: Words) -> None:
    """Draw the page. The filters stand in the sidebar."""
    counts = snapshot.current().counts()
    stop_if_empty(counts.nodes, words)
    with st.sidebar:
        centres, depth = ego(words)
        view = View(filters(words, counts), centres, depth)
        view = display(view, words, counts)
    title, field = st.columns([7, 4], gap="medium", vertical_alignment="center")
    title.title(words("network.title"))
    with field:
        search(words)
    fitting = _fitting(view, words)
    if fitting is None:
        return
    _picture_and_evidence(fitting, words)
    st.header(words("table.title"))
    network_tables(fitting, words)
    download_buttons(network_of(fitting), words, fitting)


def _fitting(view: View, words: Words) -> View | None:
    """Return what to draw; when that is too much to read, say so and draw around the focus."""
    if view.centres:
        return view
    likely = _expected(view.keep) <= snapshot.DRAWN_AT_MOST
    if likely and len(network_of(view).nodes) <= snapshot.DRAWN_AT_MOST:
        return view
    st.warning(words("network.too_large", limit=snapshot.DRAWN_AT_MOST))
    try:
        chosen = url_state.focus()
        found = chosen and snapshot.current().near(chosen)
        return replace(view, keep=snapshot.EVERYTHING, centres=(chosen,)) if found else None
    except NotFoundError:
        return None


def _expected(keep: Filter) -> int:
    """Return how many nodes the filter can keep at most, without reading them."""
    if keep.sessions or keep.reports or keep.themes or keep.places:
        return snapshot.DRAWN_AT_MOST
    counts = snapshot.current().counts()
    return sum(n for name, n in counts.by_type.items() if not keep.types or name in keep.types)


@st.fragment
@snapshot.opened()
def _picture_and_evidence(view: View, words: Words) -> None:
    """Draw the picture and what is chosen in it; a click there draws only this part anew."""
    url_state.draw_whole_if_asked()
    drawn = network_of(view)
    left, right = st.columns([7, 4], gap="medium")
    with left:
        if drawn.nodes:
            network_canvas(_CANVAS, view, words)
        else:
            st.info(words("network.nothing"))
    with right:
        selected = selected_panel(drawn, _overview(view, words), words)
        panel(_PANEL, selected, url_state.follow(_PANEL))
    url_state.keep()


def _overview(view: View, words: Words) -> Panel:
    """Return the panel of the whole picture."""
    overview = quoted(partial(picture_panel, network_of(view)), words)
    folded = folded_ties(view)
    if not folded:
        return overview
    more = words("panel.folded", nodes=len(folded), ties=sum(folded.values()))
    return replace(overview, lead=f"{overview.lead} {more}")
