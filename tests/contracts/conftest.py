"""One store under test, of each back-end in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import open_store
from graph.store.base import Store


@pytest.fixture(params=["embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(f"sqlite:///{tmp_path}/atlas.db") as opened:
        yield opened
