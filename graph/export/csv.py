"""CSV for spreadsheets: a zip with nodes, edges and every quote."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

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
from graph.network import Network

_NODE_FIELDS = ("id", "type", "name", "kind", "aliases", "documents")
_EDGE_FIELDS = ("id", "type", "source", "target", "status", "documents", "quotes", "readers")
_EVIDENCE_FIELDS = (
    "edge",
    "type",
    "source",
    "target",
    "status",
    "document",
    "session",
    "start",
    "end",
    "quote",
    "reader",
)
_BYTE_ORDER_MARK = "\ufeff"
_MOMENT = (1980, 1, 1, 0, 0, 0)


class CsvExporter(Exporter):
    """A zip of nodes.csv, edges.csv and evidence.csv (UTF-8 with a byte order mark, for Excel)."""

    suffix = ".zip"
    media_type = "application/zip"

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the zip; its entries carry no date, so equal content gives equal bytes."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, table in tables(network).items():
                entry = zipfile.ZipInfo(f"{name}.csv", _MOMENT)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (_BYTE_ORDER_MARK + table).encode("utf-8", "replace"))
        return content.getvalue()


def tables(network: Network) -> dict[str, str]:
    """Return the three tables by name: nodes, edges and evidence (a row for each quote)."""
    nodes = [node_row(network.nodes[key]) for key in sorted(network.nodes)]
    edges = [network.edges[key] for key in sorted(network.edges)]
    quotes = (row for edge in edges for row in evidence_rows(edge, network))
    return {
        "nodes": csv_table(_NODE_FIELDS, nodes),
        "edges": csv_table(_EDGE_FIELDS, map(edge_row, edges)),
        "evidence": csv_table(_EVIDENCE_FIELDS, quotes),
    }


def csv_table(fields: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """Return a table with a header, for spreadsheets: no cell of it works as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(fields)
    writer.writerows([plain_cell(row[field]) for field in fields] for row in rows)
    return text.getvalue()
