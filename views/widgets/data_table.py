"""Rows as a table: on the screen to sort and choose from, on paper as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from graph.export.base import Value
from views.components.registry import paper_rows
from views.contract.tables import PrintRows, TableRow
from views.i18n import Words

ON_PAPER = 200
"""Rows that are printed; the others are counted."""


def rows_table(
    key: str,
    rows: Sequence[TableRow],
    words: Words,
    *,
    label: str,
    columns: Sequence[str] = (),
    config: Mapping[str, ColumnConfig] | None = None,
    on_select: Callable[[], None] | Literal["ignore"] = "ignore",
) -> None:
    """Draw rows with these columns, or all; a chosen row is left in the state under the key."""
    names = list(columns or rows[0])
    st.dataframe(
        rows,
        hide_index=True,
        column_order=names,
        column_config=dict(config or {}),
        key=key,
        on_select=on_select,
        selection_mode="single-row",
        alt=label,
    )
    lines = tuple(tuple(_text(row[name]) for name in names) for row in rows[:ON_PAPER])
    lost = len(rows) - len(lines)
    more = words("table.not_printed", count=lost) if lost else ""
    paper_rows(f"{key}_paper", PrintRows(tuple(names), lines, more))


def _text(value: Value) -> str:
    return "" if value is None else str(value)
