"""Stores in files, and URLs of both back-ends."""

from pathlib import Path

import pytest

from tests.support import neo4j_server


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """The URL of an embedded store that is not there yet."""
    return f"sqlite:///{tmp_path}/atlas.db"


@pytest.fixture
def empty_neo4j(neo4j_url: str) -> str:
    """The URL of an empty Neo4j store."""
    neo4j_server.empty(neo4j_url)
    return neo4j_url
