"""The real app on a real store, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.network import Network
from graph.settings import BUNDLED_REPORTS
from graph.store import open_store
from loaders.ingest.load import load
from tests.support.explorer import Open
from tests.support.networks import tell
from tests.support.paths import ROOT
from tests.support.servers import PATIENCE
from views.routes import NETWORK as NETWORK_PAGE

APP = ROOT / "app.py"
NETWORK = tell(
    "a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted"), ("Brug", "Haven", "strained")]
)


@pytest.fixture(scope="session")
def bundled() -> Network:
    """Return the network of the bundled report."""
    return load(next(BUNDLED_REPORTS.glob("*.txt")))


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Return a function that opens a page on a store with this network and this address."""

    def open_with(network: Network = NETWORK, page: str = NETWORK_PAGE, **address: Any) -> AppTest:
        url = f"sqlite:///{tmp_path}/test.db"
        monkeypatch.setenv("NETWERKATLAS_STORE", url)
        with open_store(url) as store:
            store.write(network)
        opened = AppTest.from_file(str(APP), default_timeout=PATIENCE)
        if page:
            opened.session_state["move"] = (page, address)
        else:
            opened.query_params.update(address)
        return opened.run()

    return open_with
