"""How often a page asks the store: the revision once a run, no more queries for more quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.network import Network
from graph.store import open_store
from tests.support import neo4j_server
from tests.support.networks import report, tell, union
from tests.support.paths import ROOT
from tests.support.servers import PATIENCE
from tests.support.store_calls import Calls, counted
from views import routes
from views.pages.missing.coverage_matrix import CELL

MOST_QUERIES = 6
"""For a page that somebody opened before, with a revision that is the same."""

SIX_REPORTS = union([report(number) for number in range(6)])
ACTOR, OTHER = [key for key in SIX_REPORTS.nodes if key.startswith("organisation:")][:2]
EDGE = next(key for key in SIX_REPORTS.edges if "|WORKS_WITH|" in key)
PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "overview": (routes.OVERVIEW, {}),
    "network": (routes.NETWORK, {}),
    "network, node chosen": (routes.NETWORK, {"focus": ACTOR}),
    "network, tie chosen": (routes.NETWORK, {"focus": EDGE}),
    "network, around a node": (routes.NETWORK, {"around": [ACTOR], "depth": "2"}),
    "network, one theme": (routes.NETWORK, {"theme": ["theme:groen"]}),
    "network, betweenness": (routes.NETWORK, {"colour": "groups", "size": "betweenness"}),
    "network, searched": (routes.NETWORK, {"q": "kade"}),
    "dossier": (routes.DOSSIER, {"focus": ACTOR}),
    "dossier, none chosen": (routes.DOSSIER, {}),
    "dossier, unknown": (routes.DOSSIER, {"focus": "organisation:elsewhere"}),
    "reports, read": (routes.REPORTS, {"doc": "verslag-1"}),
    "reports, add": (routes.REPORTS, {"task": "add"}),
    "reports, remove": (routes.REPORTS, {"doc": "verslag-1", "task": "remove"}),
    "route": (routes.ROUTE, {"from": ACTOR, "to": OTHER}),
    "map": (routes.MAP, {}),
    "partners": (routes.PARTNERS, {"about": "groen", "where": "Molenwijk", "for": ACTOR}),
    "missing, reported": (routes.MISSING, {}),
    "missing, advice": (routes.MISSING, {"part": "advice"}),
    "missing, computed": (routes.MISSING, {"part": "computed"}),
    "missing, holes": (routes.MISSING, {"part": "holes"}),
    "missing, gaps": (
        routes.MISSING,
        {"part": "gaps", "focus": f"theme:groen{CELL}neighbourhood:molenwijk"},
    ),
    "metrics": (routes.METRICS, {"measure": "betweenness"}),
}

Load = Callable[[Network], None]


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def load(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Load:
    """Return a function that loads a network into an empty store, which the app then opens."""
    url = f"sqlite:///{tmp_path_factory.mktemp('calls')}/atlas.db"
    if request.param == "neo4j":
        url = request.getfixturevalue("neo4j_url")
        neo4j_server.empty(url)
    monkeypatch.setenv("NETWERKATLAS_STORE", url)

    def loaded(network: Network) -> None:
        with open_store(url) as store:
            for document in store.documents():
                store.remove(document.id)
            store.write(network)

    return loaded


@pytest.fixture
def calls() -> Iterator[Calls]:
    with counted() as counting:
        yield counting


def opened(page: str, address: dict[str, Any]) -> AppTest:
    """Open a page as a new visitor does."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if page:
        app.session_state["move"] = (page, address)
    app.run()
    assert not app.exception
    assert not app.error, app.error[0].value
    return app


def test_a_warm_page_asks_the_revision_once_and_little_else(load: Load, calls: Calls) -> None:
    load(SIX_REPORTS)
    for name, (page, address) in PAGES.items():
        calls.taken()
        app = opened(page, address)
        cold, _ = calls.taken()
        assert cold >= 1, f"{name} asks the store nothing"
        app.run()
        assert not app.exception
        queries, revisions = calls.taken()
        assert (revisions, queries <= MOST_QUERIES) == (1, True), f"{name}: {queries} queries"


def test_files_that_wait_to_be_stored_are_looked_up_once(load: Load, calls: Calls) -> None:
    load(SIX_REPORTS)
    app = opened(routes.REPORTS, {"task": "add"})
    another = b"De Kade en de Brug werken samen, zegt een heel ander verslag."
    files = [(f"verslag-{number}.txt", another, "") for number in range(3)]
    app.file_uploader[0].set_value(files).run()
    calls.taken()
    app.run()
    assert not app.exception
    assert len(app.error) == len(files), "each would push out another report"
    queries, revisions = calls.taken()
    assert (revisions, queries <= MOST_QUERIES) == (1, True), f"{queries} queries"


QUOTING = {
    "dossier": (routes.DOSSIER, {"focus": "organisation:kade"}),
    "network": (routes.NETWORK, {"focus": "organisation:kade"}),
    "missing, reported": (routes.MISSING, {}),
    "partners": (routes.PARTNERS, {"about": "groen", "where": "Molenwijk"}),
}


def quoting(reports: int, partners: int) -> Network:
    """Return a network in which each report states an actor's ties: a quote for each partner."""
    ties = [("Kade", f"Partner {n}", "strained") for n in range(partners)]
    return union([tell(f"verslag-{number}", ties) for number in range(reports)])


def test_a_page_asks_no_more_for_more_quotes(load: Load, calls: Calls) -> None:
    sent: dict[int, dict[str, int]] = {}
    for reports, partners in ((1, 2), (25, 8)):
        load(quoting(reports, partners))
        told = sent.setdefault(reports * partners, {})
        for name, (page, address) in QUOTING.items():
            calls.taken()
            app = opened(page, address)
            told[name], _ = calls.taken()
            if name == "dossier":
                panel = next(one for one in app.get("bidi_component") if one.key == "dossier_panel")
                assert panel.proto.json.count('"quote":') >= reports * partners
    assert all(sent[200][name] <= sent[2][name] for name in QUOTING), sent
