"""Constraints and indexes of a Neo4j store, drawn from the schema, and its own state.

Every node of the network is an ``(:Entity)`` with a second label for its type, every edge a
relationship of its type. ``(:Document)`` holds the text, ``[:NAMED_IN]`` what a document says
of a node, ``(:Evidence)-[:STATED_IN]->(:Document)`` the quotes behind the relationship whose
``id`` is their ``edge``.
"""

from __future__ import annotations

import re

from neo4j import ManagedTransaction

from graph.errors import StoreReadOnlyError, StoreVersionError
from graph.schema import EDGE_TYPES, NODE_TYPES
from graph.store.neo4j.connection import Connection

VERSION = 2
"""The version of this layout; a store with a higher one is refused, one with a lower one is read.

Version 1 did not say who read a quote: there it was the rules.
"""

OLDEST_SERVER = (5, 0)

TIE = "|".join(EDGE_TYPES)
"""The relationship types of the network, as a Cypher pattern."""

_UNIQUE = "CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
_WORDS = (
    "CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.words]"
    " OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'whitespace'}}}}"
)


def statements() -> list[str]:
    """Return the statements that make the constraints and indexes, safe to repeat."""
    unique = {"Netwerkatlas": "only", "Document": "id", "Entity": "id"}
    unique |= dict.fromkeys(NODE_TYPES, "id")
    return [
        *(
            _UNIQUE.format(name=f"{label.lower()}_{key}", label=label, key=key)
            for label, key in unique.items()
        ),
        "CREATE INDEX evidence_edge IF NOT EXISTS FOR (e:Evidence) ON (e.edge)",
        _WORDS.format(name="entity_words", label="Entity"),
        _WORDS.format(name="evidence_words", label="Evidence"),
        "CALL db.awaitIndexes(60)",
    ]


def prepare(connection: Connection) -> tuple[str, bool]:
    """Check the server, make what is missing; return its version and whether we may write.

    Raises
    ------
    StoreVersionError
        If the server is too old, or the store was written by a newer Netwerkatlas.
    """
    connection.verify()
    server = connection.read(_server_version)
    _check_server(server)
    found = connection.read(_layout_version)
    if found > VERSION:
        raise StoreVersionError(
            f"{connection.address.location} was written by a newer Netwerkatlas (layout {found},"
            f" this one knows {VERSION}); install the newer one."
        )
    try:
        connection.write(lambda transaction: lock(transaction))
        if found < VERSION:
            for statement in statements():
                connection.run_alone(statement)
            connection.write(_mark)
    except StoreReadOnlyError:
        return server, False
    return server, True


def lock(transaction: ManagedTransaction) -> None:
    """Let this transaction be the only one that writes, until it ends."""
    transaction.run("MERGE (s:Netwerkatlas {only: 1}) SET s.only = 1").consume()


def revision(transaction: ManagedTransaction) -> str:
    """Return the token of the present content."""
    query = "OPTIONAL MATCH (s:Netwerkatlas {only: 1}) RETURN s.revision AS revision"
    record = transaction.run(query).single()
    return str(record["revision"]) if record and record["revision"] else "new"


def renew_revision(transaction: ManagedTransaction) -> None:
    """Give the content a new token."""
    transaction.run("MATCH (s:Netwerkatlas {only: 1}) SET s.revision = randomUUID()").consume()


def _server_version(transaction: ManagedTransaction) -> str:
    query = "CALL dbms.components() YIELD name, versions RETURN versions[0] AS version"
    record = transaction.run(query).single()
    return str(record["version"]) if record else ""


def _check_server(version: str) -> None:
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST_SERVER:
        oldest = ".".join(map(str, OLDEST_SERVER))
        raise StoreVersionError(
            f"This is Neo4j {version}, but {oldest} or newer is needed; upgrade the server."
        )


def _layout_version(transaction: ManagedTransaction) -> int:
    record = transaction.run("OPTIONAL MATCH (s:Netwerkatlas) RETURN s.version AS version").single()
    return int(record["version"] or 0) if record else 0


def _mark(transaction: ManagedTransaction) -> None:
    query = "MATCH (s:Netwerkatlas {only: 1}) SET s.version = $version"
    transaction.run(query, version=VERSION).consume()
