"""Rows as a table: on the screen to sort and choose from, on paper as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from views.components.registry import paper_rows
from views.i18n import Words

ON_PAPER = 200
"""Rows that are printed; the others are counted."""

Row = Mapping[str, Any]


def rows_table(
    key: str,
    rows: Sequence[Row],
    words: Words,
    *,
    label: str,
    columns: Sequence[str] = (),
    config: Mapping[str, Any] | None = None,
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
    lines = [[_told(row[name]) for name in names] for row in rows[:ON_PAPER]]
    lost = len(rows) - len(lines)
    more = words("table.not_printed", count=lost) if lost else ""
    paper_rows(f"{key}_paper", {"columns": names, "rows": lines, "more": more})


def _told(value: Any) -> str:
    return "" if value is None else str(value)
