"""The same as a picture or a list, as a table: to sort, to read aloud and to take away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from graph.export.csv import csv_table
from views import url_state
from views.contract.tables import TableRow
from views.i18n import Words
from views.widgets.data_table import rows_table

HIDDEN = "id"
"""The column that is not shown: what a chosen row makes the focus."""


def result_table(key: str, rows: list[TableRow], words: Words) -> None:
    """Draw the rows, if any; a chosen row becomes the focus."""
    st.subheader(words("table.title"))
    if not rows:
        st.info(words("table.empty"))
        return
    columns = [name for name in rows[0] if name != HIDDEN]
    rows_table(
        f"{key}_rows",
        rows,
        words,
        label=words("table.label"),
        columns=columns,
        on_select=_follow(f"{key}_rows", [str(row[HIDDEN]) for row in rows]),
    )
    st.download_button(
        words("table.download"),
        partial(_bytes, columns, rows),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"{key}_csv",
        on_click="ignore",
    )


def _bytes(columns: list[str], rows: list[TableRow]) -> bytes:
    return csv_table(columns, rows).encode("utf-8-sig", "replace")


def _follow(key: str, ids: list[str]) -> Callable[[], None]:
    def take_over() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            url_state.choose(ids[chosen[0]])

    return take_over
