"""From what documents say to the tables of the embedded store, and out of them again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from itertools import count

from graph.network import Assertion, Document, Edge, Evidence, Node
from graph.store.base import WriteSummary
from graph.store.document_parts import Part, edges_with, nodes_with
from graph.store.search_ranking import folded, labels
from graph.store.sqlite.reader import among, ids_of, keys_of, load_edges, load_nodes

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
    if changed:
        documents = _add_documents(connection, changed, digests)
        _settle(connection, changed, documents, touched)
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
    _settle(connection, [], {}, touched)
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


def _settle(
    connection: sqlite3.Connection, parts: list[Part], documents: dict[str, int], touched: _Touched
) -> None:
    """Save what the parts say, and what follows from that and from all other documents."""
    node_keys = _node_keys(connection, parts, touched)
    nodes = nodes_with(load_nodes(connection, node_keys.values()).values(), parts)
    edge_keys = _edge_keys(connection, parts, node_keys, touched)
    ids = {key: id for id, key in node_keys.items()}
    edges = edges_with(load_edges(connection, edge_keys.values(), ids).values(), parts)
    _delete(connection, "label", "node", node_keys.values())
    _delete(connection, "edge", "key", (edge_keys[id] for id in edge_keys.keys() - edges.keys()))
    _delete(connection, "node", "key", (node_keys[id] for id in node_keys.keys() - nodes.keys()))
    _save_nodes(connection, nodes, node_keys)
    _save_assertions(connection, parts, documents, node_keys)
    _save_edges(connection, edges, edge_keys, node_keys)
    _save_evidence(connection, parts, documents, edge_keys)
    _count_edges(connection, node_keys.values())
    connection.execute("UPDATE state SET revision = hex(randomblob(8))")


def _node_keys(
    connection: sqlite3.Connection, parts: list[Part], touched: _Touched
) -> dict[str, int]:
    """Return the keys of those nodes of the parts, and of the touched ones, that are there."""
    ids = {node.id for part in parts for node, _ in part.assertions}
    left = {id: key for key, id in ids_of(connection, touched.nodes).items()}
    return keys_of(connection, ids) | left


def _edge_keys(
    connection: sqlite3.Connection,
    parts: list[Part],
    node_keys: dict[str, int],
    touched: _Touched,
) -> dict[str, int]:
    """Return the keys of those edges of the parts, and of the touched ones, that are there."""
    ids = {key: id for id, key in node_keys.items()}
    rows = connection.execute(
        f"SELECT key, type, source, target FROM edge WHERE key {_AMONG}", [among(touched.edges)]
    )
    keys = {f"{ids[source]}|{type}|{ids[target]}": key for key, type, source, target in rows}
    find = "SELECT key FROM edge WHERE source = ? AND target = ? AND type = ?"
    for edge in (edge for part in parts for edge, _ in part.evidence):
        if edge.source in node_keys and edge.target in node_keys:
            ends = (node_keys[edge.source], node_keys[edge.target], edge.type)
            for (key,) in connection.execute(find, ends):
                keys[edge.id] = key
    return keys


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


def _save_nodes(
    connection: sqlite3.Connection, nodes: dict[str, Node], keys: dict[str, int]
) -> None:
    """Save what follows for the nodes; give keys to new ones."""
    new = [id for id in nodes if id not in keys]
    keys.update(zip(new, _free(connection, "node"), strict=False))
    connection.executemany(
        "INSERT INTO node (key, id, type, name, kind, confidence, sources)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name,"
        " kind = excluded.kind, confidence = excluded.confidence, sources = excluded.sources",
        (
            (keys[id], id, node.type, node.name, node.kind, node.confidence, len(node.documents))
            for id, node in nodes.items()
        ),
    )
    connection.executemany(
        "INSERT INTO label (node, field, text, folded) VALUES (?, ?, ?, ?)",
        (
            (keys[id], kind, text, folded(text))
            for id, node in nodes.items()
            for kind, text in labels(node)
        ),
    )


def _save_assertions(
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
            (key, nodes[node.id], documents[a.document], a.name, a.kind, *_as_json(a))
            for (node, a), key in keys
        ),
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            (key, position, *_quote_row(mention))
            for (_, a), key in keys
            for position, mention in enumerate(a.evidence)
        ),
    )


def _as_json(assertion: Assertion) -> tuple[str, str]:
    return json.dumps(assertion.aliases), json.dumps(assertion.properties)


def _save_edges(
    connection: sqlite3.Connection,
    edges: dict[str, Edge],
    keys: dict[str, int],
    nodes: dict[str, int],
) -> None:
    """Save what follows for the edges; give keys to new ones."""
    new = [id for id in edges if id not in keys]
    keys.update(zip(new, _free(connection, "edge"), strict=False))
    connection.executemany(
        "INSERT INTO edge (key, type, source, target, status, confidence, sources)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET status = excluded.status,"
        " confidence = excluded.confidence, sources = excluded.sources",
        (
            (
                *(keys[id], edge.type, nodes[edge.source], nodes[edge.target]),
                *(edge.status, edge.confidence, len(edge.documents)),
            )
            for id, edge in edges.items()
        ),
    )


def _save_evidence(
    connection: sqlite3.Connection,
    parts: list[Part],
    documents: dict[str, int],
    edges: dict[str, int],
) -> None:
    connection.executemany(
        'INSERT INTO evidence (edge, document, start, "end", quote, session, status, rule,'
        " confidence, reader) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            (edges[edge.id], documents[evidence.document], *_quote_row(evidence))
            for part in parts
            for edge, evidence in part.evidence
        ),
    )


def _quote_row(evidence: Evidence) -> tuple[object, ...]:
    return (
        *(evidence.start, evidence.end, evidence.quote, evidence.session, evidence.status),
        *(evidence.rule, evidence.confidence, evidence.reader),
    )


def _count_edges(connection: sqlite3.Connection, nodes: Iterable[int]) -> None:
    connection.execute(
        "UPDATE node SET degree = (SELECT count(*) FROM edge WHERE source = node.key)"
        f" + (SELECT count(*) FROM edge WHERE target = node.key) WHERE key {_AMONG}",
        [among(nodes)],
    )


def _delete(connection: sqlite3.Connection, table: str, column: str, keys: Iterable[int]) -> None:
    connection.execute(f"DELETE FROM {table} WHERE {column} {_AMONG}", [among(keys)])


def _free(connection: sqlite3.Connection, table: str) -> count[int]:
    """Return keys that no row of the table has; we alone are writing."""
    (last,) = connection.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()
    return count(last + 1)
