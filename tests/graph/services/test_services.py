"""What the command line and the explorer share: one function for each, and nobody goes round it."""

import ast
from pathlib import Path

import pytest

from graph.errors import ModelError
from graph.export.csv import tables
from graph.network import Assertion, Document, Evidence, Network, Node
from graph.schema import ORGANISATION
from graph.services.backtest import backtest_at_random, backtest_by_year
from graph.services.export import export_evidence, export_network
from graph.services.gaps import find_gaps
from graph.services.ingest import ADDED, REFUSED, REPLACED, UNCHANGED, Importer, import_report
from graph.services.missing import MissingConnections
from graph.services.partners import find_partners, ranked_partners
from graph.store import open_store
from graph.store.document_parts import LONGEST_ID
from loaders.ingest.files import FileOutcome
from tests.support.networks import report, tell, union
from tests.support.paths import ROOT

COMPOSED = {
    "graph.analysis.partner_search": {"Question", "of_kinds"},
    "graph.analysis.reported_gaps": {"open_ties", "unanswered_advice"},
    "graph.analysis.structural_holes": {"structural_holes"},
    "graph.analysis.theme_place_coverage": {"gap_matrix"},
    "graph.analysis.link_prediction.suggestions": {"suggestions"},
    "graph.analysis.link_prediction.backtest": {"network_splits", "results", "year_split"},
    "loaders.ingest.versions": {"rival_of"},
    "loaders.themes.query_expansion": {"near_places", "near_themes", "larger_places_of"},
}
"""Module -> what of it only the services put together."""


@pytest.mark.parametrize("package", ["cli", "views"])
def test_nobody_puts_together_what_a_service_does(package: str) -> None:
    used = [
        (path.name, alias.name)
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in COMPOSED.get(str(node.module), ())
    ]
    assert not used


@pytest.mark.parametrize("module", COMPOSED)
def test_what_they_put_together_is_there(module: str) -> None:
    tree = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    assert COMPOSED[module] <= {getattr(node, "name", "") for node in tree.body}


def test_one_report_is_added_replaced_unchanged_or_refused(tmp_path: Path) -> None:
    first = tell("a", [("Kade", "Brug", "existing")])
    second = tell("a", [("Kade", "Brug", "existing"), ("Kade", "Toren", "wanted")])
    other_text = Document("a", "a", "Notulen\n\nHeel iets anders.")
    other = Network.build([other_text], [], [])
    with open_store(f"sqlite:///{tmp_path}/atlas.db") as store:
        assert import_report(first, store, replace=False) == ADDED
        assert import_report(first, store, replace=False) == UNCHANGED
        assert import_report(second, store, replace=False) == REPLACED
        assert import_report(other, store, replace=False) == REFUSED
        assert store.read().digest == second.digest
        assert import_report(other, store, replace=True) == REPLACED


def test_what_a_store_refuses_is_an_error_and_nothing_is_stored(tmp_path: Path) -> None:
    said = Assertion("lang", "Lang", None, (), (), (Evidence("lang", 0, 4, "Lang"),))
    node = Node("organisation:" + "l" * LONGEST_ID, ORGANISATION, (said,))
    refused = Network.build([Document("lang", "Lang", "Lang")], [node], [])
    with open_store(f"sqlite:///{tmp_path}/atlas.db") as store:
        with pytest.raises(ModelError, match="too long"):
            import_report(refused, store, replace=False)
        assert store.documents() == ()


def test_reports_are_written_together_and_are_their_union(tmp_path: Path) -> None:
    reports = [report(number) for number in range(5)]
    with open_store(f"sqlite:///{tmp_path}/atlas.db") as store:
        before = store.revision()
        with Importer(store) as importer:
            for number, network in enumerate(reports):
                importer.add(FileOutcome(Path(f"{number}.txt"), network))
            assert store.revision() == before
        assert importer.outcomes[ADDED] == 5
        assert store.read().digest == union(reports).digest


def test_partners_are_asked_for_in_free_words() -> None:
    network = union([tell("a", [("Kade", "Brug", "existing")], theme="energie"), report(2)])
    search = find_partners(network, "energie", "")
    found = ranked_partners(search)
    assert {"organisation:kade", "organisation:brug"} <= {one.node for one in found}
    assert found == list(search.ranked())
    assert ranked_partners(search, ["Person"]) == []


def test_each_part_of_what_is_missing_is_worked_out_once() -> None:
    missing = MissingConnections(union([report(1), report(2), report(3)]))
    assert missing.reported_ties
    assert missing.reported_ties is missing.reported_ties
    assert len(missing.suggested_ties(3)) == 3
    assert missing.unanswered_advice


def test_gaps_are_of_every_theme_and_place() -> None:
    cells = find_gaps(union([tell("a", [("Kade", "Brug", "existing")]), report(2)]))
    assert any(cell.actors for cell in cells)


def test_a_picture_gets_places_unless_the_look_has_them() -> None:
    network = report(1)
    assert b"viz:position" in export_network(network, "gexf")
    assert export_evidence(network).decode("utf-8-sig") == tables(network)["evidence"]


def test_too_few_ties_give_no_backtest() -> None:
    few = tell("a", [("Kade", "Brug", "existing")])
    assert backtest_at_random(few) == {}
    assert backtest_by_year(few) == {}
