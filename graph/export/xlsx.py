"""A workbook for Excel and LibreOffice: points, ties, every quote, and where they come from.

The library is imported only when a workbook is written: it takes a tenth of a second.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from graph.export.base import (
    PLAIN,
    Exporter,
    Look,
    Value,
    edge_row,
    evidence_rows,
    node_row,
    plain_cell,
)
from graph.export.xml import xml_text
from graph.network import Document, Network
from graph.schema import Label

if TYPE_CHECKING:
    from openpyxl import Workbook

_SHEETS = {
    "nodes": Label("Punten", "Nodes"),
    "edges": Label("Verbindingen", "Ties"),
    "evidence": Label("Citaten", "Quotes"),
    "documents": Label("Bronnen", "Sources"),
}
_MOMENT = (1980, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDEST = 60

_Row = Mapping[str, Value]


class XlsxExporter(Exporter):
    """A sheet of nodes, one of ties, one with a row for each quote, and one of the reports."""

    suffix = ".xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the workbook; nothing in it is a formula and no date is that of today."""
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in _tables(network).items():
            _add_sheet(book, _SHEETS[name].in_language(look.language), list(rows))
        content = io.BytesIO()
        book.save(content)
        return _undated(content)


def _tables(network: Network) -> dict[str, Iterable[_Row]]:
    edges = [network.edges[key] for key in sorted(network.edges)]
    named = (
        {
            **edge_row(edge),
            "source": network.nodes[edge.source].name,
            "target": network.nodes[edge.target].name,
        }
        for edge in edges
    )
    return {
        "nodes": (node_row(network.nodes[key]) for key in sorted(network.nodes)),
        "edges": named,
        "evidence": (row for edge in edges for row in evidence_rows(edge, network)),
        "documents": (_document_row(network.documents[key]) for key in sorted(network.documents)),
    }


def _document_row(document: Document) -> _Row:
    return {
        "id": document.id,
        "title": document.title,
        "event": document.event,
        "date": document.date,
        "source": document.source,
    }


def _add_sheet(book: Workbook, title: str, rows: list[_Row]) -> None:
    from openpyxl.styles import Font

    sheet = book.create_sheet(title)
    headings = list(rows[0]) if rows else []
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(value) for value in row.values()])
    for column, heading in zip(sheet.columns, headings, strict=False):
        column[0].font = Font(bold=True)
        longest = max(len(str(row[heading] or "")) for row in rows)
        width = min(_WIDEST, max(len(heading), longest) + 2)
        sheet.column_dimensions[column[0].column_letter].width = width
    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = sheet.dimensions


def _cell(value: Value) -> Value:
    return plain_cell(xml_text(value)) if isinstance(value, str) else value


def _undated(content: io.BytesIO) -> bytes:
    """Return the same zip without the moment of writing, so that equal content is equal."""
    plain = io.BytesIO()
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(plain, "w") as archive:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _WRITTEN.sub(rb"\g<1>1980-01-01T00:00:00Z", made.read(name)))
    return plain.getvalue()
