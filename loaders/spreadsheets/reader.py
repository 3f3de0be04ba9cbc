"""From a table to a network: a row for each organisation, initiative, person or tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from graph.errors import LoadError
from graph.network import Assertion, Document, Evidence, Network, Node, node_id
from graph.schema import REPORT
from loaders.language.name_keys import rivals
from loaders.readers.source import name_of
from loaders.spreadsheets import sheet_warnings
from loaders.spreadsheets.columns import fields
from loaders.spreadsheets.columns.mapping import Layout, recognise
from loaders.spreadsheets.entity_rows import Subjects, city_of
from loaders.spreadsheets.network_builder import Gathering
from loaders.spreadsheets.relation_rows import Ties
from loaders.spreadsheets.row_text import RULE, Row, freeze
from loaders.spreadsheets.sheet import Sheet
from loaders.spreadsheets.sheet_warnings import Note, Notes
from loaders.spreadsheets.split_values import organisations_in

TABLES: dict[str, tuple[str, str]] = {
    ".csv": ("loaders.spreadsheets.formats.csv", "read_delimited"),
    ".ods": ("loaders.spreadsheets.formats.ods", "read_opendocument_sheet"),
    ".tab": ("loaders.spreadsheets.formats.csv", "read_delimited"),
    ".tsv": ("loaders.spreadsheets.formats.csv", "read_delimited"),
    ".xlsx": ("loaders.spreadsheets.formats.xlsx", "read_excel"),
}
"""Suffix of the file name -> module and function that give its sheets."""


@dataclass(frozen=True)
class Table:
    """A table as recognised: its sheets, each with its layout, and what to know of them."""

    name: str
    sheets: Sequence[Sheet]
    layouts: Sequence[Layout]
    notes: Notes


@dataclass(frozen=True)
class TableReading:
    """What became of a table; ``rows`` counts those under the headers.

    ``subjects`` are the ids of the nodes, or of the edges, that the rows are about.
    """

    network: Network
    layouts: Sequence[Layout]
    notes: tuple[Note, ...]
    rows: int
    subjects: frozenset[str]


def is_table(path: Path) -> bool:
    """Whether the file is a table, by its name."""
    return path.suffix.lower() in TABLES


def open_table(path: Path, told: Mapping[str, str] | None = None) -> Table:
    """Return a table with its columns recognised; ``told`` gives fields by folded header.

    Raises
    ------
    LoadError
        If the file cannot be read, or has no column with a header in ``told``.
    """
    module, function = TABLES[path.suffix.lower()]
    read = cast(Callable[[Path], list[Sheet]], getattr(import_module(module), function))
    table = recognised(name_of(path), read(path), told or {})
    if unknown := (told or {}).keys() - {header for one in table.layouts for header in one.told}:
        raise LoadError(
            f"{table.name}: there is no column '{min(unknown)}' (columns: {_headers(table)});"
            " check --map."
        )
    return table


def recognised(name: str, sheets: Sequence[Sheet], told: Mapping[str, str]) -> Table:
    """Return a table of these sheets; ``told`` gives fields by folded header."""
    told_of = Notes()
    layouts = [recognise(sheet, told, told_of) for sheet in sheets]
    return Table(name, sheets, layouts, told_of)


def read_table(table: Table, on_row: Callable[[int], None] | None = None) -> TableReading:
    """Return the network that a table states; ``on_row`` is told how many rows were read.

    Raises
    ------
    LoadError
        If no column names who or what the rows are about, or there are no rows.
    """
    _check(table)
    document, rows = freeze(table.name, table.sheets, table.layouts)
    gathering = Gathering(document, rivals(_organisations(table.layouts, rows)))
    for sheet, layout, among in zip(table.sheets, table.layouts, rows, strict=True):
        if not layout.has_names:
            table.notes.add(sheet_warnings.SHEET, value=sheet.name)
            continue
        _note_oddities(table.notes, sheet, layout, among)
        take = _taker(document, layout, gathering, table.notes, among)
        for count, row in enumerate(among, 1):
            take(row)
            if on_row:
                on_row(count)
    network = gathering.network(_report(document))
    count = sum(map(len, rows))
    subjects = frozenset(gathering.subjects)
    return TableReading(network, table.layouts, tuple(table.notes), count, subjects)


def _organisations(layouts: Sequence[Layout], rows: Sequence[list[Row]]) -> Iterator[str]:
    """Yield every name in a column of organisations."""
    for layout, among in zip(layouts, rows, strict=True):
        columns = [column for field in fields.ORGANISATIONS for column in layout.where(field)]
        for row in among:
            for column in columns:
                yield row.cell(column)
                yield from organisations_in(row.cell(column))


def _taker(
    document: Document, layout: Layout, gathering: Gathering, told: Notes, rows: list[Row]
) -> Callable[[Row], None]:
    if layout.where(fields.FROM) and layout.where(fields.TO):
        return Ties(document, layout, gathering, told).take
    return Subjects(document, layout, gathering, told, city_of(rows, layout)).take


def _note_oddities(told: Notes, sheet: Sheet, layout: Layout, rows: list[Row]) -> None:
    for number in sheet.unsaved:
        told.add(sheet_warnings.FORMULA, number)
    for row in rows:
        if len(row.cells) > len(layout.columns):
            told.add(sheet_warnings.WIDE, row.number)


def _check(table: Table) -> None:
    sheets = zip(table.sheets, table.layouts, strict=True)
    if not any(any(sheet.rows[layout.header + 1 :]) for sheet, layout in sheets):
        raise LoadError(f"{table.name}: the table is empty; there are no rows under its header.")
    if not any(layout.has_names for layout in table.layouts):
        raise LoadError(
            f"{table.name}: no column with names of organisations, people or ties was recognised"
            f" (columns: {_headers(table)}); say which one it is with --map COLUMN=name."
        )


def _headers(table: Table) -> str:
    return ", ".join(c.header[:30] for layout in table.layouts for c in layout.columns[:12])


def _report(document: Document) -> Node:
    """Return the node of the table itself, whose evidence is its header."""
    header = next(block for block in document.blocks if block.kind == "heading")
    quote = document.text[header.start : header.end]
    proof = Evidence(document.id, header.start, header.end, quote, rule=RULE)
    said = Assertion(document.id, document.title, evidence=(proof,))
    return Node(node_id(REPORT, document.id), REPORT, (said,))
