"""The same content as the picture, as tables: for keyboard, screen reader and sorting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import inf

import streamlit as st

from graph.analysis.metrics.centrality import degree
from graph.analysis.metrics.registry import METRICS
from graph.network import Network
from views import url_state
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.labels import (
    display_name,
    kind_of,
    one_line,
    relation_of,
    report_title,
    status_of,
)
from views.presenters.metric_values import metric_label, shown_value
from views.presenters.node_style import BY_COMMUNITY
from views.queries import snapshot
from views.queries.drawn import communities_of, folded_ties, metric_of, network_of
from views.queries.snapshot import Snapshot
from views.view_spec import View
from views.widgets.data_table import rows_table

_Titles = Mapping[str, str]
"""Document id -> title."""
_Columns = Mapping[str, Mapping[str, float | None]]
"""Heading of a column -> node id -> number."""

_TABLE, _SORT, _CHOSEN, _FILTER = "table", "table_sort", "table_rows", "table_filter"
_ID = "id"
_STATUS_WIDTH = 110


@st.fragment
@snapshot.opened()
def network_tables(view: View, words: Words) -> None:
    """Show what is drawn as a table of ties or of nodes; a chosen row becomes the focus."""
    url_state.draw_whole_if_asked()
    kinds = {"ties": words("table.ties"), "nodes": words("table.nodes")}
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    with left:
        kind = st.segmented_control(
            words("table.show"), list(kinds), format_func=kinds.__getitem__, default="ties",
            required=True, key=_TABLE, on_change=url_state.touched,
        persist_state="session",
        )  # fmt: skip
    rows = _rows(snapshot.current(), view, kind, words.language)
    if not rows:
        st.info(words("table.empty"))
        return
    columns = [name for name in rows[0] if name != _ID]
    with middle:
        sought = _sought(words)
    with right:
        by = st.selectbox(
            words("table.sort"),
            columns,
            key=f"{_SORT}_{kind}_{words.language}",
            on_change=url_state.touched,
        )
    found = [row for row in rows if _holds(row, sought)]
    if found:
        _show(sorted(found, key=lambda row: _sort_key(row[by])), kind, columns, words)
    else:
        st.info(words("table.nothing"))


def _sought(words: Words) -> str:
    """Return what the rows must hold, in any column."""
    text = st.text_input(
        words("table.filter"),
        key=_FILTER,
        type="search",
        max_chars=120,
        placeholder=words("table.any"),
        on_change=url_state.touched,
        persist_state="session",
    )
    return (text or "").strip().casefold()


def _holds(row: TableRow, sought: str) -> bool:
    values = (value for name, value in row.items() if name != _ID)
    return not sought or any(sought in str(value).casefold() for value in values)


@lru_cache(maxsize=16)
def _rows(now: Snapshot, view: View, kind: str, language: str) -> list[TableRow]:
    words, drawn, titles = Words(language), network_of(view), now.titles()
    if kind != "nodes":
        return tie_rows(drawn, titles, words)
    return node_rows(drawn, titles, words, _measures(view, words))


def _measures(view: View, words: Words) -> dict[str, dict[str, float | None]]:
    """Return what colours, sizes and badges say, as columns: heading -> node id -> number."""
    columns: dict[str, dict[str, float | None]] = {}
    drawn = network_of(view).nodes
    for name in dict.fromkeys((view.colour, view.size)):
        if name in METRICS:
            values = metric_of(name, view)
            columns[metric_label(name, words.language)] = {
                node: shown_value(name, values[node]) if node in values else None for node in drawn
            }
    if view.colour == BY_COMMUNITY:
        numbered = enumerate(communities_of(view), 1)
        columns[words("table.community")] = {
            node: number for number, community in numbered for node in community.members
        }
    if hidden := folded_ties(view):
        columns[words("table.folded")] = {node: hidden.get(node, 0) for node in drawn}
    return columns


def tie_rows(drawn: Network, titles: _Titles, words: Words) -> list[TableRow]:
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


def node_rows(
    drawn: Network, titles: _Titles, words: Words, measures: _Columns | None = None
) -> list[TableRow]:
    """Return a row for each drawn node, with its measures and where it is first named."""
    ties = degree(drawn)
    return [
        {
            _ID: node.id,
            words("table.name"): display_name(node),
            words("table.kind"): kind_of(node, words.language),
            words("table.tie_count"): ties[node.id],
            **{heading: values.get(node.id) for heading, values in (measures or {}).items()},
            words("table.aliases"): " · ".join(node.aliases),
            words("table.quote"): one_line(node.evidence[0].quote) if node.evidence else "",
            words("table.reports"): _joined(titles, node.documents),
        }
        for node in drawn.nodes.values()
    ]


def _joined(titles: _Titles, documents: tuple[str, ...]) -> str:
    return "; ".join(report_title(titles[one]) for one in documents)


def _sort_key(value: str | float | None) -> tuple[float, str]:
    """Numbers from high to low, what has none last; words as in a Dutch index."""
    if isinstance(value, str):
        return 0, value.casefold()
    return (inf if value is None else -value), ""


def _show(rows: list[TableRow], kind: str, columns: list[str], words: Words) -> None:
    rows_table(
        f"{_CHOSEN}_{kind}",
        rows,
        words,
        label=words("table.label"),
        columns=columns,
        config={
            words("table.status"): st.column_config.TextColumn(width=_STATUS_WIDTH),
            words("table.quote"): st.column_config.TextColumn(width="large"),
        },
        on_select=_follow(f"{_CHOSEN}_{kind}", [str(row[_ID]) for row in rows]),
    )


def _follow(key: str, ids: list[str]) -> Callable[[], None]:
    def take_over() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            url_state.choose(ids[chosen[0]])
            url_state.ask_whole()

    return take_over
