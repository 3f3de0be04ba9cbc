"""Excel workbooks (xlsx), row by row."""

import io
import warnings
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import IO, Any

import openpyxl
from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from loaders.readers.archive import check_archive, wrapping
from loaders.readers.source import name_of, read_bytes
from loaders.spreadsheets.formats.merged_cells import MergedCells
from loaders.spreadsheets.sheet import MOST_COLUMNS, Sheet

_WHAT = "Excel workbook"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _FORMULA, _VALUE, _MERGE = (_MAIN + tag for tag in ("c", "f", "v", "mergeCell"))
MOST_MARKUP_BYTES = 250_000_000
"""Bytes of a sheet; it is read row by row, so it may be larger than what is parsed whole."""

MergedRanges = dict[int, dict[int, int]]
"""First row -> column (from 0) -> last row."""


def read_xlsx(path: Path) -> list[Sheet]:
    """Return the visible sheets.

    Raises
    ------
    LoadError
        If the file is broken or no workbook.
    """
    name, content = name_of(path), read_bytes(path)
    check_archive(name, _WHAT, content, "[Content_Types].xml", most=MOST_MARKUP_BYTES)
    with wrapping(name, _WHAT), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [
                _sheet(name, worksheet, archive)
                for worksheet in book.worksheets
                if worksheet.sheet_state == "visible"
            ]


def _sheet(file: str, worksheet: Any, archive: zipfile.ZipFile) -> Sheet:
    with archive.open(worksheet._worksheet_path.lstrip("/")) as markup:
        merges, unsaved = _marks(markup)
    sheet, merged = Sheet(worksheet.title, unsaved=unsaved), MergedCells()
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
    for number, cells in enumerate(rows, 1):
        sheet.add(file, merged.filled(number, cells, merges.get(number, {})))
    return sheet


def _marks(markup: IO[bytes]) -> tuple[MergedRanges, list[int]]:
    """Return what is merged over rows, and the rows with a formula that was never worked out.

    The library tells neither while it reads row by row.
    """
    merges: MergedRanges = defaultdict(dict)
    unsaved: dict[int, None] = {}
    events = etree.iterparse(
        markup, tag=(_CELL, _MERGE), resolve_entities=False, no_network=True, huge_tree=True
    )
    for _, element in events:
        if element.tag == _MERGE:
            column, row, _, last = range_boundaries(element.get("ref"))
            if last > row:
                merges[row][column - 1] = last
        elif element.find(_FORMULA) is not None and not element.findtext(_VALUE):
            unsaved[coordinate_to_tuple(element.get("r"))[0]] = None
        element.clear()
    return merges, list(unsaved)
