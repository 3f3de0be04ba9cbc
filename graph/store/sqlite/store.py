"""The embedded store: one SQLite file, for one machine and several processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from functools import partial

from graph.errors import NotFoundError, StoreError
from graph.network import Document, Network
from graph.store.base import (
    Counts,
    DocumentInfo,
    Filter,
    Health,
    Hit,
    Path,
    Store,
    WriteSummary,
)
from graph.store.document_parts import split
from graph.store.sqlite import writer
from graph.store.sqlite.connection import StoreFile, path_of
from graph.store.sqlite.counts import read_counts
from graph.store.sqlite.filter import read_filtered
from graph.store.sqlite.reader import (
    as_network,
    edges_between,
    keys_of,
    load_documents,
    load_edges,
    load_nodes,
)
from graph.store.sqlite.search import search_nodes, vocabulary
from graph.store.sqlite.traversal import ring, steps
from graph.store.traversal import around, shortest_paths


class SqliteStore(Store):
    """A store in one file. See :class:`graph.store.base.Store` for the verbs."""

    def __init__(self, url: str) -> None:
        """Open the file of a ``sqlite:///`` URL, or create it.

        Raises
        ------
        SettingsError
            If the URL names no file.
        StoreError
            If the file cannot be opened, is not a store, or is a newer one.
        """
        self._file = StoreFile(path_of(url))
        self._words: tuple[str, list[str]] = ("", [])

    def write(self, *networks: Network) -> WriteSummary:
        parts = split(networks)
        with self._file.writing() as connection:
            return writer.write(connection, parts)

    def remove(self, document_id: str) -> bool:
        with self._file.writing() as connection:
            return writer.remove(connection, document_id)

    def read(self, filter: Filter = Filter(), *, texts: bool = True) -> Network:
        with self._file.reading() as connection:
            return read_filtered(connection, filter, texts=texts)

    def nodes(self, ids: frozenset[str]) -> Network:
        with self._file.reading() as connection:
            return _part(connection, keys_of(connection, ids).values())

    def neighbourhood(self, node: str, depth: int = 1, limit: int = 500) -> Network:
        with self._file.reading() as connection:
            _known(connection, node)
            kept = around(node, depth, limit, partial(ring, connection))
            return _part(connection, keys_of(connection, kept).values())

    def paths(self, source: str, target: str, limit: int = 5) -> tuple[Path, ...]:
        with self._file.reading() as connection:
            _known(connection, source)
            _known(connection, target)
            return shortest_paths(
                source, target, limit, partial(steps, connection, (source, target))
            )

    def search(
        self, text: str, types: frozenset[str] = frozenset(), limit: int = 20
    ) -> tuple[Hit, ...]:
        with self._file.reading() as connection:
            known_words = self._vocabulary(connection)
            return search_nodes(connection, known_words, text, types, limit)

    def counts(self) -> Counts:
        with self._file.reading() as connection:
            return read_counts(connection)

    def documents(self) -> tuple[DocumentInfo, ...]:
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT id, title, source, format, event, date, year, sha256, length"
                " FROM document ORDER BY id"
            )
            return tuple(DocumentInfo(*row) for row in rows)

    def document(self, document_id: str) -> Document:
        with self._file.reading() as connection:
            for document in load_documents(connection, [document_id]):
                return document
        raise NotFoundError.of_document(document_id, self._file.path)

    def full_documents(self, ids: frozenset[str]) -> dict[str, Document]:
        with self._file.reading() as connection:
            return {document.id: document for document in load_documents(connection, ids)}

    def revision(self) -> str:
        with self._file.reading() as connection:
            return _revision(connection)

    def health(self) -> Health:
        where = str(self._file.path)
        try:
            self.revision()
        except StoreError as error:
            return Health(False, "sqlite", where, str(error), writable=False)
        return Health(True, "sqlite", where, "", sqlite3.sqlite_version, self._file.writable)

    def close(self) -> None:
        self._file.close()

    def _vocabulary(self, connection: sqlite3.Connection) -> list[str]:
        """Return the words of all names; read anew only after a change."""
        revision, known_words = self._words
        current = _revision(connection)
        if revision != current:
            known_words = vocabulary(connection)
            self._words = (current, known_words)
        return known_words


def _revision(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT revision FROM state").fetchone()[0])


def _known(connection: sqlite3.Connection, node: str) -> None:
    if not keys_of(connection, [node]):
        raise NotFoundError.of_node(node)


def _part(connection: sqlite3.Connection, keys: Collection[int]) -> Network:
    nodes = load_nodes(connection, keys)
    ids = {key: node.id for key, node in nodes.items()}
    return as_network([], nodes, load_edges(connection, edges_between(connection, keys), ids))
