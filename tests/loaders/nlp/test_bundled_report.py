"""The bundled report, read by the general rules."""

import pytest

from graph.network import Network
from graph.settings import BUNDLED_REPORTS
from loaders.ingest.load import load

REPORT = BUNDLED_REPORTS / "stadmakerscongres-2024.txt"


@pytest.fixture(scope="module")
def network() -> Network:
    return load(REPORT)


def tie(network: Network, first: str, second: str) -> tuple[str, list[str]]:
    names = {node.name.casefold(): node.id for node in network.nodes.values()}
    ends = {names[first.casefold()], names[second.casefold()]}
    (edge,) = [
        edge
        for edge in network.edges.values()
        if edge.type == "WORKS_WITH" and {edge.source, edge.target} == ends
    ]
    return edge.status, [evidence.quote for evidence in edge.evidence]


def test_a_corporation_works_with_the_energy_cooperatives(network: Network) -> None:
    status, quotes = tie(network, "Woonstad", "energiecoöperaties")
    assert status == "existing"
    assert any("rekenen de corporaties in ieder geval samen verder met" in q for q in quotes)


def test_the_cooperative_and_the_purchasing_department_are_at_odds(network: Network) -> None:
    status, quotes = tie(network, "Afrikaanderwijk Coöperatie", "Centrale inkoop")
    assert status == "strained"
    assert any("centrale inkoop te omzeilen" in quote for quote in quotes)


def test_every_quote_stands_in_the_report(network: Network) -> None:
    (document,) = network.documents.values()
    assert len(network.edges) > 100
    for edge in network.edges.values():
        for evidence in edge.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote


def test_the_nine_tables_are_sessions(network: Network) -> None:
    sessions = [node for node in network.nodes.values() if node.type == "Session"]
    assert sorted(node.properties["number"] for node in sessions) == list(range(1, 10))


def test_reading_is_the_same_on_every_run(network: Network) -> None:
    assert load(REPORT).digest == network.digest
