"""What is particular to Neo4j: addresses, errors, secrets, and what the Browser shows."""

import logging
import socket
import threading
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graph.errors import SettingsError, StoreError, StoreUnavailableError, StoreVersionError
from graph.schema import EDGE_TYPES, NODE_TYPES
from graph.settings import neo4j_settings
from graph.store import open_store
from graph.store.base import Store
from graph.store.neo4j import schema
from graph.store.neo4j.connection import address_of
from tests.support.networks import read_by, report, tell
from tests.support.paths import ROOT

SECRET = "geheim-woord-123"


@pytest.mark.parametrize(
    ("url", "server", "database"),
    [
        ("neo4j://localhost", "neo4j://localhost:7687", "neo4j"),
        ("neo4j+s://x.example:7777/atlas", "neo4j+s://x.example:7777", "atlas"),
        ("bolt://[::1]:7688/", "bolt://[::1]:7688", "neo4j"),
    ],
)
def test_urls_give_addresses(
    url: str, server: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NETWERKATLAS_NEO4J_DATABASE", raising=False)
    address = address_of(url)
    assert (address.server, address.database) == (server, database)


@pytest.mark.parametrize(
    "url", ["neo4j://", "neo4j://host/a/b", "neo4j://host:poort", "neo4j://host?x=1", "neo4j://["]
)
def test_a_url_that_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match=r"neo4j://host\[:port\]"):
        open_store(url)


@pytest.mark.parametrize("url", [f"neo4j://neo4j:{SECRET}@host", f"postgres://me:{SECRET}@host"])
def test_a_password_in_a_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        open_store(url)
    assert SECRET not in str(caught.value)


def test_no_server_is_told_at_once() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        with pytest.raises(StoreUnavailableError, match="does not answer; is the server running"):
            open_store(f"neo4j://127.0.0.1:{port}")


def test_another_kind_of_server_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_speak_http, args=(server,), daemon=True).start()
        with pytest.raises(StoreError, match=r"cannot be spoken to|does not answer"):
            open_store(f"bolt://127.0.0.1:{server.getsockname()[1]}")


def _speak_http(server: socket.socket) -> None:
    client, _ = server.accept()
    with client:
        client.recv(100)
        client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.neo4j
def test_a_wrong_password_is_told_without_repeating_it(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NETWERKATLAS_NEO4J_PASSWORD", SECRET)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StoreUnavailableError, match="refuses user 'neo4j'") as caught:
        open_store(neo4j_url)
    assert "NETWERKATLAS_NEO4J_PASSWORD" in str(caught.value)
    assert SECRET not in str(caught.value) + caplog.text


@pytest.mark.neo4j
def test_the_password_is_in_no_log(neo4j_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with open_store(neo4j_url) as store:
        store.write(report(1))
        settings = neo4j_settings()
    assert caplog.records
    assert settings.password not in caplog.text + repr(settings) + repr(store)


@pytest.mark.neo4j
def test_an_unknown_database_is_told(neo4j_url: str) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_store(f"{neo4j_url}/bestaatniet")


@pytest.mark.neo4j
def test_an_old_server_is_told(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "OLDEST_SERVER", (99, 0))
    with pytest.raises(StoreVersionError, match=r"99\.0 or newer is needed"):
        open_store(neo4j_url)


@pytest.mark.neo4j
def test_a_store_of_a_newer_netwerkatlas_is_refused(empty_neo4j: str) -> None:
    open_store(empty_neo4j).close()
    cypher("MATCH (s:Netwerkatlas) SET s.version = 99", empty_neo4j)
    with pytest.raises(StoreVersionError, match="newer Netwerkatlas"):
        open_store(empty_neo4j)


@pytest.mark.neo4j
def test_a_store_from_before_readers_were_told_is_read_and_upgraded(empty_neo4j: str) -> None:
    with open_store(empty_neo4j) as store:
        store.write(report(1))
        cypher("MATCH (e:Evidence) REMOVE e.reader", empty_neo4j)
        cypher("MATCH ()-[said:NAMED_IN]->() REMOVE said.readers", empty_neo4j)
        cypher("MATCH (s:Netwerkatlas) SET s.version = 1", empty_neo4j)
        assert store.read() == report(1)
    with open_store(empty_neo4j) as store:
        assert cypher("MATCH (s:Netwerkatlas) RETURN s.version", empty_neo4j) == [[2]]
        assert store.write(report(1)).unchanged == ("verslag-1",)
        read = read_by(tell("a", [("Kade", "Brug", "existing")]), "llama3.1:8b, prompt 1")
        store.write(read)
        assert store.read() == report(1).merge(read)


def cypher(query: str, url: str, **given: Any) -> list[list[Any]]:
    """Run a query as a user of the Browser would."""
    settings = neo4j_settings()
    with neo4j.GraphDatabase.driver(url, auth=(settings.user, settings.password)) as driver:
        records, _, _ = driver.execute_query(query, given, database_=settings.database)
        return [record.values() for record in records]


@pytest.fixture
def filled(empty_neo4j: str) -> Iterator[Store]:
    """A store with two reports."""
    with open_store(empty_neo4j) as store:
        store.write(tell("a", [("Kade", "Brug", "strained")]))
        store.write(tell("b", [("Kade", "Brug", "existing")]))
        yield store


@pytest.mark.neo4j
def test_the_browser_shows_typed_nodes_and_relationships(filled: Store, empty_neo4j: str) -> None:
    query = (
        "MATCH (a:Organisation {name: 'Brug'})-[r:WORKS_WITH]->(b:Organisation)"
        " RETURN b.name, b.kind, r.status, r.sources, r.confidence, r.quote"
    )
    assert cypher(query, empty_neo4j) == [
        ["Kade", "stichting", "strained", 2, pytest.approx(0.96), "Kade en Brug: strained."]
    ]
    query = "MATCH (s:Session) RETURN s.number ORDER BY s.id"
    assert cypher(query, empty_neo4j) == [[1], [1]]


@pytest.mark.neo4j
def test_evidence_is_reached_by_cypher(filled: Store, empty_neo4j: str) -> None:
    query = (
        "MATCH ()-[r:WORKS_WITH]->() MATCH (e:Evidence {edge: r.id})-[:STATED_IN]->(d:Document)"
        " RETURN d.id, e.quote, e.session, substring(d.text, e.start, e.end - e.start) = e.quote"
        " ORDER BY d.id"
    )
    assert cypher(query, empty_neo4j) == [
        ["a", "Kade en Brug: strained.", 1, True],
        ["b", "Kade en Brug: existing.", 1, True],
    ]


@pytest.mark.neo4j
def test_constraints_and_indexes_follow_the_schema(filled: Store, empty_neo4j: str) -> None:
    constraints = cypher("SHOW CONSTRAINTS YIELD labelsOrTypes, properties", empty_neo4j)
    unique = {labels[0] for labels, properties in constraints if properties == ["id"]}
    assert {*NODE_TYPES, "Entity", "Document"} <= unique
    indexes = cypher("SHOW FULLTEXT INDEXES YIELD name, state", empty_neo4j)
    assert dict(indexes) == {"entity_words": "ONLINE", "evidence_words": "ONLINE"}
    types = cypher("MATCH ()-[r]->() RETURN DISTINCT type(r)", empty_neo4j)
    assert {type for (type,) in types} <= {*EDGE_TYPES, "NAMED_IN", "STATED_IN"}


@pytest.mark.neo4j
def test_what_a_report_says_is_never_cypher(empty_neo4j: str) -> None:
    hostile = "Kade'}) DETACH DELETE n //", "`Brug` {id: $x} \\u0027"
    with open_store(empty_neo4j) as store:
        network = tell("a') MATCH (n) DETACH DELETE n //", [(*hostile, "existing")])
        store.write(network)
        assert store.read() == network
        assert store.search(hostile[0])[0].name == hostile[0]
    labels = cypher("MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label", empty_neo4j)
    assert {label for (label,) in labels} <= {
        *NODE_TYPES,
        *("Entity", "Document", "Evidence", "Netwerkatlas"),
    }


@pytest.mark.neo4j
def test_the_documented_queries_run(filled: Store, empty_neo4j: str) -> None:
    text = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
    queries = [block.split("```")[0] for block in text.split("```cypher\n")[1:]]
    assert len(queries) >= 5
    for query in queries:
        cypher(query, empty_neo4j)
