"""Reading a filtered part of a Neo4j store: Cypher narrows, the shared filter decides."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from graph.network import Network, Scalar
from graph.store.base import Filter
from graph.store.filtering import near, selected, session_places
from graph.store.neo4j.reader import (
    as_network,
    edges_between,
    load_documents,
    load_edges,
    load_nodes,
)
from graph.store.neo4j.schema import TIE

_SessionKeys = list[tuple[str, Scalar]] | None


def read_filtered(transaction: ManagedTransaction, filter: Filter, *, texts: bool) -> Network:
    """Return the part of the network that the filter keeps, with its documents."""
    documents = load_documents(transaction, filter.reports or None, texts=texts)
    if filter == Filter():
        return as_network(documents, load_nodes(transaction, None), load_edges(transaction, None))
    places = _places(transaction, filter)
    ids = _ids(transaction, filter, places)
    nodes = load_nodes(transaction, ids, filter.reports)
    between = edges_between(transaction, ids)
    edges = load_edges(transaction, between, filter.reports, places)
    return selected(as_network(documents, nodes, edges), filter)


def _places(transaction: ManagedTransaction, filter: Filter) -> _SessionKeys:
    """Return where the filter's sessions are, None if it has none."""
    if not filter.sessions:
        return None
    sessions = load_nodes(transaction, filter.sessions).values()
    return [place for node in sessions for place in session_places(node)]


def _ids(transaction: ManagedTransaction, filter: Filter, places: _SessionKeys) -> list[str]:
    """Return the ids of the nodes that may be kept."""
    conditions, given = _narrowing(filter)
    if places is not None:
        conditions.append("n.id IN $in_sessions")
        given["in_sessions"] = list(_in_sessions(transaction, filter, places))
    for name, goals in (("themes", filter.themes), ("places", filter.places)):
        if goals:
            conditions.append(f"n.id IN $near_{name}")
            given[f"near_{name}"] = list(near(goals, partial(_tied, transaction, filter, places)))
    query = f"MATCH (n:Entity) WHERE {' AND '.join(conditions)} RETURN n.id"
    return [str(id) for id in transaction.run(query, given).value()]


def _narrowing(filter: Filter) -> tuple[list[str], dict[str, Any]]:
    conditions = ["n.confidence >= $confidence AND n.sources >= $sources"]
    given: dict[str, Any] = {"confidence": filter.min_confidence, "sources": filter.min_sources}
    if filter.types:
        conditions.append("n.type IN $types")
        given["types"] = list(filter.types)
    if filter.reports:
        conditions.append("EXISTS { (n)-[:NAMED_IN]->(d:Document) WHERE d.id IN $reports }")
        given["reports"] = list(filter.reports)
    return conditions, given


def _in_sessions(
    transaction: ManagedTransaction, filter: Filter, places: Collection[tuple[str, Scalar]]
) -> set[str]:
    """Return the sessions, what is mentioned in them and the ends of what is said in them."""
    given = {"places": [list(place) for place in places], "documents": _documents(filter, places)}
    mentioned = transaction.run(
        "MATCH (n:Entity)-[said:NAMED_IN]->(d:Document) WHERE d.id IN $documents"
        " AND any(number IN said.sessions WHERE [d.id, number] IN $places) RETURN n.id",
        given,
    ).value()
    ends = transaction.run(
        "MATCH (e:Evidence)-[:STATED_IN]->(d:Document) WHERE d.id IN $documents"
        " AND [d.id, e.session] IN $places UNWIND [e.source, e.target] AS end RETURN DISTINCT end",
        given,
    ).value()
    return {*mentioned, *ends, *filter.sessions}


def _documents(filter: Filter, places: Collection[tuple[str, Scalar]]) -> list[str]:
    return [id for id, _ in places if not filter.reports or id in filter.reports]


def _tied(
    transaction: ManagedTransaction, filter: Filter, places: _SessionKeys, goals: Collection[str]
) -> dict[str, str]:
    conditions = ["d.id IN $reports"] if filter.reports else []
    conditions += ["[d.id, e.session] IN $places"] if places is not None else []
    stated = (
        " AND EXISTS { MATCH (e:Evidence)-[:STATED_IN]->(d:Document)"
        f" WHERE e.edge = r.id AND {' AND '.join(conditions)} }}"
        if conditions
        else ""
    )
    rows = transaction.run(
        f"MATCH (goal:Entity)-[r:{TIE}]-(n:Entity) WHERE goal.id IN $goals{stated}"
        " RETURN DISTINCT n.id, n.type",
        goals=list(goals),
        reports=list(filter.reports),
        places=[list(place) for place in places or ()],
    )
    return dict(rows.values())
