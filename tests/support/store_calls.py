"""Counts the queries that are really sent to a store, of either back-end."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
import pytest

_NO_QUERY = re.compile(r"\s*(--|BEGIN|COMMIT|ROLLBACK|PRAGMA)")
"""What SQLite traces besides our queries; a full-text index's own ones begin with two dashes."""
_REVISION = re.compile(r"SELECT revision FROM state|RETURN s\.revision AS revision")


class Calls:
    """The queries that were sent since the last :meth:`taken`."""

    def __init__(self) -> None:
        self._sent: list[str] = []

    def note(self, query: str) -> None:
        """Take up one query."""
        if not _NO_QUERY.match(query):
            self._sent.append(query)

    def taken(self) -> tuple[int, int]:
        """Return how many queries were sent, and how many of them asked for the revision."""
        sent, self._sent = self._sent, []
        return len(sent), sum(bool(_REVISION.search(query)) for query in sent)


@contextmanager
def counted() -> Iterator[Calls]:
    """Count the queries of every SQLite connection opened from now on, and of every driver."""
    calls = Calls()
    connect, run = sqlite3.connect, neo4j.ManagedTransaction.run

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(calls.note)
        return connection

    def noted(self: neo4j.ManagedTransaction, query: str, *args: Any, **more: Any) -> neo4j.Result:
        calls.note(query)
        return run(self, query, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", traced)
        patch.setattr(neo4j.ManagedTransaction, "run", noted)
        yield calls
