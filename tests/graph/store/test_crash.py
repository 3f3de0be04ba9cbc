"""A writer killed at any moment loses nothing that was acknowledged and leaves nothing half."""

import os
import random
import sqlite3
import time
from contextlib import closing, suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from graph.errors import StoreReadOnlyError, StoreUnavailableError
from graph.network import Network
from graph.store import open_store
from graph.store.base import Filter, Store
from graph.store.neo4j import connection as neo4j_connection
from tests.support.neo4j_server import Server
from tests.support.networks import report
from tests.support.processes import processes

ROUNDS = 20
QUICK = 1
"""Seconds that the driver tries again by itself; with more it sleeps long after a restart."""


def load(url: str, first: int, told: Connection, environment: dict[str, str]) -> None:
    """Load report ``first`` and on, and tell the number of each that is stored."""
    os.environ.update(environment)
    neo4j_connection.RETRY_SECONDS = QUICK
    with open_store(url) as store:
        told.send("ready")
        for number in range(first, first + 10_000):
            _write(store, report(number, ties=12, actors=12))
            told.send(number)


def _write(store: Store, network: Network) -> None:
    """Store it; while the server is away, try again."""
    while True:
        with suppress(StoreUnavailableError):
            return store.write(network)


class Writer:
    """A process that loads reports until it is killed."""

    def __init__(self, url: str, first: int) -> None:
        self.told, telling = processes.Pipe(duplex=False)
        self.process = processes.Process(target=load, args=(url, first, telling, dict(os.environ)))
        self.process.start()
        telling.close()
        assert self.told.recv() == "ready"

    def kill(self) -> set[int]:
        """Kill it; return what it acknowledged and was not asked for yet."""
        self.process.kill()
        self.process.join()
        numbers = set()
        try:
            while True:
                numbers.add(self.told.recv())
        except EOFError:
            return numbers


def kill_writers(url: str, moments: random.Random) -> set[int]:
    """Kill writer after writer, each at any moment of its first two reports.

    Returns what they acknowledged.
    """
    writer = Writer(url, 0)
    acknowledged, times = set(), []
    for _ in range(8):
        acknowledged.add(writer.told.recv())
        times.append(time.perf_counter())
    # The quickest: at a moment's stall each round would load thousands of reports for nothing.
    pace = min(after - before for before, after in pairwise(times[1:]))
    acknowledged |= writer.kill()
    for number in range(1, ROUNDS):
        writer = Writer(url, number * 1000)
        time.sleep(moments.uniform(0, 3 * pace))
        acknowledged |= writer.kill()
    return acknowledged


def part(store: Store, document: str) -> Network:
    return store.read(Filter(reports=frozenset({document})))


def check(store: Store, acknowledged: set[int]) -> None:
    """Check that every acknowledged report is there, and every report that is there is whole."""
    there = {int(info.id.removeprefix("verslag-")) for info in store.documents()}
    assert acknowledged <= there
    for number in there:
        assert part(store, f"verslag-{number}") == report(number, ties=12, actors=12)


def check_search(store: Store) -> None:
    """Check that search and tables agree."""
    network = store.read()
    for node in random.Random(1).sample(sorted(network.nodes.values(), key=lambda n: n.id), 5):
        found = store.search(node.name, frozenset({node.type}), limit=300)
        assert node.id in {hit.node for hit in found}
        assert {hit.node for hit in found} <= network.nodes.keys()


def test_a_killed_writer_leaves_the_file_whole(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    acknowledged = kill_writers(url, random.Random(3))
    check_tables(tmp_path / "a.db")
    with open_store(url) as store:
        check(store, acknowledged)
        check_search(store)


def check_tables(path: Path) -> None:
    """Check that the file is sound, and that both word indexes agree with their tables."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("label_words", "quote_words"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


@pytest.mark.neo4j
def test_a_killed_client_leaves_neo4j_whole(empty_neo4j: str) -> None:
    acknowledged = kill_writers(empty_neo4j, random.Random(4))
    with open_store(empty_neo4j) as store:
        check(store, acknowledged)
        check_search(store)


@pytest.fixture
def own_server(neo4j_server: Server, empty_neo4j: str) -> Server:
    """A server that we may stop."""
    if empty_neo4j != neo4j_server.url:
        pytest.skip("the server of NEO4J_TEST_URL is not ours to stop")
    return neo4j_server


@pytest.mark.neo4j
def test_a_killed_server_comes_back_whole_and_the_store_recovers(
    own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_connection, "RETRY_SECONDS", QUICK)
    writer = Writer(own_server.url, 0)
    acknowledged = {writer.told.recv() for _ in range(3)}
    with open_store(own_server.url) as store:
        own_server.kill()
        assert "does not answer" in store.health().message
        with pytest.raises(StoreUnavailableError, match="does not answer"):
            store.write(report(1))
        with pytest.raises(StoreUnavailableError, match="does not answer"):
            open_store(own_server.url)
        own_server.start()
        acknowledged |= {writer.told.recv() for _ in range(3)} | writer.kill()
        assert store.health().ok
        check(store, acknowledged)
        check_search(store)


@pytest.mark.neo4j
def test_a_store_that_may_only_be_read_is_read(own_server: Server) -> None:
    with open_store(own_server.url) as store:
        store.write(report(1))
    own_server.stop()
    own_server.start(read_only=True)
    try:
        with open_store(own_server.url) as store:
            assert store.read() == report(1)
            assert store.search("advies")
            assert (store.health().ok, store.health().writable) == (True, False)
            with pytest.raises(StoreReadOnlyError, match="may only be read"):
                store.write(report(2))
            with pytest.raises(StoreReadOnlyError, match="may only be read"):
                store.remove("verslag-1")
    finally:
        own_server.kill()
