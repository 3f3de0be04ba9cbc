"""Stores by the scheme of their URL: one file and one line per back-end."""

from collections.abc import Callable

from graph.errors import SettingsError
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore

STORES: dict[str, Callable[[str], Store]] = {"sqlite": EmbeddedStore}
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
            f"Store URL '{url}' starts with an unknown scheme; use sqlite:///path or neo4j://host."
        )
    return STORES[scheme](url)
