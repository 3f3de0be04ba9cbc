"""The bundled report's network is the same in both stores."""

import pytest

from graph.settings import BUNDLED_REPORTS
from graph.store import open_store
from loaders.ingest.load import load


@pytest.mark.neo4j
def test_the_digest_of_the_bundled_report_is_equal_in_both(file_url: str, empty_neo4j: str) -> None:
    (path,) = BUNDLED_REPORTS.iterdir()
    network = load(path)
    with open_store(file_url) as file, open_store(empty_neo4j) as server:
        for store in (file, server):
            store.write(network)
            assert store.read().digest == network.digest
        assert file.counts() == server.counts()
        for words in ("woningcorporaties", "energie", "rotterdam", "cooperatie"):
            assert {h.node for h in file.search(words)} == {h.node for h in server.search(words)}
