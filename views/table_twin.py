"""The same content as the picture, as tables: for keyboard, screen reader and sorting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from graph.analysis.centrality import degree
from graph.model import Network
from graph.store.base import Store
from views import data, state
from views.catalogue import Words
from views.naming import display_name, kind_of, one_line, relation_of, report_title, status_of
from views.view import View, network_of

Row = dict[str, Any]
Titles = Mapping[str, str]
"""Document id -> title."""

_TABLE, _SORT, _CHOSEN = "table", "table_sort", "table_rows"
_ID = "id"
_STATUS_WIDTH = 110


@st.fragment
def table_twin(view: View, words: Words) -> None:
    """Show what is drawn as a table of ties or of nodes; a chosen row becomes the focus."""
    state.draw_whole_if_asked()
    kinds = {"ties": words("table.ties"), "nodes": words("table.nodes")}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        kind = st.segmented_control(
            words("table.show"), list(kinds), format_func=kinds.__getitem__, default="ties",
            required=True, key=_TABLE, on_change=state.touched,
        persist_state="session",
        )  # fmt: skip
    rows = _rows(data.store(), data.store().revision(), view, kind, words.language)
    if not rows:
        st.info(words("table.empty"))
        return
    columns = [name for name in rows[0] if name != _ID]
    with right:
        by = st.selectbox(
            words("table.sort"),
            columns,
            key=f"{_SORT}_{kind}_{words.language}",
            on_change=state.touched,
        )
    _show(sorted(rows, key=lambda row: _sort_key(row[by])), kind, columns, words)


@lru_cache(maxsize=16)
def _rows(opened: Store, revision: str, view: View, kind: str, language: str) -> list[Row]:
    make = node_rows if kind == "nodes" else tie_rows
    return make(network_of(view), data.titles(), Words(language))


def tie_rows(drawn: Network, titles: Titles, words: Words) -> list[Row]:
    """Return a row for each drawn tie, with its first quote."""
    return [
        {
            _ID: edge.id,
            words("table.from"): display_name(drawn.nodes[edge.source]),
            words("table.tie"): relation_of(edge, words.language),
            words("table.to"): display_name(drawn.nodes[edge.target]),
            words("table.status"): status_of(edge, words.language),
            words("table.quotes"): len(edge.evidence),
            words("table.quote"): one_line(edge.evidence[0].quote),
            words("table.reports"): _joined(titles, edge.documents),
        }
        for edge in drawn.edges.values()
    ]


def node_rows(drawn: Network, titles: Titles, words: Words) -> list[Row]:
    """Return a row for each drawn node, with the place where it is first named."""
    ties = degree(drawn)
    return [
        {
            _ID: node.id,
            words("table.name"): display_name(node),
            words("table.kind"): kind_of(node, words.language),
            words("table.tie_count"): ties[node.id],
            words("table.aliases"): " · ".join(node.aliases),
            words("table.quote"): one_line(node.evidence[0].quote) if node.evidence else "",
            words("table.reports"): _joined(titles, node.documents),
        }
        for node in drawn.nodes.values()
    ]


def _joined(titles: Titles, documents: tuple[str, ...]) -> str:
    return "; ".join(report_title(titles[one]) for one in documents)


def _sort_key(value: str | int) -> tuple[int, str]:
    """Numbers from high to low, words as in a Dutch index."""
    return (-value, "") if isinstance(value, int) else (0, value.casefold())


def _show(rows: list[Row], kind: str, columns: list[str], words: Words) -> None:
    st.dataframe(
        rows,
        hide_index=True,
        column_order=columns,
        column_config={
            words("table.status"): st.column_config.TextColumn(width=_STATUS_WIDTH),
            words("table.quote"): st.column_config.TextColumn(width="large"),
        },
        key=f"{_CHOSEN}_{kind}",
        on_select=_follow(f"{_CHOSEN}_{kind}", [row[_ID] for row in rows]),
        selection_mode="single-row",
        alt=words("table.label"),
    )


def _follow(key: str, ids: list[str]) -> Callable[[], None]:
    def take_over() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            state.choose(ids[chosen[0]])
            state.ask_whole()

    return take_over
