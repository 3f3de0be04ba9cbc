"""From what a document says to a Neo4j server, and out of it again; one transaction each.

Every statement takes its rows as a parameter. The words that are written into a statement
are labels and relationship types of the schema, never something that was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from itertools import islice
from typing import Any

from neo4j import ManagedTransaction

from graph.errors import ModelError
from graph.model import Edge, Evidence, Node
from graph.schema import EDGE_TYPES, NODE_TYPES
from graph.store.matching import QUOTE, folded, labels
from graph.store.neo4j_read import load_edges, load_nodes, properties_of
from graph.store.neo4j_schema import TIE, lock, renew_revision
from graph.store.parts import Part

BATCH = 5_000
"""Rows sent at once."""

Row = dict[str, Any]


def _for_each(types: Iterable[str], action: str) -> str:
    """Return Cypher that runs ``action`` for the type that a row has."""
    return " ".join(
        f"FOREACH (_ IN CASE row.type WHEN '{type}' THEN [1] ELSE [] END | "
        f"{action.format(type=type)})"
        for type in types
    )


_ADD_NODE = "MERGE (n:Entity {id: row.id}) ON CREATE SET n.type = row.type " + _for_each(
    NODE_TYPES, "SET n:{type}"
)
_ADD_EDGE = "MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target}) " + _for_each(
    EDGE_TYPES, "MERGE (a)-[r:{type}]->(b) ON CREATE SET r.id = row.id"
)


def write(transaction: ManagedTransaction, part: Part) -> str:
    """Store one part; return what was done: added, replaced or unchanged."""
    lock(transaction)
    digest = part.digest
    known = _digest(transaction, part.document.id)
    if known == digest:
        return "unchanged"
    nodes, edges = _take_away(transaction, part.document.id) if known else (set(), set())
    _add(transaction, part, digest)
    nodes.update(node.id for node, _ in part.assertions)
    edges.update(edge.id for edge, _ in part.evidence)
    _refresh(transaction, nodes, edges)
    renew_revision(transaction)
    return "replaced" if known else "added"


def remove(transaction: ManagedTransaction, document_id: str) -> bool:
    """Take away a document and what only it said; False if it was not there."""
    lock(transaction)
    if _digest(transaction, document_id) is None:
        return False
    _refresh(transaction, *_take_away(transaction, document_id))
    renew_revision(transaction)
    return True


def _digest(transaction: ManagedTransaction, document_id: str) -> str | None:
    query = "OPTIONAL MATCH (d:Document {id: $id}) RETURN d.digest AS digest"
    record = transaction.run(query, id=document_id).single()
    return record["digest"] if record else None


def _take_away(transaction: ManagedTransaction, document_id: str) -> tuple[set[str], set[str]]:
    """Delete what the document says; return the ids of the nodes and edges it spoke of."""
    nodes = transaction.run(
        "MATCH (n:Entity)-[:NAMED_IN]->(:Document {id: $id}) RETURN DISTINCT n.id", id=document_id
    ).value()
    edges = transaction.run(
        "MATCH (e:Evidence)-[:STATED_IN]->(:Document {id: $id})"
        " WITH e, e.edge AS edge DETACH DELETE e RETURN DISTINCT edge",
        id=document_id,
    ).value()
    transaction.run("MATCH (d:Document {id: $id}) DETACH DELETE d", id=document_id).consume()
    return set(nodes), set(edges)


def _add(transaction: ManagedTransaction, part: Part, digest: str) -> None:
    document = part.document
    layout = json.dumps([document.pages, [astuple(block) for block in document.blocks]])
    names = ("id", "title", "source", "format", "event", "date", "year", "sha256", "text")
    given = {name: getattr(document, name) for name in names}
    given |= {"length": len(document.text), "digest": digest, "layout": layout}
    transaction.run("CREATE (d:Document) SET d = $given", given=given).consume()
    _add_nodes(transaction, {node.id: node for node, _ in part.assertions})
    _send(
        transaction,
        "MATCH (n:Entity {id: row.id}), (d:Document {id: row.document})"
        " CREATE (n)-[said:NAMED_IN]->(d) SET said = row.said",
        (
            {"id": node.id, "document": document.id, "said": properties_of(assertion)}
            for node, assertion in part.assertions
        ),
    )
    edges = {edge.id: edge for edge, _ in part.evidence}
    _send(transaction, _ADD_EDGE, map(_ends, edges.values()))
    _send(
        transaction,
        "MATCH (d:Document {id: row.document})"
        " CREATE (e:Evidence)-[:STATED_IN]->(d) SET e = row.stated",
        ({"document": document.id, "stated": _stated(*pair)} for pair in part.evidence),
    )


def _add_nodes(transaction: ManagedTransaction, nodes: dict[str, Node]) -> None:
    rows = [{"id": node.id, "type": node.type} for node in nodes.values()]
    _send(transaction, _ADD_NODE, rows)
    found = transaction.run(
        "MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id, n.type", ids=list(nodes)
    )
    for id, type in found:
        if type != nodes[id].type:
            raise ModelError(f"Node '{id}' is {type} in the store but {nodes[id].type} here.")


def _ends(edge: Edge) -> Row:
    return {"type": edge.type, "id": edge.id, "source": edge.source, "target": edge.target}


def _stated(edge: Edge, evidence: Evidence) -> Row:
    return {
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
        "words": folded(evidence.quote),
    }


def _refresh(transaction: ManagedTransaction, node_ids: set[str], edge_ids: set[str]) -> None:
    """Work out again what follows from what is left of the touched nodes and edges."""
    edges = load_edges(transaction, edge_ids)
    _delete_edges(transaction, node_ids, edge_ids - edges.keys())
    _send(
        transaction,
        f"MATCH (:Entity {{id: row.source}})-[r:{TIE}]->(:Entity {{id: row.target}})"
        " WHERE type(r) = row.type SET r += row.follows",
        (_ends(edge) | {"follows": _edge_values(edge)} for edge in edges.values()),
    )
    nodes = load_nodes(transaction, node_ids)
    if gone := list(node_ids - nodes.keys()):
        transaction.run("MATCH (n:Entity) WHERE n.id IN $gone DELETE n", gone=gone).consume()
    _send(
        transaction,
        "MATCH (n:Entity {id: row.id}) SET n = row.follows,"
        f" n.degree = COUNT {{ (n)-[:{TIE}]-() }}",
        ({"id": node.id, "follows": _node_values(node)} for node in nodes.values()),
    )


def _delete_edges(transaction: ManagedTransaction, node_ids: set[str], gone: set[str]) -> None:
    if gone:
        transaction.run(
            f"MATCH (a:Entity)-[r:{TIE}]->() WHERE a.id IN $nodes AND r.id IN $gone DELETE r",
            nodes=list(node_ids),
            gone=list(gone),
        ).consume()


def _edge_values(edge: Edge) -> Row:
    return {
        "status": edge.status,
        "confidence": edge.confidence,
        "sources": len(edge.documents),
        "quote": edge.evidence[0].quote,
    }


def _node_values(node: Node) -> Row:
    """Return the properties of a node: facts of its own first, so that none hides ours."""
    found = labels(node)
    return {
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


def _send(transaction: ManagedTransaction, statement: str, rows: Iterable[Row]) -> None:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        transaction.run(f"UNWIND $rows AS row {statement}", rows=batch).consume()
