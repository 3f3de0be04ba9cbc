"""A spreadsheet as frozen text: a line for each row of the file, so that row n is line n."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.network import Block, Document, Evidence, slug
from loaders.readers.metadata import year_in
from loaders.readers.source import check_text
from loaders.spreadsheets.cell_values import CONTACT_SIGN, without_contact
from loaders.spreadsheets.columns import fields
from loaders.spreadsheets.columns.mapping import ColumnMapping
from loaders.spreadsheets.sheet import Sheet

SEPARATOR = " | "
RULE = "table"
"""The name of the rule that reads rows."""
SURE = 1.0
"""A row says itself what it says; how its columns are to be read, the user confirmed."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number in the sheet, its cells, its line in the text and where that begins."""

    number: int
    cells: tuple[str, ...]
    line: str
    start: int

    def cell(self, column: int) -> str:
        """Return a cell, empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""

    def evidence(self, document: str, status: str) -> Evidence:
        """Return the row as evidence."""
        end = self.start + len(self.line)
        return Evidence(document, self.start, end, self.line, None, status, RULE, SURE)

    def mention(self, document: str, column: int, value: str) -> Evidence:
        """Return the value in a cell of this row as evidence that it is named there."""
        before = sum(len(cell) + len(SEPARATOR) for cell in self.cells[:column])
        start = self.start + before + self.cells[column].find(value)
        return Evidence(document, start, start + len(value), value, rule=RULE, confidence=SURE)


def freeze_text(
    name: str, sheets: Sequence[Sheet], mappings: Sequence[ColumnMapping]
) -> tuple[Document, list[list[SheetRow]]]:
    """Return the document of a file, and the rows under the header of each sheet.

    Contact details do not come along. Each sheet is a page. The blocks tell the header and the
    rows.

    Raises
    ------
    LoadError
        If the text is too long.
    """
    lines: list[str] = []
    found: list[list[SheetRow]] = []
    blocks: list[Block] = []
    pages: list[tuple[int, int]] = []
    at = 0
    for number, (sheet, mapping) in enumerate(zip(sheets, mappings, strict=True), 1):
        pages.append((at, number))
        found.append([])
        for row in _rows(sheet, mapping, at):
            at += len(row.line) + 1
            lines.append(row.line)
            is_header = row.number == mapping.header_row + 1
            if row.cells:
                kind = "heading" if is_header else "row"
                blocks.append(Block(row.start, row.start + len(row.line), kind))
            if row.cells and row.number > mapping.header_row + 1:
                found[-1].append(row)
    text = check_text(name, "\n".join(lines))
    stem, _, suffix = name.rpartition(".")
    title = _title(sheets[0], mappings[0]) or stem
    document = Document(
        id=slug(stem),
        title=title,
        text=text,
        source=name,
        format=suffix.lower(),
        year=year_in(title, stem),
        pages=tuple(pages) if len(pages) > 1 else (),
        blocks=tuple(blocks),
    )
    return document, found


def _rows(sheet: Sheet, mapping: ColumnMapping, at: int) -> Iterator[SheetRow]:
    hidden = set(mapping.indexes_of(fields.CONTACT))
    lists = {i for field in fields.LISTS for i in mapping.indexes_of(field)}
    for number, cells in enumerate(sheet.rows, 1):
        is_below = number > mapping.header_row + 1
        shown = tuple(
            _shown(cell, "; " if is_below and i in lists else " ", is_below and i in hidden)
            for i, cell in enumerate(cells)
        )
        line = SEPARATOR.join(shown)
        yield SheetRow(number, shown, line, at)
        at += len(line) + 1


def _shown(cell: str, between: str, is_hidden: bool) -> str:
    """Return a cell on one line, with what comes between the lines that it has."""
    if is_hidden:
        return CONTACT_SIGN if cell else ""
    return without_contact(cell.replace("\n", between))


def _title(sheet: Sheet, mapping: ColumnMapping) -> str:
    """Return the words of the first row above the header, if there is one with one cell."""
    above = (cells for cells in sheet.rows[: mapping.header_row] if cells)
    first = next(above, ())
    return first[0].replace("\n", " ") if len(first) == 1 else ""
