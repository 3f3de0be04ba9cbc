"""A Neo4j that is away, and comes up while the explorer is open."""

from urllib.parse import urlsplit

import pytest

from graph.store import open_store
from tests.support import neo4j_server
from tests.support.explorer import Open, shown
from tests.support.networks import tell
from tests.support.servers import free_port, relayed

pytestmark = pytest.mark.neo4j


def test_the_page_says_that_the_store_is_away_and_recovers(
    open_page: Open, neo4j_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    neo4j_server.empty(neo4j_url)
    with open_store(neo4j_url) as store:
        store.write(tell("a", [("Mast", "Zeil", "existing")]))
    page, port = open_page(), free_port()
    monkeypatch.setenv("NETWERKATLAS_STORE", f"bolt://127.0.0.1:{port}")
    page.run()
    assert not page.exception
    assert "niet te lezen" in page.error[0].value
    assert "does not answer" in page.code[0].value
    with relayed(port, urlsplit(neo4j_url).port or 7687):
        page.run()
        assert not page.error
        assert "Mast" in {node["name"] for node in shown(page, "canvas")["nodes"]}
