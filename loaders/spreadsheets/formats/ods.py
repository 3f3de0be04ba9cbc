"""OpenDocument spreadsheets (ods), row by row."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from loaders.readers.archive import check_archive, wrapping
from loaders.readers.odt.styles import tag_of
from loaders.readers.source import name_of, read_bytes
from loaders.spreadsheets.formats.merged_cells import MergedCells
from loaders.spreadsheets.sheet import MOST_COLUMNS, Sheet

_WHAT = "OpenDocument spreadsheet"
_CONTENT = "content.xml"
_TABLE, _ROW = tag_of("table:table"), tag_of("table:table-row")
_CELL, _COVERED = tag_of("table:table-cell"), tag_of("table:covered-table-cell")
_PARAGRAPH = tag_of("text:p")
_NAME = tag_of("table:name")
_REPEATED, _ROWS_REPEATED = (
    tag_of(f"table:number-{what}-repeated") for what in ("columns", "rows")
)
_SPANNED = tag_of("table:number-rows-spanned")
_FORMULA, _TYPE, _VALUE = (
    tag_of(name) for name in ("table:formula", "office:value-type", "office:value")
)
_MOST_MARKUP = 250_000_000
_MOST_EMPTY_ROWS = 1_000
"""More empty rows than this at once are the rest of the sheet."""


def read_ods(path: Path) -> list[Sheet]:
    """Return the sheets.

    Raises
    ------
    LoadError
        If the file is broken or no spreadsheet.
    """
    name, content = name_of(path), read_bytes(path)
    check_archive(name, _WHAT, content, _CONTENT, most=_MOST_MARKUP)
    with (
        wrapping(name, _WHAT),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        archive.open(_CONTENT) as markup,
    ):
        events = etree.iterparse(
            markup,
            events=("start", "end"),
            tag=(_TABLE, _ROW),
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
        return list(_sheets(name, events))


def _sheets(file: str, events: Any) -> Iterator[Sheet]:
    sheet, merged = Sheet(""), MergedCells()
    for event, element in events:
        if element.tag == _TABLE and event == "start":
            sheet, merged = Sheet(element.get(_NAME, "")), MergedCells()
        elif element.tag == _TABLE:
            yield sheet
        elif event == "end":
            _add_row(file, sheet, merged, element)
            element.clear()


def _add_row(file: str, sheet: Sheet, merged: MergedCells, row: Any) -> None:
    cells: list[object] = []
    lasts: dict[int, int] = {}
    number = len(sheet.rows) + 1
    for cell in row.iterchildren(_CELL, _COVERED):
        span = int(cell.get(_SPANNED, "1"))
        if span > 1:
            lasts[len(cells)] = number + span - 1
        if cell.get(_FORMULA) and not cell.get(_TYPE):
            sheet.unsaved.append(number)
        repeated = int(cell.get(_REPEATED, "1"))
        cells += [_value(cell)] * min(repeated, MOST_COLUMNS + 1)
    repeated = int(row.get(_ROWS_REPEATED, "1"))
    if any(cells) or repeated <= _MOST_EMPTY_ROWS:
        for _ in range(repeated):
            sheet.add(file, merged.filled(len(sheet.rows) + 1, cells, lasts))


def _value(cell: Any) -> str:
    """Return the number of a cell as the file holds it, else its text."""
    number = cell.get(_VALUE)
    if number is not None and cell.get(_TYPE) == "float":
        return str(number)
    return "\n".join("".join(p.itertext()) for p in cell.iterchildren(_PARAGRAPH))
