"""An importer and four readers at once: no error reaches a reader, no write is lost."""

import os
import threading
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event, Semaphore

import pytest

from graph.network import Edge, Network
from graph.store import open_store
from graph.store.base import Filter, Store
from tests.support.networks import report, union
from tests.support.processes import processes
from tests.support.servers import PATIENCE

REPORTS = {"sqlite": 200, "neo4j": 30}
"""Reports by the scheme of the store's URL: a server takes twenty times as long for each."""
READERS = 4
EVERY = 5
"""The readers look once while so many reports are stored, however fast the machine is."""


def _reports(url: str) -> int:
    return REPORTS[url.partition(":")[0]]


def small(number: int) -> Network:
    return report(number, ties=3, actors=4)


def load(url: str, environment: dict[str, str], turns: Semaphore) -> None:
    """Load the reports one by one; read every tenth anew. Give the readers their turns."""
    os.environ.update(environment)
    with open_store(url) as store:
        for number in range(_reports(url)):
            store.write(small(number))
            if number % 10 == 9:
                store.write(small(number))
            if number % EVERY == 0:
                for _ in range(READERS):
                    turns.release()


def look(
    url: str, environment: dict[str, str], stop: Event, turns: Semaphore, found: "Queue[object]"
) -> None:
    """Query at each turn until told to stop; tell how many queries went well, or what went
    wrong."""
    os.environ.update(environment)
    try:
        with open_store(url) as store:
            done = _query(store)
            found.put("looks")
            while turns.acquire() and not stop.is_set():
                done += _query(store)
        found.put(done)
    except BaseException as error:
        found.put(repr(error))


def _query(store: Store) -> int:
    """Ask everything once; what comes back must be whole."""
    documents = store.documents()
    store.counts()
    if not documents:
        return 2
    last = documents[-1]
    part = store.read(Filter(reports=frozenset({last.id})))
    assert part == small(int(last.id.removeprefix("verslag-")))
    start = next(iter(part.nodes))
    near = store.neighbourhood(start, depth=2)
    assert start in near.nodes
    assert all(_has_ends(near, edge) for edge in near.edges.values())
    assert store.search(part.nodes[start].name)
    store.paths(start, max(part.nodes))
    return 7


def _has_ends(network: Network, edge: Edge) -> bool:
    return edge.source in network.nodes and edge.target in network.nodes


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty store of each back-end."""
    name = {"embedded": "file_url", "neo4j": "empty_neo4j"}[request.param]
    return str(request.getfixturevalue(name))


def test_an_importer_and_four_readers_do_not_hinder_each_other(url: str) -> None:
    environment = dict(os.environ)
    open_store(url).close()
    stop, turns, found = processes.Event(), processes.Semaphore(0), processes.Queue()
    readers = [
        processes.Process(target=look, args=(url, environment, stop, turns, found))
        for _ in range(READERS)
    ]
    importer = processes.Process(target=load, args=(url, environment, turns))
    for reader in readers:
        reader.start()
    assert [found.get(timeout=PATIENCE) for _ in readers] == ["looks"] * READERS
    importer.start()
    importer.join()
    stop.set()
    for _ in readers:
        turns.release()
    answers = [found.get(timeout=PATIENCE) for _ in readers]
    for reader in readers:
        reader.join()
    assert importer.exitcode == 0
    assert all(isinstance(answer, int) and answer > 0 for answer in answers), answers
    with open_store(url) as store:
        assert store.read() == union([small(number) for number in range(_reports(url))])


def test_two_importers_lose_nothing(url: str) -> None:
    environment = dict(os.environ)
    jobs = [(url, environment, first) for first in (0, 20)]
    open_store(url).close()
    importers = [processes.Process(target=_load_some, args=job) for job in jobs]
    for process in importers:
        process.start()
    for process in importers:
        process.join()
    assert [process.exitcode for process in importers] == [0, 0]
    with open_store(url) as store:
        assert store.read() == union([small(number) for number in range(40)])


def _load_some(url: str, environment: dict[str, str], first: int) -> None:
    os.environ.update(environment)
    with open_store(url) as store:
        for number in range(first, first + 20):
            store.write(small(number))


def test_threads_may_share_a_store(url: str) -> None:
    networks = [small(number) for number in range(20)]
    errors: list[BaseException] = []

    def work(store: Store, mine: list[Network]) -> None:
        try:
            for network in mine:
                store.write(network)
                store.read()
                store.search("advies")
        except BaseException as error:
            errors.append(error)

    with open_store(url) as store:
        threads = [
            threading.Thread(target=work, args=(store, networks[turn::4])) for turn in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert store.read() == union(networks)
