"""The Neo4j store: for teams, and for networks that outgrow one machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from neo4j import ManagedTransaction

from graph.errors import NotFoundError, StoreError, StoreReadOnlyError
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
from graph.store.neo4j import writer
from graph.store.neo4j.connection import Connection, address_of
from graph.store.neo4j.counts import read_counts
from graph.store.neo4j.filter import read_filtered
from graph.store.neo4j.reader import (
    as_network,
    edges_between,
    load_documents,
    load_edges,
    load_nodes,
)
from graph.store.neo4j.schema import prepare, revision
from graph.store.neo4j.search import search_nodes
from graph.store.neo4j.traversal import ring, steps
from graph.store.traversal import around, shortest_paths

_T = TypeVar("_T")
_TRIES = 3


class Neo4jStore(Store):
    """A store in a Neo4j database. See :class:`graph.store.base.Store` for the verbs."""

    def __init__(self, url: str) -> None:
        """Connect to ``neo4j://host[:port][/database]`` and make what the store needs there.

        Raises
        ------
        SettingsError
            If the URL is no address.
        StoreError
            If the server does not answer, refuses us, or is too old.
        """
        self._connection = Connection(address_of(url))
        try:
            self._server, self._writable = prepare(self._connection)
        except BaseException:
            self._connection.close()
            raise

    def write(self, *networks: Network) -> WriteSummary:
        parts = split(networks)
        self._check_writable()
        done: dict[str, list[str]] = {"added": [], "replaced": [], "unchanged": []}
        for part in parts:
            what = self._connection.write(partial(writer.write, part=part))
            done[what].append(part.document.id)
        return WriteSummary(**{what: tuple(ids) for what, ids in done.items()})

    def remove(self, document_id: str) -> bool:
        self._check_writable()
        return self._connection.write(partial(writer.remove, document_id=document_id))

    def read(self, filter: Filter = Filter(), *, texts: bool = True) -> Network:
        return self._steady(partial(read_filtered, filter=filter, texts=texts))

    def nodes(self, ids: frozenset[str]) -> Network:
        return self._steady(partial(_part, ids=list(ids)))

    def neighbourhood(self, node: str, depth: int = 1, limit: int = 500) -> Network:
        def work(transaction: ManagedTransaction) -> Network:
            _known(transaction, node)
            return _part(transaction, around(node, depth, limit, partial(ring, transaction)))

        return self._steady(work)

    def paths(self, source: str, target: str, limit: int = 5) -> tuple[Path, ...]:
        def work(transaction: ManagedTransaction) -> tuple[Path, ...]:
            _known(transaction, source)
            _known(transaction, target)
            walk = partial(steps, transaction, (source, target))
            return shortest_paths(source, target, limit, walk)

        return self._steady(work)

    def search(
        self, text: str, types: frozenset[str] = frozenset(), limit: int = 20
    ) -> tuple[Hit, ...]:
        return self._connection.read(partial(search_nodes, text=text, types=types, limit=limit))

    def counts(self) -> Counts:
        return self._steady(read_counts)

    def documents(self) -> tuple[DocumentInfo, ...]:
        def work(transaction: ManagedTransaction) -> tuple[DocumentInfo, ...]:
            rows = transaction.run(
                "MATCH (d:Document) RETURN d.id, d.title, d.source, d.format, d.event, d.date,"
                " d.year, d.sha256, d.length ORDER BY d.id"
            )
            return tuple(DocumentInfo(*row) for row in rows)

        return self._connection.read(work)

    def document(self, document_id: str) -> Document:
        for document in self._connection.read(partial(load_documents, ids=[document_id])):
            return document
        where = self._connection.address.location
        raise NotFoundError.of_document(document_id, where)

    def full_documents(self, ids: frozenset[str]) -> dict[str, Document]:
        found = self._connection.read(partial(load_documents, ids=ids))
        return {document.id: document for document in found}

    def revision(self) -> str:
        return self._connection.read(revision)

    def health(self) -> Health:
        where = self._connection.address.location
        try:
            self._connection.verify()
            self.revision()
        except StoreError as error:
            return Health(False, "neo4j", where, str(error), self._server, writable=False)
        return Health(True, "neo4j", where, "", self._server, self._writable)

    def close(self) -> None:
        self._connection.close()

    def _check_writable(self) -> None:
        if not self._writable:
            address = self._connection.address
            raise StoreReadOnlyError(
                f"{address.location} may only be read by user '{address.settings.user}';"
                " ask for write access."
            )

    def _steady(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """Run ``work`` on content that nobody changed meanwhile.

        The queries of one transaction do not share a snapshot in Neo4j, so a few tries are
        made until the revision is the same before and after; the last one stands.
        """

        def attempt(transaction: ManagedTransaction) -> tuple[bool, _T]:
            before = revision(transaction)
            found = work(transaction)
            return before == revision(transaction), found

        for _ in range(_TRIES):
            same, found = self._connection.read(attempt)
            if same:
                break
        return found


def _known(transaction: ManagedTransaction, node: str) -> None:
    if not transaction.run("MATCH (n:Entity {id: $id}) RETURN n.id", id=node).value():
        raise NotFoundError.of_node(node)


def _part(transaction: ManagedTransaction, ids: list[str]) -> Network:
    nodes = load_nodes(transaction, ids)
    return as_network([], nodes, load_edges(transaction, edges_between(transaction, ids)))
