"""From what a document says to a Neo4j server, and out of it again; one transaction each.

Every statement takes its rows as a parameter. The words that are written into a statement
are labels and relationship types of the schema, never something that was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from itertools import islice
from typing import Any

from neo4j import ManagedTransaction

from graph.network import Assertion, Document, Edge, Evidence, Node
from graph.schema import EDGE_TYPES, NODE_TYPES
from graph.store.document_parts import Part, edges_with, nodes_with
from graph.store.neo4j.reader import load_edges, load_nodes, properties_of
from graph.store.neo4j.schema import TIE, lock, renew_revision
from graph.store.search_ranking import QUOTE, folded, labels

BATCH = 5_000
"""Rows sent at once."""

_Row = dict[str, Any]


def _for_each(types: Iterable[str], action: str) -> str:
    """Return Cypher that runs ``action`` for the type that a row has."""
    return " ".join(
        f"FOREACH (_ IN CASE row.type WHEN '{type}' THEN [1] ELSE [] END | "
        f"{action.format(type=type)})"
        for type in types
    )


_SAVE_NODE = "MERGE (n:Entity {id: row.id}) SET n = row.follows " + _for_each(
    NODE_TYPES, "SET n:{type}"
)
_SAVE_EDGE = "MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target}) " + _for_each(
    EDGE_TYPES, "MERGE (a)-[r:{type}]->(b) SET r = row.follows"
)
_SAVE_ASSERTION = (
    "MATCH (n:Entity {id: row.id}), (d:Document {id: row.document})"
    " CREATE (n)-[said:NAMED_IN]->(d) SET said = row.said"
)
_SAVE_EVIDENCE = (
    "MATCH (d:Document {id: row.document}) CREATE (e:Evidence)-[:STATED_IN]->(d) SET e = row.stated"
)
_COUNT_EDGES = f"MATCH (n:Entity {{id: row.id}}) SET n.degree = COUNT {{ (n)-[:{TIE}]-() }}"


@dataclass(slots=True)
class _Touched:
    """Ids of the nodes and edges that a document spoke or speaks of."""

    nodes: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)


def write(transaction: ManagedTransaction, part: Part) -> str:
    """Store one part; return what was done: added, replaced or unchanged."""
    lock(transaction)
    digest = part.digest
    known = _digest(transaction, part.document.id)
    if known == digest:
        return "unchanged"
    touched = _take_away(transaction, part.document.id) if known else _Touched()
    touched.nodes.update(node.id for node, _ in part.assertions)
    touched.edges.update(edge.id for edge, _ in part.evidence)
    _add_document(transaction, part.document, digest)
    _settle(transaction, part, touched)
    return "replaced" if known else "added"


def remove(transaction: ManagedTransaction, document_id: str) -> bool:
    """Take away a document and what only it said; False if it was not there."""
    lock(transaction)
    if _digest(transaction, document_id) is None:
        return False
    touched = _take_away(transaction, document_id)
    _settle(transaction, Part(Document(document_id, "", "")), touched)
    return True


def _digest(transaction: ManagedTransaction, document_id: str) -> str | None:
    query = "OPTIONAL MATCH (d:Document {id: $id}) RETURN d.digest AS digest"
    record = transaction.run(query, id=document_id).single()
    return record["digest"] if record else None


def _take_away(transaction: ManagedTransaction, document_id: str) -> _Touched:
    """Delete what the document says; return what it spoke of."""
    nodes = transaction.run(
        "MATCH (n:Entity)-[:NAMED_IN]->(:Document {id: $id}) RETURN DISTINCT n.id", id=document_id
    ).value()
    edges = transaction.run(
        "MATCH (e:Evidence)-[:STATED_IN]->(:Document {id: $id})"
        " WITH e, e.edge AS edge DETACH DELETE e RETURN DISTINCT edge",
        id=document_id,
    ).value()
    transaction.run("MATCH (d:Document {id: $id}) DETACH DELETE d", id=document_id).consume()
    return _Touched(set(nodes), set(edges))


def _add_document(transaction: ManagedTransaction, document: Document, digest: str) -> None:
    layout = json.dumps([document.pages, [astuple(block) for block in document.blocks]])
    names = ("id", "title", "source", "format", "event", "date", "year", "sha256", "text")
    given = {name: getattr(document, name) for name in names}
    given |= {"length": len(document.text), "digest": digest, "layout": layout}
    transaction.run("CREATE (d:Document) SET d = $given", given=given).consume()


def _settle(transaction: ManagedTransaction, part: Part, touched: _Touched) -> None:
    """Save what the part says, and what follows from that and from all other documents."""
    nodes = nodes_with(load_nodes(transaction, touched.nodes).values(), [part])
    edges = edges_with(load_edges(transaction, touched.edges).values(), [part])
    _delete(transaction, touched, nodes, edges)
    _send(transaction, _SAVE_NODE, map(_node_row, nodes.values()))
    _send(transaction, _SAVE_EDGE, map(_edge_row, edges.values()))
    _send(transaction, _SAVE_ASSERTION, (_said(*pair) for pair in part.assertions))
    _send(transaction, _SAVE_EVIDENCE, (_stated(*pair) for pair in part.evidence))
    _send(transaction, _COUNT_EDGES, ({"id": id} for id in nodes))
    renew_revision(transaction)


def _delete(
    transaction: ManagedTransaction,
    touched: _Touched,
    nodes: dict[str, Node],
    edges: dict[str, Edge],
) -> None:
    """Delete what no document speaks of any more."""
    if gone := list(touched.edges - edges.keys()):
        transaction.run(
            f"MATCH (a:Entity)-[r:{TIE}]->() WHERE a.id IN $nodes AND r.id IN $gone DELETE r",
            nodes=list(touched.nodes),
            gone=gone,
        ).consume()
    if gone := list(touched.nodes - nodes.keys()):
        transaction.run("MATCH (n:Entity) WHERE n.id IN $gone DELETE n", gone=gone).consume()


def _said(node: Node, assertion: Assertion) -> _Row:
    return {"id": node.id, "document": assertion.document, "said": properties_of(assertion)}


def _stated(edge: Edge, evidence: Evidence) -> _Row:
    stated = {
        "edge": edge.id,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "session": evidence.session,
        "status": evidence.status,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "reader": evidence.reader,
        "words": folded(evidence.quote),
    }
    return {"document": evidence.document, "stated": stated}


def _edge_row(edge: Edge) -> _Row:
    follows = {
        "id": edge.id,
        "status": edge.status,
        "confidence": edge.confidence,
        "sources": len(edge.documents),
        "quote": edge.evidence[0].quote,
    }
    return {"type": edge.type, "source": edge.source, "target": edge.target, "follows": follows}


def _node_row(node: Node) -> _Row:
    """Return the properties of a node: facts of its own first, so that none hides ours."""
    found = labels(node)
    follows = {
        **{key: value for key, value in node.properties.items() if key.isidentifier()},
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "kind": node.kind,
        "aliases": list(node.aliases),
        "quotes": [text for field, text in found if field == QUOTE],
        "confidence": node.confidence,
        "sources": len(node.documents),
        "words": " ".join(folded(text) for _, text in found),
    }
    return {"id": node.id, "type": node.type, "follows": follows}


def _send(transaction: ManagedTransaction, statement: str, rows: Iterable[_Row]) -> None:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        transaction.run(f"UNWIND $rows AS row {statement}", rows=batch).consume()
