"""The network of the bundled report, read once."""

import pytest

from graph.network import Network
from graph.settings import BUNDLED_REPORTS
from loaders.ingest.load import load


@pytest.fixture(scope="session")
def bundled() -> Network:
    return load(next(BUNDLED_REPORTS.glob("*.txt")))
