"""One store under test, of each back-end in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import open_store
from graph.store.base import Store
from tests.support import neo4j_server


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    url = f"sqlite:///{tmp_path}/atlas.db"
    if request.param == "neo4j":
        url = request.getfixturevalue("neo4j_url")
        neo4j_server.empty(url)
    with open_store(url) as opened:
        yield opened
