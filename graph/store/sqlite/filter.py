"""Reading a filtered part of the embedded store: SQL narrows, the shared filter decides."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from graph.network import Network, Scalar
from graph.store.base import Filter
from graph.store.filtering import near, selected, session_places
from graph.store.sqlite.reader import (
    among,
    as_network,
    document_ids,
    edges_between,
    keys_of,
    load_documents,
    load_edges,
    load_nodes,
)

_AMONG = "IN (SELECT value FROM json_each(?))"
_IN_REPORTS = f"document IN (SELECT key FROM document WHERE id {_AMONG})"
_IN_SESSIONS = (
    "(document, session) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
    " FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """Conditions, with their parameters, on assertions and on quotes that may count."""

    assertions: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def read_filtered(connection: sqlite3.Connection, filter: Filter, *, texts: bool) -> Network:
    """Return the part of the network that the filter keeps, with its documents."""
    said = _said(connection, filter)
    keys = _keys(connection, filter, said)
    nodes = load_nodes(connection, keys, *said.assertions)
    ids = {key: node.id for key, node in nodes.items()}
    between = None if keys is None else edges_between(connection, keys)
    edges = load_edges(connection, between, ids, *said.quotes)
    documents = load_documents(connection, filter.reports or None, texts=texts)
    return selected(as_network(documents, nodes, edges), filter)


def _said(connection: sqlite3.Connection, filter: Filter) -> _Said:
    reports = among(sorted(filter.reports))
    assertions = (_IN_REPORTS, reports) if filter.reports else ()
    if not filter.sessions:
        return _Said(assertions, assertions)
    in_sessions = among(_session_places(connection, filter.sessions))
    if not filter.reports:
        return _Said(assertions, (_IN_SESSIONS, in_sessions))
    return _Said(assertions, (f"{_IN_REPORTS} AND {_IN_SESSIONS}", reports, in_sessions))


def _session_places(
    connection: sqlite3.Connection, sessions: Collection[str]
) -> list[tuple[int, Scalar]]:
    """Return where the sessions are: pairs (key of the document, number)."""
    documents = {name: key for key, name in document_ids(connection).items()}
    nodes = load_nodes(connection, keys_of(connection, sessions).values())
    places = (place for node in nodes.values() for place in session_places(node))
    return [(documents[document], number) for document, number in places]


def _keys(connection: sqlite3.Connection, filter: Filter, said: _Said) -> list[int] | None:
    """Return the keys of the nodes that may be kept, or None for all."""
    conditions, parameters = _narrowing(filter, said)
    if filter.sessions:
        conditions.append(f"key {_AMONG}")
        parameters.append(among(_in_sessions(connection, filter.sessions, said)))
    for goals in (filter.themes, filter.places):
        if goals:
            conditions.append(f"id {_AMONG}")
            parameters.append(among(near(goals, partial(_tied, connection, said))))
    if filter == Filter():
        return None
    query = "SELECT key FROM node WHERE " + " AND ".join(conditions)
    return [key for (key,) in connection.execute(query, parameters)]


def _narrowing(filter: Filter, said: _Said) -> tuple[list[str], list[str | float]]:
    conditions: list[str] = []
    parameters: list[str | float] = []
    if filter.types:
        conditions.append(f"type {_AMONG}")
        parameters.append(among(sorted(filter.types)))
    if said.assertions:
        conditions.append(f"key IN (SELECT node FROM assertion WHERE {said.assertions[0]})")
        parameters.extend(said.assertions[1:])
    else:
        conditions.append("confidence >= ? AND sources >= ?")
        parameters.extend([filter.min_confidence, filter.min_sources])
    return conditions, parameters


def _in_sessions(
    connection: sqlite3.Connection, sessions: Collection[str], said: _Said
) -> set[int]:
    """Return the sessions, what is mentioned in them and the ends of what is said in them."""
    condition, *given = said.quotes
    mentioned = connection.execute(
        f"SELECT node FROM mention JOIN assertion ON assertion.key = assertion WHERE {condition}",
        given,
    )
    ends = connection.execute(
        "SELECT DISTINCT source, target FROM evidence JOIN edge ON edge.key = edge"
        f" WHERE {condition}",
        given,
    )
    found = {key for row in (*mentioned, *ends) for key in row}
    return found | set(keys_of(connection, sessions).values())


def _tied(connection: sqlite3.Connection, said: _Said, goals: Collection[str]) -> dict[str, str]:
    condition, *given = said.quotes or ("TRUE",)
    stated = f"EXISTS (SELECT 1 FROM evidence WHERE evidence.edge = edge.key AND {condition})"
    rows = connection.execute(
        f"WITH goal AS (SELECT key FROM node WHERE id {_AMONG})"
        " SELECT id, type FROM node WHERE key IN ("
        f"SELECT source FROM edge WHERE target IN goal AND {stated}"
        f" UNION SELECT target FROM edge WHERE source IN goal AND {stated})",
        [among(sorted(goals)), *given, *given],
    )
    return dict(rows.fetchall())
