"""A Neo4j that is away, and comes up while the explorer is open."""

from pathlib import Path

import pytest

from graph.store import open_store
from tests.support.explorer import Open, shown
from tests.support.neo4j_server import PASSWORD, Server
from tests.support.networks import tell
from tests.support.servers import free_port

pytestmark = pytest.mark.neo4j


def test_the_page_says_that_the_store_is_away_and_recovers(
    open_page: Open, neo4j_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(tmp_path / "server", free_port())
    page = open_page()
    monkeypatch.setenv("NETWERKATLAS_NEO4J_PASSWORD", PASSWORD)
    monkeypatch.setenv("NETWERKATLAS_STORE", server.url)
    page.run()
    assert not page.exception
    assert "niet te lezen" in page.error[0].value
    assert "does not answer" in page.code[0].value
    server.start()
    try:
        with open_store(server.url) as store:
            store.write(tell("a", [("Mast", "Zeil", "existing")]))
        page.run()
        assert not page.error
        assert "Mast" in {node["name"] for node in shown(page, "canvas")["nodes"]}
    finally:
        server.kill()
