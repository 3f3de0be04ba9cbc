"""Steps through a Neo4j store, for neighbourhoods and paths."""

from __future__ import annotations

from collections.abc import Collection

from neo4j import ManagedTransaction

from graph.schema import REPORT
from graph.store.neo4j.schema import TIE

_RING = (
    f"MATCH (here:Entity)-[:{TIE}]-(n:Entity) WHERE here.id IN $frontier AND NOT n.id IN $seen"
    " WITH DISTINCT n RETURN n.id ORDER BY n.degree DESC, n.id LIMIT $room"
)
_STEPS = (
    f"MATCH (here:Entity)-[r:{TIE}]-(n:Entity) WHERE here.id IN $frontier"
    " AND (n.type <> $report OR n.id IN $ends) RETURN here.id, n.id, r.id"
)


def ring(
    transaction: ManagedTransaction, frontier: list[str], seen: list[str], room: int
) -> list[str]:
    """Return neighbours of the frontier that were not seen: those with most edges first."""
    rows = transaction.run(_RING, frontier=frontier, seen=seen, room=room)
    return [str(id) for id in rows.value()]


def steps(
    transaction: ManagedTransaction, ends: tuple[str, str], frontier: Collection[str]
) -> list[tuple[str, str, str]]:
    """Return the steps from the frontier; into a report only where it is an end."""
    rows = transaction.run(_STEPS, frontier=list(frontier), report=REPORT, ends=list(ends))
    return [(here, there, edge) for here, there, edge in rows]
