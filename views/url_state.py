"""The state of a page that its address carries: pasting the address opens the same view.

Widgets own their values; ``restore`` puts what the address says into them before they are
drawn, ``keep`` writes back what differs from the default. Unknown values are dropped by the
widget that would have to show them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, SESSION
from views import routes
from views.i18n import DUTCH, LANGUAGES

LANGUAGE, FOCUS, SEARCH = "lang", "focus", "q"
DOCUMENT, PLACE, TASK = "doc", "at", "task"
READ, ADD, REMOVE = "read", "add", "remove"
START, END, DEPTH = "from", "to", "depth"
TYPES, STATUSES, SESSIONS, REPORTS = "type", "status", "session", "report"
KINDS, THEMES, PLACES, AROUND = "kind", "theme", "place", "around"
YEARS, SOURCES, SURENESS = "year", "sources", "sure"
SHADE, CITY = "shade", "city"
LAYOUT, COLOUR, SIZE, FOLD = "layout", "colour", "size", "fold"
ABOUT, WHERE, ASKER, ALREADY = "about", "where", "for", "already"
PART, GROUPING, CLOSED, KIND_COUNTED = "part", "by", "not", "counted"
PARTNER_KINDS = "partner"
MEASURE = "measure"
TURN = "turn"
"""Counts choices made outside the canvas, so that it follows those and no echo of its own."""

DEFAULT_TYPES = (ORGANISATION, PERSON, NEIGHBOURHOOD, SESSION)
LONGEST_VALUE = 300

_ONE: dict[str, str] = {
    LANGUAGE: DUTCH,
    FOCUS: "",
    SEARCH: "",
    DOCUMENT: "",
    PLACE: "",
    TASK: READ,
    START: "",
    END: "",
    DEPTH: "1",
    SOURCES: "1",
    SURENESS: "0",
    SHADE: "actors",
    CITY: "",
    LAYOUT: "force",
    COLOUR: "type",
    SIZE: "ties",
    FOLD: "",
    ABOUT: "",
    WHERE: "",
    ASKER: "",
    ALREADY: "",
    PART: "",
    GROUPING: "",
    KIND_COUNTED: "",
    MEASURE: "",
}
_MANY: dict[str, tuple[str, ...]] = {
    TYPES: DEFAULT_TYPES,
    STATUSES: (),
    SESSIONS: (),
    REPORTS: (),
    KINDS: (),
    THEMES: (),
    PLACES: (),
    YEARS: (),
    AROUND: (),
    CLOSED: (),
    PARTNER_KINDS: (),
}
_DISPLAY = (LAYOUT, COLOUR, SIZE, FOLD)
_FILTERS = (TYPES, STATUSES, SESSIONS, REPORTS, KINDS, THEMES, PLACES, YEARS)
_LIMITS = (DEPTH, SOURCES, SURENESS)
CARRIES: dict[str, tuple[str, ...]] = {
    routes.OVERVIEW: (LANGUAGE,),
    routes.NETWORK: (LANGUAGE, FOCUS, SEARCH, *_LIMITS, *_DISPLAY, *_FILTERS, AROUND),
    routes.DOSSIER: (LANGUAGE, FOCUS, SEARCH),
    routes.REPORTS: (LANGUAGE, DOCUMENT, PLACE, TASK),
    routes.ROUTE: (LANGUAGE, START, END),
    routes.MAP: (LANGUAGE, FOCUS, THEMES, SHADE, CITY),
    routes.PARTNERS: (LANGUAGE, FOCUS, ABOUT, WHERE, ASKER, ALREADY, PARTNER_KINDS),
    routes.MISSING: (LANGUAGE, FOCUS, PART, GROUPING, CLOSED, KIND_COUNTED),
    routes.METRICS: (LANGUAGE, FOCUS, MEASURE),
}
"""Page -> what its address carries."""

_ENDS = {routes.MISSING: (TASK, FOCUS)}
"""Page -> what ends with leaving it; elsewhere only a task does."""

_ADDRESS, _PAGE, _MOVE = "address", "page", "move"
_FOREIGN, _TOUCHED, _WHOLE = "foreign", "touched", "whole"

_Address = dict[str, list[str]]


def language() -> str:
    """Return the language of the page: of a new address, else as it was, else Dutch."""
    address = _address()
    known = str(st.session_state.get(LANGUAGE) or DUTCH)
    if address == st.session_state.get(_ADDRESS) or st.session_state.get(_TOUCHED):
        return known
    asked = (address.get(LANGUAGE) or [known])[0]
    return asked if asked in LANGUAGES else DUTCH


def restore(page: str) -> None:
    """Take over what the address says, when it was not this page that wrote it.

    What the address of another page leaves out stays as it was, but for what ends with leaving
    its page: a task, a choice that no other page knows; on the same page (a step back, a
    pasted address) it returns to its default. A run that a widget started brings no new
    address: the one it carries can be older than what was just written.
    """
    address = _address()
    touched = st.session_state.pop(_TOUCHED, False)
    st.session_state.pop(_WHOLE, None)
    before = st.session_state.get(_PAGE)
    same_page, ends = before == page, _ENDS.get(str(before), (TASK,))
    st.session_state[_PAGE] = page
    news = st.session_state.get(_ADDRESS) != address and not touched
    st.session_state[_FOREIGN] = same_page and news
    if same_page and not st.session_state[_FOREIGN]:
        return
    tongue = language()
    for name, default in _ONE.items():
        if same_page or name in address or name not in st.session_state or name in ends:
            st.session_state[name] = (address.get(name) or [default])[0]
    for name, defaults in _MANY.items():
        if same_page or name in address or name not in st.session_state:
            st.session_state[name] = address.get(name, list(defaults))
    st.session_state[LANGUAGE] = tongue
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[_ADDRESS] = address


def keep() -> None:
    """Write what differs from the default into the address.

    An address that was just taken over stays as it is: each change makes a step in the
    browser's history, and a step back must not make a new one.
    """
    if st.session_state.pop(_TOUCHED, False):
        st.session_state[_FOREIGN] = False
    if st.session_state[_FOREIGN]:
        return
    address = _carried(st.session_state[_PAGE])
    if address != _address():
        st.query_params.from_dict(address)
    st.session_state[_ADDRESS] = address


def _carried(page: str) -> _Address:
    """Return what the address of a page says of the state as it is."""
    address: _Address = {}
    for name in CARRIES[page]:
        if name in _ONE:
            value, default = st.session_state.get(name) or _ONE[name], _ONE[name]
            address |= {name: [str(value)]} if value != default else {}
        else:
            values, defaults = st.session_state.get(name, _MANY[name]), _MANY[name]
            texts = [str(value) for value in values] or [""]
            address |= {name: texts} if set(values) != set(defaults) else {}
    return address


def touched() -> None:
    """Tell that the user changed a widget of this page; the callback of every widget."""
    st.session_state[_TOUCHED] = True


def ask_whole() -> None:
    """Ask that the whole page is drawn anew, for a change that its parts do not show alone."""
    st.session_state[_WHOLE] = True


def draw_whole_if_asked() -> None:
    """Draw the whole page instead of a part of it, when a callback asked for that."""
    if st.session_state.pop(_WHOLE, False):
        st.rerun()


def focus() -> str:
    """Return the id of the chosen node or edge, empty when nothing is chosen."""
    return str(st.session_state.get(FOCUS, ""))


def choose(chosen: str | None, *, in_canvas: bool = False) -> None:
    """Make a node or edge the chosen one, or nothing."""
    touched()
    st.session_state[FOCUS] = chosen or ""
    if not in_canvas:
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def expand(centre: str) -> None:
    """Show the surroundings of one node more; the first one hides the rest of the network."""
    trail = list(st.session_state.get(AROUND, []))
    st.session_state[AROUND] = [one for one in trail if one != centre] + [centre]
    choose(centre)
    ask_whole()


def follow(component: str, *, in_canvas: bool = False) -> Callable[[], None]:
    """Return a callback that goes where a link or a click in a component leads."""

    def take_over() -> None:
        target = (st.session_state.get(component) or {}).get("chosen") or {}
        asked = {name: str(target.get(name) or "")[:LONGEST_VALUE] for name in _ONE}
        if centre := str(target.get(AROUND) or "")[:LONGEST_VALUE]:
            expand(centre)
        elif "page" in target:
            move(str(target["page"]), {name: value for name, value in asked.items() if value})
        else:
            choose(asked[FOCUS], in_canvas=in_canvas)

    return take_over


def move(page: str, address: Mapping[str, str]) -> None:
    """Ask for another page, with this in its address; the entry script goes there.

    The address says no default, or else the page would rewrite it, and one step back in the
    browser would stay on the page.
    """
    ask_whole()
    tongue = str(st.session_state[LANGUAGE])
    spoken = {} if tongue == _ONE[LANGUAGE] else {LANGUAGE: tongue}
    st.session_state[_MOVE] = (page, {**spoken, **address})


def asked_move() -> tuple[str, dict[str, str]] | None:
    """Return, once, the page that was asked for and what its address says."""
    asked: tuple[str, dict[str, str]] | None = st.session_state.pop(_MOVE, None)
    return asked


def _address() -> _Address:
    return {
        name: [value[:LONGEST_VALUE] for value in st.query_params.get_all(name)]
        for name in st.query_params
        if name in _ONE or name in _MANY
    }
