"""Steps through the tables of the embedded store, for neighbourhoods and paths."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from graph.schema import REPORT
from graph.store.sqlite.reader import among

_AMONG = "IN (SELECT value FROM json_each(?))"

_STEPS = f"""
    WITH here AS (SELECT key, id FROM node WHERE id {_AMONG}),
    step AS (
        SELECT here.id AS source, edge.target AS there, type, TRUE AS forward
        FROM here JOIN edge ON edge.source = here.key
        UNION ALL SELECT here.id, edge.source, type, FALSE
        FROM here JOIN edge ON edge.target = here.key)
    SELECT step.source, node.id, step.type, forward FROM step JOIN node ON node.key = there
    WHERE node.type <> ? OR node.id IN (?, ?)"""


def ring(
    connection: sqlite3.Connection, frontier: list[str], seen: list[str], room: int
) -> list[str]:
    """Return neighbours of the frontier that were not seen: those with most edges first."""
    rows = connection.execute(
        f"WITH here AS (SELECT key FROM node WHERE id {_AMONG})"
        " SELECT id FROM node WHERE key IN (SELECT target FROM edge WHERE source IN here"
        " UNION SELECT source FROM edge WHERE target IN here)"
        f" AND NOT id {_AMONG} ORDER BY degree DESC, id LIMIT ?",
        [among(frontier), among(seen), room],
    )
    return [key for (key,) in rows]


def steps(
    connection: sqlite3.Connection, ends: tuple[str, str], frontier: Collection[str]
) -> list[tuple[str, str, str]]:
    """Return the steps from the frontier; into a report only where it is an end."""
    rows = connection.execute(_STEPS, [among(sorted(frontier)), REPORT, *ends])
    return [
        (here, there, f"{here}|{type}|{there}" if forward else f"{there}|{type}|{here}")
        for here, there, type, forward in rows
    ]
