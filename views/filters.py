"""The filters in the sidebar. An empty filter keeps everything."""

from __future__ import annotations

from collections.abc import Callable, Collection

import streamlit as st

from graph.model import Node
from graph.schema import KINDS, NEIGHBOURHOOD, NODE_TYPES, SESSION, STATUSES, THEME
from graph.store.base import Counts, Filter
from views import data, state
from views.catalogue import Words
from views.naming import GLYPHS, display_name, report_title


def filters(words: Words, counts: Counts) -> Filter:
    """Draw the filters and return what they keep; ``counts`` is of everything loaded."""
    st.subheader(words("filter.title"))
    types, statuses = _types(words, counts), _statuses(words, counts)
    sessions = _pick(words("filter.sessions"), _named(SESSION), state.SESSIONS, words)
    reports = _reports(words)
    with st.expander(words("filter.more")):
        kinds = _pick(words("filter.kinds"), _kinds(words, counts), state.KINDS, words)
        themes = _pick(words("filter.themes"), _named(THEME), state.THEMES, words)
        places = _pick(words("filter.places"), _named(NEIGHBOURHOOD), state.PLACES, words)
    return Filter(
        types=frozenset(types),
        statuses=frozenset(statuses),
        sessions=frozenset(sessions),
        reports=frozenset(reports),
        kinds=frozenset(kinds),
        themes=frozenset(themes),
        places=frozenset(places),
    )


def _types(words: Words, counts: Counts) -> list[str]:
    def label(name: str) -> str:
        one = NODE_TYPES[name]
        plural = one.plural.in_language(words.language)
        return f"{GLYPHS[one.shape]} {plural} {counts.by_type.get(name, 0)}"

    return _pills(words("filter.types"), NODE_TYPES, label, state.TYPES)


def _statuses(words: Words, counts: Counts) -> list[str]:
    def label(name: str) -> str:
        status = STATUSES[name].label.in_language(words.language)
        return f"{status} {counts.by_status.get(name, 0)}"

    help = words("filter.statuses_help")
    return _pills(words("filter.statuses"), STATUSES, label, state.STATUSES, help)


def _pills(
    label: str,
    names: Collection[str],
    show: Callable[[str], str],
    key: str,
    help: str | None = None,
) -> list[str]:
    _drop_unknown(key, names)
    return st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=show,
        key=key,
        help=help,
        on_change=state.touched,
        persist_state="session",
    )


def _reports(words: Words) -> list[str]:
    names = {one: report_title(title) for one, title in data.titles().items()}
    if len(names) < 2:
        st.session_state[state.REPORTS] = []
        return []
    return _pick(words("filter.reports"), names, state.REPORTS, words)


def _named(node_type: str) -> dict[str, str]:
    """Return the names of all nodes of a type, tables in the order of their report."""
    nodes = data.network(Filter(types=frozenset({node_type}))).nodes.values()
    return {node.id: display_name(node) for node in sorted(nodes, key=_order)}


def _order(node: Node) -> tuple[tuple[str, ...], int, str]:
    if node.type != SESSION:
        return (), 0, node.name.casefold()
    return node.documents, int(node.properties.get("number", 0)), node.id


def _kinds(words: Words, counts: Counts) -> dict[str, str]:
    return {
        name: f"{label.in_language(words.language)} ({counts.by_kind[name]})"
        for kinds in KINDS.values()
        for name, label in kinds.items()
        if counts.by_kind.get(name)
    }


def _pick(label: str, names: dict[str, str], key: str, words: Words) -> list[str]:
    _drop_unknown(key, names)
    return st.multiselect(
        label,
        list(names),
        format_func=lambda one: names[one],
        key=key,
        placeholder=words("filter.all"),
        on_change=state.touched,
        persist_state="session",
    )


def _drop_unknown(key: str, known: Collection[str]) -> None:
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one in known]
