"""Betweenness against networkx, and on networks one can check by hand."""

import networkx
import pytest
from networks import report, tell

from graph.analysis import centrality
from graph.analysis.centrality import betweenness
from graph.model import Network


def reference(network: Network) -> dict[str, float]:
    return networkx.betweenness_centrality(networkx.Graph(network.to_networkx()))  # type: ignore[no-any-return]


@pytest.mark.parametrize("number", range(6))
def test_it_equals_networkx(number: int) -> None:
    network = report(number, ties=30, actors=20)
    assert betweenness(network) == pytest.approx(reference(network))


def test_everything_passes_the_middle_of_a_star() -> None:
    star = tell("a", [("Kade", name, "existing") for name in ("Brug", "Sluis", "Haven")])
    ties = [edge for edge in star.edges.values() if edge.type == "WORKS_WITH"]
    ends = [node for node in star.nodes.values() if node.type == "Organisation"]
    only = Network.build(star.documents.values(), ends, ties)
    assert betweenness(only)["organisation:kade"] == pytest.approx(1.0)


def test_a_sample_comes_near(monkeypatch: pytest.MonkeyPatch) -> None:
    network = report(3, ties=300, actors=200)
    exact = betweenness(network)
    monkeypatch.setattr(centrality, "EXACT_UP_TO", 100)
    monkeypatch.setattr(centrality, "SOURCES", 60)
    sampled = betweenness(network)
    top = sorted(exact, key=exact.__getitem__)[-3:]
    assert all(sampled[node] == pytest.approx(exact[node], rel=0.5) for node in top)


def test_an_empty_network_and_a_lone_node() -> None:
    assert betweenness(Network()) == {}
