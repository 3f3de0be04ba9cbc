"""Not this one, because ...: setting a partner aside, and taking that back.

Whoever may edit is remembered in a file in the data folder; a visitor until the page is left.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph import settings
from graph.analysis.partner_search import Partner
from graph.decisions.dismissals import LONGEST_REASON, Dismissal, Dismissals
from graph.network import Network
from views import auth, url_state
from views.i18n import Words
from views.presenters.labels import display_name

_FILE = "set-aside.json"
_WHO, _WHY, _VISITOR = "aside_who", "aside_why", "aside_by_visitor"


def dismissal_form(
    found: Sequence[Partner], asker: str, network: Network, words: Words
) -> dict[str, str]:
    """Offer to set one of these aside; return who was, by node id with the reason."""
    aside = _aside(asker)
    names = {
        one.node: display_name(network.nodes[one.node]) for one in found if one.node not in aside
    }
    if names:
        with (
            st.expander(words("aside.title")),
            st.form("aside", clear_on_submit=True, border=False),
        ):
            who, why, button = st.columns([2, 3, 1], vertical_alignment="bottom")
            who.selectbox(words("aside.who"), list(names), format_func=names.__getitem__, key=_WHO)
            why.text_input(words("aside.why"), key=_WHY, max_chars=LONGEST_REASON)
            button.form_submit_button(words("aside.do"), on_click=_add, args=(asker,))
    return aside


def dismissed_list(aside: dict[str, str], asker: str, network: Network, words: Words) -> None:
    """Show who was set aside and why, each with a way back."""
    known = {node: why for node, why in aside.items() if node in network.nodes}
    if not known:
        return
    st.subheader(words("aside.list"))
    for node, why in known.items():
        text, button = st.columns([5, 1], vertical_alignment="center")
        text.text(f"{display_name(network.nodes[node])}: {why or words('aside.no_reason')}")
        button.button(words("aside.undo"), key=f"undo_{node}", on_click=_undo, args=(node, asker))


def _aside(asker: str) -> dict[str, str]:
    kept = {one.node: one.reason for one in _kept().of(asker).values()}
    visitor: dict[tuple[str, str], str] = st.session_state.get(_VISITOR, {})
    return kept | {node: why for (node, whose), why in visitor.items() if whose in ("", asker)}


def _add(asker: str) -> None:
    url_state.touched()
    node, why = st.session_state[_WHO], str(st.session_state[_WHY] or "").strip()
    if auth.may_edit():
        _kept().add(Dismissal(node, why, asker))
    else:
        st.session_state.setdefault(_VISITOR, {})[node, asker] = why


def _undo(node: str, asker: str) -> None:
    url_state.touched()
    st.session_state.get(_VISITOR, {}).pop((node, asker), None)
    if auth.may_edit():
        _kept().remove(node, asker)


def _kept() -> Dismissals:
    return Dismissals(settings.data_home() / _FILE)
