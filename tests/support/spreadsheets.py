"""Tables of every kind, made on the spot."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from graph.network import Network
from graph.schema import EDGE_TYPES
from loaders.spreadsheets.reader import SpreadsheetReading, open_spreadsheet, read_spreadsheet

HEADER = ("Naam", "Wijk", "Thema", "Koepel")
ROWS = (
    ("Buurttuin Zon", "Carnisse; Tarwewijk", "Groen; Welzijn", "Tuinen van Zuid"),
    ("Repaircafé De Schroef", "Carnisse", "Circulair", ""),
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def csv_of(folder: Path, text: str, name: str = "tabel.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path, **columns: str) -> SpreadsheetReading:
    return read_spreadsheet(open_spreadsheet(path, columns))


def xlsx_of(folder: Path, rows: Sequence[Sequence[object]], *merged: str) -> Path:
    path = folder / "tabel.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def ods_of(folder: Path, rows: Sequence[Sequence[str]], spans: Sequence[int] = ()) -> Path:
    """Write a spreadsheet; ``spans`` gives how many rows the first cell of each row covers."""
    path = folder / "tabel.ods"
    lines = []
    for number, row in enumerate(rows):
        span = spans[number] if number < len(spans) else 1
        cells = "".join(
            f'<table:table-cell table:number-rows-spanned="{span if not at else 1}"'
            f' office:value-type="string">{_paragraphs(cell)}</table:table-cell>'
            if cell
            else "<table:covered-table-cell/>"
            for at, cell in enumerate(row)
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0"'
        f' xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Blad1">{"".join(lines)}'
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content)
    return path


def _paragraphs(cell: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))


def ties(network: Network, edge_type: str) -> set[tuple[str, str]]:
    """Return the ends of the edges of a type, by name; of a symmetric one in alphabetic order."""
    found = {
        (network.nodes[edge.source].name, network.nodes[edge.target].name)
        for edge in network.edges.values()
        if edge.type == edge_type
    }
    if EDGE_TYPES[edge_type].symmetric:
        return {(min(pair), max(pair)) for pair in found}
    return found


def kinds(reading: SpreadsheetReading) -> list[str]:
    return [warning.kind for warning in reading.warnings]
