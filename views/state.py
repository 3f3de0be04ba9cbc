"""The state of a page that its address carries: pasting the address opens the same view.

Widgets own their values; ``restore`` puts what the address says into them before they are
drawn, ``keep`` writes back what differs from the default. Unknown values are dropped by the
widget that would have to show them.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, SESSION
from views.catalogue import DUTCH, LANGUAGES

LANGUAGE, FOCUS, SEARCH = "lang", "focus", "q"
TYPES, STATUSES, SESSIONS, REPORTS = "type", "status", "session", "report"
TURN = "turn"
"""Counts choices made outside the canvas, so that it follows those and no echo of its own."""

DEFAULT_TYPES = (ORGANISATION, PERSON, NEIGHBOURHOOD, SESSION)
LONGEST_VALUE = 300

_ONE: dict[str, str] = {LANGUAGE: DUTCH, FOCUS: "", SEARCH: ""}
_MANY: dict[str, tuple[str, ...]] = {
    TYPES: DEFAULT_TYPES,
    STATUSES: (),
    SESSIONS: (),
    REPORTS: (),
}
_ADDRESS = "address"


def restore() -> None:
    """Take over what the address says, when it was not this page that wrote it."""
    address = _address()
    if st.session_state.get(_ADDRESS) == address:
        return
    for name, default in _ONE.items():
        st.session_state[name] = (address.get(name) or [default])[0]
    for name, defaults in _MANY.items():
        st.session_state[name] = address.get(name, list(defaults))
    if st.session_state[LANGUAGE] not in LANGUAGES:
        st.session_state[LANGUAGE] = DUTCH
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[_ADDRESS] = address


def keep() -> None:
    """Write what differs from the default into the address."""
    address: dict[str, list[str]] = {}
    for name, default in _ONE.items():
        if (value := st.session_state.get(name) or default) != default:
            address[name] = [str(value)]
    for name, defaults in _MANY.items():
        if set(values := st.session_state.get(name, defaults)) != set(defaults):
            address[name] = [str(value) for value in values] or [""]
    if address != _address():
        st.query_params.from_dict(address)
    st.session_state[_ADDRESS] = address


def focus() -> str:
    """Return the id of the chosen node or edge, empty when nothing is chosen."""
    return str(st.session_state.get(FOCUS, ""))


def choose(chosen: str | None, *, in_canvas: bool = False) -> None:
    """Make a node or edge the chosen one, or nothing."""
    st.session_state[FOCUS] = chosen or ""
    if not in_canvas:
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def follow(component: str, *, in_canvas: bool = False) -> Callable[[], None]:
    """Return a callback that takes over what was chosen in a component."""

    def take_over() -> None:
        chosen = (st.session_state.get(component) or {}).get("chosen") or {}
        choose(str(chosen.get("id") or "")[:LONGEST_VALUE], in_canvas=in_canvas)

    return take_over


def _address() -> dict[str, list[str]]:
    return {
        name: [value[:LONGEST_VALUE] for value in st.query_params.get_all(name)]
        for name in st.query_params
        if name in _ONE or name in _MANY
    }
