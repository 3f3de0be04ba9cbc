"""From a spreadsheet to a network: a row for each organisation, initiative, person or tie."""

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
from loaders.spreadsheets.columns.mapping import ColumnMapping, map_columns
from loaders.spreadsheets.entity_rows import EntityRowReader, city_of
from loaders.spreadsheets.network_builder import NetworkBuilder
from loaders.spreadsheets.relation_rows import RelationRowReader
from loaders.spreadsheets.row_text import RULE, SheetRow, freeze_text
from loaders.spreadsheets.sheet import Sheet
from loaders.spreadsheets.sheet_warnings import SheetWarning, SheetWarnings
from loaders.spreadsheets.split_values import organisations_in

SPREADSHEETS: dict[str, tuple[str, str]] = {
    ".csv": ("loaders.spreadsheets.formats.csv", "read_csv"),
    ".ods": ("loaders.spreadsheets.formats.ods", "read_ods"),
    ".tab": ("loaders.spreadsheets.formats.csv", "read_csv"),
    ".tsv": ("loaders.spreadsheets.formats.csv", "read_csv"),
    ".xlsx": ("loaders.spreadsheets.formats.xlsx", "read_xlsx"),
}
"""Suffix of the file name -> module and function that give its sheets."""


@dataclass(frozen=True)
class Spreadsheet:
    """An opened spreadsheet: its sheets, the mapping of each, and warnings for the user."""

    name: str
    sheets: Sequence[Sheet]
    mappings: Sequence[ColumnMapping]
    warnings: SheetWarnings


@dataclass(frozen=True)
class SpreadsheetReading:
    """What was read from a spreadsheet; ``rows`` counts those under the headers.

    ``subjects`` are the ids of the nodes, or of the edges, that the rows are about.
    """

    network: Network
    mappings: Sequence[ColumnMapping]
    warnings: tuple[SheetWarning, ...]
    rows: int
    subjects: frozenset[str]


def is_spreadsheet(path: Path) -> bool:
    """Whether the file is a spreadsheet, by its name."""
    return path.suffix.lower() in SPREADSHEETS


def open_spreadsheet(path: Path, chosen: Mapping[str, str] | None = None) -> Spreadsheet:
    """Return a spreadsheet with its columns mapped to fields.

    ``chosen`` are the fields that the user chose, by folded header.

    Raises
    ------
    LoadError
        If the file cannot be read, or has no column with a header in ``chosen``.
    """
    module, function = SPREADSHEETS[path.suffix.lower()]
    read = cast(Callable[[Path], list[Sheet]], getattr(import_module(module), function))
    spreadsheet = with_columns_mapped(name_of(path), read(path), chosen or {})
    headers = {header for one in spreadsheet.mappings for header in one.fields_by_header}
    if unknown := (chosen or {}).keys() - headers:
        raise LoadError(
            f"{spreadsheet.name}: there is no column '{min(unknown)}'"
            f" (columns: {_headers(spreadsheet)}); check --map."
        )
    return spreadsheet


def with_columns_mapped(
    name: str, sheets: Sequence[Sheet], chosen: Mapping[str, str]
) -> Spreadsheet:
    """Return a spreadsheet of these sheets; ``chosen`` gives fields by folded header."""
    warnings = SheetWarnings()
    mappings = [map_columns(sheet, chosen, warnings) for sheet in sheets]
    return Spreadsheet(name, sheets, mappings, warnings)


def read_spreadsheet(
    spreadsheet: Spreadsheet, on_row: Callable[[int], None] | None = None
) -> SpreadsheetReading:
    """Return the network that a spreadsheet states.

    ``on_row`` is called after each row, with how many rows of its sheet were read.

    Raises
    ------
    LoadError
        If no column names who or what the rows are about, or there are no rows.
    """
    _check(spreadsheet)
    document, rows = freeze_text(spreadsheet.name, spreadsheet.sheets, spreadsheet.mappings)
    builder = NetworkBuilder(document, rivals(_organisations(spreadsheet.mappings, rows)))
    for sheet, mapping, among in zip(spreadsheet.sheets, spreadsheet.mappings, rows, strict=True):
        if not mapping.has_names:
            spreadsheet.warnings.add(sheet_warnings.SHEET, value=sheet.name)
            continue
        _warn_of_oddities(spreadsheet.warnings, sheet, mapping, among)
        read_row = _row_reader(document, mapping, builder, spreadsheet.warnings, among)
        for count, row in enumerate(among, 1):
            read_row(row)
            if on_row:
                on_row(count)
    network = builder.network(_report(document))
    count = sum(map(len, rows))
    subjects = frozenset(builder.subjects)
    return SpreadsheetReading(
        network, spreadsheet.mappings, tuple(spreadsheet.warnings), count, subjects
    )


def _organisations(
    mappings: Sequence[ColumnMapping], rows: Sequence[list[SheetRow]]
) -> Iterator[str]:
    """Yield every name in a column of organisations."""
    for mapping, among in zip(mappings, rows, strict=True):
        columns = [column for field in fields.ORGANISATIONS for column in mapping.indexes_of(field)]
        for row in among:
            for column in columns:
                yield row.cell(column)
                yield from organisations_in(row.cell(column))


def _row_reader(
    document: Document,
    mapping: ColumnMapping,
    builder: NetworkBuilder,
    warnings: SheetWarnings,
    rows: list[SheetRow],
) -> Callable[[SheetRow], None]:
    if mapping.indexes_of(fields.FROM) and mapping.indexes_of(fields.TO):
        return RelationRowReader(document, mapping, builder, warnings).read
    return EntityRowReader(document, mapping, builder, warnings, city_of(rows, mapping)).read


def _warn_of_oddities(
    warnings: SheetWarnings, sheet: Sheet, mapping: ColumnMapping, rows: list[SheetRow]
) -> None:
    for number in sheet.unsaved:
        warnings.add(sheet_warnings.FORMULA, number)
    for row in rows:
        if len(row.cells) > len(mapping.columns):
            warnings.add(sheet_warnings.WIDE, row.number)


def _check(spreadsheet: Spreadsheet) -> None:
    sheets = zip(spreadsheet.sheets, spreadsheet.mappings, strict=True)
    if not any(any(sheet.rows[mapping.header_row + 1 :]) for sheet, mapping in sheets):
        raise LoadError(
            f"{spreadsheet.name}: the table is empty; there are no rows under its header."
        )
    if not any(mapping.has_names for mapping in spreadsheet.mappings):
        raise LoadError(
            f"{spreadsheet.name}: no column with names of organisations, people or ties was"
            f" recognised (columns: {_headers(spreadsheet)}); say which one it is with"
            " --map COLUMN=name."
        )


def _headers(spreadsheet: Spreadsheet) -> str:
    return ", ".join(
        c.header[:30] for mapping in spreadsheet.mappings for c in mapping.columns[:12]
    )


def _report(document: Document) -> Node:
    """Return the node of the spreadsheet itself, whose evidence is its header."""
    header = next(block for block in document.blocks if block.kind == "heading")
    quote = document.text[header.start : header.end]
    proof = Evidence(document.id, header.start, header.end, quote, rule=RULE)
    said = Assertion(document.id, document.title, evidence=(proof,))
    return Node(node_id(REPORT, document.id), REPORT, (said,))
