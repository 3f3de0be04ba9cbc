"""From what documents say to the tables of the embedded store, and out of them again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from itertools import count

from graph.errors import ModelError
from graph.model import Document, Evidence
from graph.store.base import WriteSummary
from graph.store.embedded_read import among, ids_of, keys_of, load_edges, load_nodes
from graph.store.matching import folded, labels
from graph.store.parts import Part

_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class _Touched:
    """Keys of the nodes and edges whose rows were added or taken away."""

    nodes: set[int] = field(default_factory=set)
    edges: set[int] = field(default_factory=set)


def write(connection: sqlite3.Connection, parts: list[Part]) -> WriteSummary:
    """Store the parts that are new or read differently; replace what was there of them."""
    known = dict(connection.execute("SELECT id, digest FROM document"))
    digests = {part.document.id: part.digest for part in parts}
    changed = [part for part in parts if known.get(part.document.id) != digests[part.document.id]]
    touched = _Touched()
    for part in changed:
        if part.document.id in known:
            _take_away(connection, part.document.id, touched)
    _add(connection, changed, digests, touched)
    _refresh(connection, touched)
    if changed:
        _renew_revision(connection)
    return WriteSummary(
        added=tuple(part.document.id for part in changed if part.document.id not in known),
        replaced=tuple(part.document.id for part in changed if part.document.id in known),
        unchanged=tuple(key for key, digest in digests.items() if known.get(key) == digest),
    )


def remove(connection: sqlite3.Connection, document_id: str) -> bool:
    """Take away a document and what only it said; False if it was not there."""
    touched = _Touched()
    if not _take_away(connection, document_id, touched):
        return False
    _refresh(connection, touched)
    _renew_revision(connection)
    return True


def _take_away(connection: sqlite3.Connection, document_id: str, touched: _Touched) -> bool:
    found = connection.execute("SELECT key FROM document WHERE id = ?", [document_id]).fetchone()
    if found is None:
        return False
    for table, column, keys in (
        ("assertion", "node", touched.nodes),
        ("evidence", "edge", touched.edges),
    ):
        rows = connection.execute(f"SELECT {column} FROM {table} WHERE document = ?", found)
        keys.update(key for (key,) in rows)
        connection.execute(f"DELETE FROM {table} WHERE document = ?", found)
    connection.execute("DELETE FROM document WHERE key = ?", found)
    return True


def _add(
    connection: sqlite3.Connection, parts: list[Part], digests: dict[str, str], touched: _Touched
) -> None:
    documents = _add_documents(connection, parts, digests)
    nodes = _add_nodes(connection, parts)
    _add_assertions(connection, parts, documents, nodes)
    edges = _add_edges(connection, parts, nodes)
    _add_evidence(connection, parts, documents, edges)
    touched.nodes.update(nodes.values())
    touched.edges.update(edges.values())


def _add_documents(
    connection: sqlite3.Connection, parts: list[Part], digests: dict[str, str]
) -> dict[str, int]:
    keys = {
        part.document.id: key
        for part, key in zip(parts, _free(connection, "document"), strict=False)
    }
    connection.executemany(
        "INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            _document_row(keys[part.document.id], part.document, digests[part.document.id])
            for part in parts
        ),
    )
    return keys


def _document_row(key: int, document: Document, digest: str) -> tuple[object, ...]:
    layout = json.dumps([document.pages, [astuple(block) for block in document.blocks]])
    return (
        *(key, document.id, document.title, document.source, document.format, document.event),
        *(document.date, document.year, document.sha256, len(document.text), digest, layout),
        document.text,
    )


def _add_nodes(connection: sqlite3.Connection, parts: list[Part]) -> dict[str, int]:
    types = {node.id: node.type for part in parts for node, _ in part.assertions}
    connection.executemany(
        "INSERT INTO node (id, type) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", types.items()
    )
    rows = connection.execute(f"SELECT id, type FROM node WHERE id {_AMONG}", [among(types)])
    for key, type in rows:
        if type != types[key]:
            raise ModelError(f"Node '{key}' is {type} in the store but {types[key]} here.")
    return keys_of(connection, types)


def _add_assertions(
    connection: sqlite3.Connection,
    parts: list[Part],
    documents: dict[str, int],
    nodes: dict[str, int],
) -> None:
    said = [pair for part in parts for pair in part.assertions]
    keys = list(zip(said, _free(connection, "assertion"), strict=False))
    connection.executemany(
        "INSERT INTO assertion VALUES (?,?,?,?,?,?,?)",
        (
            (
                key,
                nodes[node.id],
                documents[a.document],
                a.name,
                a.kind,
                json.dumps(a.aliases),
                json.dumps(a.properties),
            )
            for (node, a), key in keys
        ),
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?,?,?,?,?,?,?,?,?)",
        (
            (key, position, *_quote_row(mention))
            for (_, a), key in keys
            for position, mention in enumerate(a.evidence)
        ),
    )


def _add_edges(
    connection: sqlite3.Connection, parts: list[Part], nodes: dict[str, int]
) -> dict[str, int]:
    edges = {edge.id: edge for part in parts for edge, _ in part.evidence}
    rows = {key: (edge.type, nodes[edge.source], nodes[edge.target]) for key, edge in edges.items()}
    connection.executemany(
        "INSERT INTO edge (type, source, target) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        rows.values(),
    )
    find = "SELECT key FROM edge WHERE type = ? AND source = ? AND target = ?"
    return {key: connection.execute(find, row).fetchone()[0] for key, row in rows.items()}


def _add_evidence(
    connection: sqlite3.Connection,
    parts: list[Part],
    documents: dict[str, int],
    edges: dict[str, int],
) -> None:
    connection.executemany(
        'INSERT INTO evidence (edge, document, start, "end", quote, session, status, rule,'
        " confidence) VALUES (?,?,?,?,?,?,?,?,?)",
        (
            (edges[edge.id], documents[evidence.document], *_quote_row(evidence))
            for part in parts
            for edge, evidence in part.evidence
        ),
    )


def _quote_row(evidence: Evidence) -> tuple[object, ...]:
    return (
        *(evidence.start, evidence.end, evidence.quote, evidence.session, evidence.status),
        *(evidence.rule, evidence.confidence),
    )


def _refresh(connection: sqlite3.Connection, touched: _Touched) -> None:
    """Work out again what follows from the rows of the touched nodes and edges."""
    edges = load_edges(connection, touched.edges, ids_of(connection, touched.nodes))
    connection.executemany(
        "UPDATE edge SET status = ?, confidence = ?, sources = ? WHERE key = ?",
        ((e.status, e.confidence, len(e.documents), key) for key, e in edges.items()),
    )
    _delete(connection, "edge", touched.edges - edges.keys())
    nodes = load_nodes(connection, touched.nodes)
    connection.execute(f"DELETE FROM label WHERE node {_AMONG}", [among(touched.nodes)])
    _delete(connection, "node", touched.nodes - nodes.keys())
    connection.executemany(
        "UPDATE node SET name = ?, kind = ?, confidence = ?, sources = ?, degree ="
        " (SELECT count(*) FROM edge WHERE source = node.key)"
        " + (SELECT count(*) FROM edge WHERE target = node.key) WHERE key = ?",
        ((n.name, n.kind, n.confidence, len(n.documents), key) for key, n in nodes.items()),
    )
    connection.executemany(
        "INSERT INTO label (node, field, text, folded) VALUES (?, ?, ?, ?)",
        (
            (key, kind, text, folded(text))
            for key, node in nodes.items()
            for kind, text in labels(node)
        ),
    )


def _delete(connection: sqlite3.Connection, table: str, keys: Iterable[int]) -> None:
    connection.execute(f"DELETE FROM {table} WHERE key {_AMONG}", [among(keys)])


def _free(connection: sqlite3.Connection, table: str) -> count[int]:
    """Return keys that no row of the table has; we alone are writing."""
    (last,) = connection.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()
    return count(last + 1)


def _renew_revision(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE state SET revision = hex(randomblob(8))")
