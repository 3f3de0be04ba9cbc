"""CSV and its kin: cells parted by a semicolon, comma, tab or stroke, in any encoding."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from graph.errors import LoadError
from loaders.readers.encoding import decode
from loaders.readers.source import name_of, read_bytes
from loaders.spreadsheets.sheet import LONGEST_CELL, Sheet

_DELIMITERS = (";", ",", "\t", "|")
_END = "end of the file"
_LOOKED_AT = 200
"""Rows by which the delimiter is recognised."""


def read_csv(path: Path) -> list[Sheet]:
    """Return the one sheet of a CSV or tab file.

    Raises
    ------
    LoadError
        If it is no text, or has cells that no spreadsheet has.
    """
    name = name_of(path)
    text = decode(name, read_bytes(path))
    sheet = Sheet(path.stem)
    csv.field_size_limit(max(csv.field_size_limit(), 100 * LONGEST_CELL))
    delimiter = delimiter_of(text)
    try:
        for row in csv.reader(_ended(text), delimiter=delimiter):
            sheet.add(name, row)
    except csv.Error as error:
        raise LoadError(
            f"{name}: row {len(sheet.rows) + 1} cannot be read ({error}); look for a quotation"
            " mark that is opened there and never closed."
        ) from error
    if sheet.rows.pop() != (_END,):
        raise LoadError(
            f"{name}: row {len(sheet.rows) + 1} never ends; look for a quotation mark that is"
            " opened there and never closed."
        )
    return [sheet]


def _ended(text: str) -> Iterator[str]:
    """Yield the lines, and one of our own that is a row unless a quotation mark is left open."""
    yield from io.StringIO(text if text.endswith("\n") else f"{text}\n")
    yield _END


def delimiter_of(text: str) -> str:
    """Return the sign that gives most rows the same number of cells, more than one."""
    return max(_DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """Return how many rows have the most common number of cells, and that number."""
    reader = csv.reader(io.StringIO(text), delimiter=sign)
    try:
        widths = Counter(len(row) for row in islice(reader, _LOOKED_AT) if row)
    except csv.Error:
        return 0, 0
    counted = [(rows, width) for width, rows in widths.items() if width > 1]
    return max(counted, default=(0, 0))
