"""The filters in the sidebar. An empty filter keeps everything."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from graph.model import Network, Node
from graph.schema import NODE_TYPES, SESSION, STATUSES
from graph.store.base import Filter
from views import state
from views.catalogue import Words
from views.naming import GLYPHS, display_name, report_title


def filters(words: Words, sessions: Network) -> Filter:
    """Draw the filters and return what they keep. ``sessions`` holds sessions and reports."""
    st.subheader(words("filter.title"))
    types = _types(words)
    statuses = _statuses(words)
    return Filter(
        types=frozenset(types),
        statuses=frozenset(statuses),
        sessions=frozenset(_sessions(words, sessions)),
        reports=frozenset(_reports(words, sessions)),
    )


def _types(words: Words) -> list[str]:
    def label(name: str) -> str:
        one = NODE_TYPES[name]
        return f"{GLYPHS[one.shape]} {one.plural.in_language(words.language)}"

    _drop_unknown(state.TYPES, NODE_TYPES)
    return st.pills(
        words("filter.types"),
        list(NODE_TYPES),
        selection_mode="multi",
        format_func=label,
        key=state.TYPES,
        persist_state="session",
    )


def _statuses(words: Words) -> list[str]:
    _drop_unknown(state.STATUSES, STATUSES)
    return st.pills(
        words("filter.statuses"),
        list(STATUSES),
        selection_mode="multi",
        format_func=lambda name: STATUSES[name].label.in_language(words.language),
        key=state.STATUSES,
        help=words("filter.statuses_help"),
        persist_state="session",
    )


def _sessions(words: Words, network: Network) -> list[str]:
    nodes = [node for node in network.nodes.values() if node.type == SESSION]
    names = {node.id: display_name(node) for node in sorted(nodes, key=_place_in_report)}
    return _pick(words("filter.sessions"), names, state.SESSIONS, words)


def _reports(words: Words, network: Network) -> list[str]:
    names = {document.id: report_title(document.title) for document in network.documents.values()}
    if len(names) < 2:
        st.session_state[state.REPORTS] = []
        return []
    return _pick(words("filter.reports"), names, state.REPORTS, words)


def _place_in_report(node: Node) -> tuple[tuple[str, ...], int, str]:
    return node.documents, int(node.properties.get("number", 0)), node.id


def _pick(label: str, names: dict[str, str], key: str, words: Words) -> list[str]:
    _drop_unknown(key, names)
    return st.multiselect(
        label,
        list(names),
        format_func=lambda one: names[one],
        key=key,
        placeholder=words("filter.all"),
        persist_state="session",
    )


def _drop_unknown(key: str, known: Collection[str]) -> None:
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one in known]
