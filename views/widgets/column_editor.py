"""The field of each column of a spreadsheet: as recognised, for the user to confirm or change."""

from __future__ import annotations

import re

import streamlit as st

from loaders.spreadsheets.columns.fields import FIELDS
from loaders.spreadsheets.columns.mapping import ColumnMapping, folded
from loaders.spreadsheets.reader import Spreadsheet, SpreadsheetReading
from loaders.spreadsheets.sheet import Sheet
from loaders.spreadsheets.sheet_warnings import warning_text
from views import url_state
from views.contract.panel import Group, TieLine
from views.i18n import Words

_EXAMPLES, _LONGEST = 3, 40
_ABREAST = 3
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!<>~$:|&])")


def columns(key: str, spreadsheet: Spreadsheet, words: Words) -> dict[str, str]:
    """Draw a choice for every column; return the chosen fields by folded header."""
    chosen: dict[str, str] = {}
    has_names = any(mapping.has_names for mapping in spreadsheet.mappings)
    for number, (sheet, mapping) in enumerate(
        zip(spreadsheet.sheets, spreadsheet.mappings, strict=True)
    ):
        if not mapping.columns:
            continue
        title = words("columns.of", sheet=_plain(sheet.name)) if len(spreadsheet.sheets) > 1 else ""
        is_open = mapping.has_names or not has_names
        with st.expander(title or words("columns.title"), expanded=is_open):
            st.text(words("columns.text"))
            chosen |= _sheet(f"{key}_{number}", sheet, mapping, words)
    return chosen


def _sheet(key: str, sheet: Sheet, mapping: ColumnMapping, words: Words) -> dict[str, str]:
    chosen = {}
    for index, column in enumerate(mapping.columns):
        if index % _ABREAST == 0:
            places = st.columns(_ABREAST)
        examples = _examples(sheet, mapping, index)
        label = words("columns.column", name=_plain(column.header[:_LONGEST]))
        chosen[folded(column.header)] = places[index % _ABREAST].selectbox(
            label,
            list(FIELDS),
            index=list(FIELDS).index(column.field),
            format_func=lambda name: FIELDS[name].label.in_language(words.language),
            key=f"column_{key}_{index}",
            help=words("columns.examples", examples=_plain("; ".join(examples))),
            on_change=url_state.touched,
        )
    return chosen


def _examples(sheet: Sheet, mapping: ColumnMapping, index: int) -> list[str]:
    """Return the first different cells of a column."""
    found: dict[str, None] = {}
    for row in sheet.rows[mapping.header_row + 1 :]:
        if len(found) == _EXAMPLES:
            break
        if index < len(row) and row[index]:
            found[row[index][:_LONGEST]] = None
    return list(found)


def warnings_group(reading: SpreadsheetReading, words: Words) -> Group:
    """Return what to know of a spreadsheet before it is stored, as a group of a panel."""
    lines = tuple(
        TieLine(more=warning_text(warning, words.language)) for warning in reading.warnings
    )
    title = words("columns.remarks", rows=reading.rows, names=len(reading.subjects))
    return Group(title, lines, open=bool(lines), count=len(lines))


def _plain(text: str) -> str:
    """Return text that a label shows as it is, whatever Markdown would make of it."""
    return _SIGNS.sub(r"\\\1", text)
