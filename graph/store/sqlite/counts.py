"""The numbers of the overview, from the embedded store."""

from __future__ import annotations

import sqlite3
from typing import Any

from graph.schema import WORKS_WITH
from graph.store.base import FACETS, Counts


def read_counts(connection: sqlite3.Connection) -> Counts:
    """Return how much there is of everything."""

    def one(table: str) -> int:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def groups(query: str, *parameters: str) -> dict[Any, int]:
        return dict(connection.execute(query, parameters))

    return Counts(
        documents=one("document"),
        nodes=one("node"),
        edges=one("edge"),
        evidence=one("evidence"),
        by_type=groups("SELECT type, count(*) FROM node GROUP BY type ORDER BY type"),
        by_kind=groups(
            "SELECT kind, count(*) FROM node WHERE kind IS NOT NULL GROUP BY kind ORDER BY kind"
        ),
        by_edge_type=groups("SELECT type, count(*) FROM edge GROUP BY type ORDER BY type"),
        by_status=groups(
            "SELECT status, count(*) FROM edge WHERE type = ? GROUP BY status ORDER BY status",
            WORKS_WITH,
        ),
        by_report=groups(
            "SELECT document.id, count(DISTINCT node) FROM document"
            " LEFT JOIN assertion ON document = document.key GROUP BY document.id"
            " ORDER BY document.id"
        ),
        by_facet=groups("SELECT id, degree FROM node WHERE type IN (?, ?, ?) ORDER BY id", *FACETS),
        by_sources=groups("SELECT sources, count(*) FROM node GROUP BY sources ORDER BY sources"),
        by_confidence=groups(
            "SELECT CAST(confidence * 10 AS INTEGER) AS tenths, count(*) FROM node"
            " GROUP BY tenths ORDER BY tenths"
        ),
    )
