"""The explorer's entry: page config, navigation and what all pages share."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from views import routes, url_state
from views.auth import sign_in
from views.components.registry import page_language, page_style
from views.error_boundary import guarded
from views.i18n import DUTCH, ENGLISH, Words
from views.pages.dossier import dossier_page
from views.pages.map import map_page
from views.pages.metrics import metrics_page
from views.pages.missing.page import missing_page
from views.pages.network import network_page
from views.pages.overview import overview_page
from views.pages.partners import partners_page
from views.pages.reports import reports_page
from views.pages.route import route_page
from views.queries import snapshot


def main() -> None:
    """Draw what all pages share, and the page that the address asks for."""
    words = Words(url_state.language())
    st.set_page_config(page_title=words("app.name"), page_icon="🕸️", layout="wide")
    pages = _pages(words)
    page = st.navigation(list(pages.values()), position="top")
    if asked := url_state.asked_move():
        name, address = asked
        st.switch_page(pages.get(name, pages[routes.OVERVIEW]), query_params=address)
    url_state.restore(page.url_path)
    page_style()
    page_language(words.language)
    with st.sidebar:
        st.header(words("app.name"))
        st.text(words("app.tagline"))
        _language_switch(words)
        sign_in(words)
    with guarded(words), snapshot.opened():
        page.run()
    url_state.keep()


def _pages(words: Words) -> dict[str, st.Page]:
    def page(name: str, draw: Callable[[Words], None], title: str) -> st.Page:
        first = name == routes.OVERVIEW
        return st.Page(partial(draw, words), title=title, url_path=name or None, default=first)

    return {
        routes.OVERVIEW: page(routes.OVERVIEW, overview_page, words("nav.overview")),
        routes.NETWORK: page(routes.NETWORK, network_page, words("nav.network")),
        routes.MAP: page(routes.MAP, map_page, words("nav.map")),
        routes.PARTNERS: page(routes.PARTNERS, partners_page, words("nav.partners")),
        routes.MISSING: page(routes.MISSING, missing_page, words("nav.missing")),
        routes.METRICS: page(routes.METRICS, metrics_page, words("nav.metrics")),
        routes.DOSSIER: page(routes.DOSSIER, dossier_page, words("nav.dossier")),
        routes.REPORTS: page(routes.REPORTS, reports_page, words("nav.reports")),
        routes.ROUTE: page(routes.ROUTE, route_page, words("nav.route")),
    }


def _language_switch(words: Words) -> None:
    st.segmented_control(
        words("app.language"),
        [DUTCH, ENGLISH],
        format_func={DUTCH: "Nederlands", ENGLISH: "English"}.__getitem__,
        required=True,
        key=url_state.LANGUAGE,
        on_change=url_state.touched,
        persist_state="session",
    )


main()
