"""Stores by the scheme of their URL: one file and one line per back-end."""

from collections.abc import Callable

from graph.errors import SettingsError
from graph.store.base import Store
from graph.store.sqlite.store import SqliteStore


def _neo4j(url: str) -> Store:
    """Open a Neo4j store; its driver is slow to import, so only when it is asked for."""
    from graph.store.neo4j.store import Neo4jStore

    return Neo4jStore(url)


STORES: dict[str, Callable[[str], Store]] = {
    "sqlite": SqliteStore,
    "neo4j": _neo4j,
    "neo4j+s": _neo4j,
    "neo4j+ssc": _neo4j,
    "bolt": _neo4j,
    "bolt+s": _neo4j,
    "bolt+ssc": _neo4j,
}
"""Scheme of the URL -> function that opens such a store."""


def open_store(url: str) -> Store:
    """Open the store at ``url``.

    Raises
    ------
    SettingsError
        If the scheme is unknown.
    StoreError
        If the store cannot be opened.
    """
    scheme = url.partition("://")[0]
    if scheme not in STORES:
        raise SettingsError(
            f"No store can be at '{scheme[:40]}'; give sqlite:///path or neo4j://host."
        )
    return STORES[scheme](url)
