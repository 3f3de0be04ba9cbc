"""From what a Neo4j server answers to nodes, edges and documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from neo4j import ManagedTransaction

from graph.network import Assertion, Block, Document, Edge, Evidence, Network, Node
from graph.store.document_parts import NO_LAYOUT
from graph.store.neo4j.schema import TIE

NO_SESSION = -1
"""Stands for 'in no session' in lists, which cannot hold a null."""

_LISTS = ("starts", "ends", "quotes", "sessions", "statuses", "rules", "confidences", "readers")


def load_nodes(
    transaction: ManagedTransaction,
    ids: Collection[str] | None,
    reports: Collection[str] = (),
) -> dict[str, Node]:
    """Return the nodes by id (None for all); of ``reports`` only, where those are given."""
    rows = transaction.run(
        f"MATCH (n:Entity)-[said:NAMED_IN]->(d:Document) {_where(ids, 'n.id', reports)}"
        "RETURN n.id AS id, n.type AS type, d.id AS document,"
        " said {.*, readers: coalesce(said.readers, [_ IN said.starts | ''])} AS said",
        ids=_listed(ids),
        reports=list(reports),
    )
    types: dict[str, str] = {}
    said: dict[str, list[Assertion]] = {}
    for id, type, document, assertion in rows:
        types[id] = type
        said.setdefault(id, []).append(_assertion(document, assertion))
    return {id: Node(id, types[id], tuple(assertions)) for id, assertions in said.items()}


def load_edges(
    transaction: ManagedTransaction,
    ids: Collection[str] | None,
    reports: Collection[str] = (),
    places: Collection[tuple[str, Any]] | None = None,
) -> dict[str, Edge]:
    """Return the edges by id (None for all) with their evidence.

    Only evidence of ``reports`` and of ``places`` (pairs of document id and session number)
    counts, where those are given.
    """
    where = _where(ids, "e.edge", reports)
    if places is not None:
        where += f"{'AND' if where else 'WHERE'} [d.id, e.session] IN $places "
    rows = transaction.run(
        f"MATCH (e:Evidence)-[:STATED_IN]->(d:Document) {where}"
        "RETURN e.edge, e.type, e.source, e.target, d.id, e.start, e.end, e.quote, e.session,"
        " e.status, e.rule, e.confidence, coalesce(e.reader, '')",
        ids=_listed(ids),
        reports=list(reports),
        places=[list(place) for place in places or ()],
    )
    ends: dict[str, tuple[str, str, str]] = {}
    quotes: dict[str, list[Evidence]] = {}
    for id, type, source, target, *evidence in rows:
        ends[id] = (type, source, target)
        quotes.setdefault(id, []).append(Evidence(*evidence))
    return {id: Edge(*ends[id], tuple(found)) for id, found in quotes.items()}


def edges_between(transaction: ManagedTransaction, ids: Collection[str]) -> list[str]:
    """Return the ids of the edges that have both ends among these nodes."""
    rows = transaction.run(
        f"MATCH (a:Entity)-[r:{TIE}]->(b:Entity) WHERE a.id IN $ids AND b.id IN $ids RETURN r.id",
        ids=list(ids),
    )
    return [id for (id,) in rows]


def load_documents(
    transaction: ManagedTransaction, ids: Collection[str] | None, *, texts: bool = True
) -> list[Document]:
    """Return these documents (None for all), in order of id, without ``texts`` empty ones."""
    text, layout = ("d.text", "d.layout") if texts else ("''", f"'{NO_LAYOUT}'")
    rows = transaction.run(
        f"MATCH (d:Document) {_where(ids, 'd.id')}"
        f"RETURN d.id, d.title, {text}, d.source, d.format, d.event, d.date, d.year, {layout}"
        " ORDER BY d.id",
        ids=_listed(ids),
    )
    return [_document(layout, columns) for *columns, layout in rows]


def as_network(
    documents: Iterable[Document], nodes: dict[str, Node], edges: dict[str, Edge]
) -> Network:
    """Return a network of parts that a store has checked before it kept them.

    An edge that another client stored between two of our queries is left out.
    """
    return Network(
        {document.id: document for document in documents},
        dict(sorted(nodes.items())),
        {
            id: edge
            for id, edge in sorted(edges.items())
            if edge.source in nodes and edge.target in nodes
        },
    )


def properties_of(assertion: Assertion) -> dict[str, Any]:
    """Return what a document says of a node as the properties of its NAMED_IN."""
    mentions = [
        (e.start, e.end, e.quote, _number(e.session), e.status, e.rule, e.confidence, e.reader)
        for e in assertion.evidence
    ]
    columns = [list(column) for column in zip(*mentions, strict=True)] or [[] for _ in _LISTS]
    return {
        "name": assertion.name,
        "kind": assertion.kind,
        "aliases": list(assertion.aliases),
        "properties": json.dumps(assertion.properties),
        **dict(zip(_LISTS, columns, strict=True)),
    }


def _assertion(document: str, said: dict[str, Any]) -> Assertion:
    mentions = zip(*(said[name] for name in _LISTS), strict=True)
    return Assertion(
        document,
        said["name"],
        said.get("kind"),
        tuple(said["aliases"]),
        tuple((key, value) for key, value in json.loads(said["properties"])),
        tuple(
            Evidence(document, start, end, quote, _session(number), *rest)
            for start, end, quote, number, *rest in mentions
        ),
    )


def _number(session: int | None) -> int:
    return NO_SESSION if session is None else session


def _session(number: int) -> int | None:
    return None if number == NO_SESSION else number


def _document(layout: str, columns: list[Any]) -> Document:
    pages, blocks = json.loads(layout)
    return replace(
        Document(*columns),
        pages=tuple((start, page) for start, page in pages),
        blocks=tuple(Block(*block) for block in blocks),
    )


def _where(ids: Collection[str] | None, column: str, reports: Collection[str] = ()) -> str:
    conditions = [f"{column} IN $ids"] if ids is not None else []
    conditions += ["d.id IN $reports"] if reports else []
    return f"WHERE {' AND '.join(conditions)} " if conditions else ""


def _listed(ids: Collection[str] | None) -> list[str] | None:
    return None if ids is None else list(ids)
