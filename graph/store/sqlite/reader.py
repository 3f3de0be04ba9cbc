"""From the tables of the embedded store to nodes, edges and documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph.network import Assertion, Block, Document, Edge, Evidence, Network, Node, Scalar
from graph.store.document_parts import NO_LAYOUT

_Row = tuple[Any, ...]

_AMONG = "IN (SELECT value FROM json_each(?))"
_QUOTE = 'start, "end", quote, session, status, rule, confidence, reader'


def among(values: Iterable[object]) -> str:
    """Return the parameter for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def keys_of(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the keys of those nodes that are there, by id."""
    return dict(connection.execute(f"SELECT id, key FROM node WHERE id {_AMONG}", [among(ids)]))


def ids_of(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, str]:
    """Return the ids of nodes by key."""
    return dict(connection.execute(f"SELECT key, id FROM node WHERE key {_AMONG}", [among(keys)]))


def document_ids(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the id of every document by key."""
    return dict(connection.execute("SELECT key, id FROM document"))


def load_nodes(
    connection: sqlite3.Connection, keys: Collection[int] | None, said: str = "", *given: str
) -> dict[int, Node]:
    """Return the nodes by key (None for all), with the assertions for which ``said`` holds."""
    documents = document_ids(connection)
    where, parameters = _where("node", keys, said, given)
    mentions = _mentions(connection, documents, where, parameters)
    rows = connection.execute(
        "SELECT assertion.node, node.id, node.type, document, assertion.key, assertion.name,"
        " assertion.kind, aliases, properties FROM assertion JOIN node ON node.key = node"
        f"{where} ORDER BY assertion.node",
        parameters,
    )
    return {
        key: Node(group[0][1], group[0][2], tuple(_assertions(group, documents, mentions)))
        for key, group in _grouped(rows)
    }


def load_edges(
    connection: sqlite3.Connection,
    keys: Collection[int] | None,
    ids: dict[int, str],
    said: str = "",
    *given: str,
) -> dict[int, Edge]:
    """Return the edges by key (None for all) with the evidence for which ``said`` holds.

    ``ids`` are the nodes' ids by key; an edge with an end that is not in it is left out.
    """
    documents = document_ids(connection)
    where, parameters = _where("edge", keys, said, given)
    rows = connection.execute(
        f'SELECT edge, edge.type, source, target, document, start, "end", quote, session,'
        " evidence.status, rule, evidence.confidence, reader FROM evidence"
        f" JOIN edge ON edge.key = edge{where} ORDER BY edge",
        parameters,
    )
    return {
        key: Edge(
            group[0][1],
            ids[group[0][2]],
            ids[group[0][3]],
            tuple(Evidence(documents[row[4]], *row[5:]) for row in group),
        )
        for key, group in _grouped(rows)
        if group[0][2] in ids and group[0][3] in ids
    }


def edges_between(connection: sqlite3.Connection, keys: Collection[int]) -> list[int]:
    """Return the keys of the edges that have both ends among these nodes."""
    chosen = among(keys)
    rows = connection.execute(
        f"SELECT key FROM edge WHERE source {_AMONG} AND +target {_AMONG}", [chosen, chosen]
    )
    return [key for (key,) in rows]


def load_documents(
    connection: sqlite3.Connection, ids: Collection[str] | None, *, texts: bool = True
) -> list[Document]:
    """Return these documents (None for all), in order of id, without ``texts`` empty ones."""
    content = "layout, id, title, text" if texts else f"'{NO_LAYOUT}', id, title, ''"
    where = "" if ids is None else f" WHERE id {_AMONG}"
    rows = connection.execute(
        f"SELECT {content}, source, format, event, date, year FROM document{where} ORDER BY id",
        [] if ids is None else [among(ids)],
    )
    return [_document(*row) for row in rows]


def as_network(
    documents: Iterable[Document], nodes: dict[int, Node], edges: dict[int, Edge]
) -> Network:
    """Return a network of parts that a store has checked before it kept them."""
    return Network(
        {document.id: document for document in documents},
        dict(sorted((node.id, node) for node in nodes.values())),
        dict(sorted((edge.id, edge) for edge in edges.values())),
    )


def _where(
    column: str, keys: Collection[int] | None, said: str, given: tuple[str, ...]
) -> tuple[str, list[str]]:
    conditions = [f"{column} {_AMONG}"] if keys is not None else []
    parameters = [among(keys)] if keys is not None else []
    if said:
        conditions.append(said)
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), [*parameters, *given]


def _mentions(
    connection: sqlite3.Connection, documents: dict[int, str], where: str, parameters: list[str]
) -> dict[int, tuple[Evidence, ...]]:
    rows = connection.execute(
        f"SELECT assertion, document, {_QUOTE} FROM mention"
        f" JOIN assertion ON assertion.key = assertion{where} ORDER BY assertion, position",
        parameters,
    )
    return {
        key: tuple(Evidence(documents[row[1]], *row[2:]) for row in group)
        for key, group in _grouped(rows)
    }


def _assertions(
    rows: list[_Row], documents: dict[int, str], mentions: dict[int, tuple[Evidence, ...]]
) -> Iterator[Assertion]:
    for _, _, _, document, key, name, kind, aliases, properties in rows:
        yield Assertion(
            documents[document],
            name,
            kind,
            tuple(json.loads(aliases)) if aliases != "[]" else (),
            _properties(properties) if properties != "[]" else (),
            mentions.get(key, ()),
        )


def _properties(text: str) -> tuple[tuple[str, Scalar], ...]:
    return tuple((key, value) for key, value in json.loads(text))


def _document(layout: str, *columns: Any) -> Document:
    pages, blocks = json.loads(layout)
    return replace(
        Document(*columns),
        pages=tuple((start, page) for start, page in pages),
        blocks=tuple(Block(*block) for block in blocks),
    )


def _grouped(rows: Iterable[_Row]) -> Iterator[tuple[int, list[_Row]]]:
    for key, group in groupby(rows, key=itemgetter(0)):
        yield key, list(group)
