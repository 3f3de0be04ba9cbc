"""The numbers of the overview, from a Neo4j store."""

from __future__ import annotations

from typing import Any

from neo4j import ManagedTransaction

from graph.schema import WORKS_WITH
from graph.store.base import FACETS, Counts
from graph.store.neo4j.schema import TIE


def read_counts(transaction: ManagedTransaction) -> Counts:
    """Return how much there is of everything."""

    def groups(query: str, **parameters: object) -> dict[Any, int]:
        return dict(transaction.run(f"{query} ORDER BY key", parameters).values())

    by_type = groups("MATCH (n:Entity) RETURN n.type AS key, count(*)")
    by_edge_type = groups(f"MATCH ()-[r:{TIE}]->() RETURN type(r) AS key, count(*)")
    by_report = groups(
        "MATCH (d:Document) OPTIONAL MATCH (n:Entity)-[:NAMED_IN]->(d)"
        " RETURN d.id AS key, count(DISTINCT n)"
    )
    evidence = transaction.run("MATCH (e:Evidence) RETURN count(e)").value()
    return Counts(
        documents=len(by_report),
        nodes=sum(by_type.values()),
        edges=sum(by_edge_type.values()),
        evidence=int(evidence[0]),
        by_type=by_type,
        by_kind=groups("MATCH (n:Entity) WHERE n.kind IS NOT NULL RETURN n.kind AS key, count(*)"),
        by_edge_type=by_edge_type,
        by_status=groups(f"MATCH ()-[r:{WORKS_WITH}]->() RETURN r.status AS key, count(*)"),
        by_report=by_report,
        by_facet=groups(
            "MATCH (n:Entity) WHERE n.type IN $types RETURN n.id AS key, n.degree",
            types=list(FACETS),
        ),
        by_sources=groups("MATCH (n:Entity) RETURN n.sources AS key, count(*)"),
        by_confidence=groups(
            "MATCH (n:Entity) RETURN toInteger(n.confidence * 10) AS key, count(*)"
        ),
    )
