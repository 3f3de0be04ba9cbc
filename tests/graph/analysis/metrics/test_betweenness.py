"""Betweenness on ties one can check by hand; all else is compared in test_exactness."""

import networkx
import pytest

from graph.analysis.adjacency import tie_matrix
from graph.analysis.metrics import centrality
from graph.analysis.metrics.centrality import betweenness
from tests.support.public_graphs import ties_of


def test_everything_passes_the_middle_of_a_star() -> None:
    star = tie_matrix("abcd", [("a", "b"), ("a", "c"), ("d", "a")])
    assert betweenness(star) == pytest.approx({"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0})


def test_a_sample_comes_near(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = networkx.barabasi_albert_graph(200, 2, seed=4)
    ties = ties_of(networkx.relabel_nodes(graph, str))
    exact = betweenness(ties)
    monkeypatch.setattr(centrality, "EXACT_UP_TO", 100)
    monkeypatch.setattr(centrality, "SOURCES", 60)
    sampled = betweenness(ties)
    top = sorted(exact, key=exact.__getitem__)[-3:]
    assert all(sampled[node] == pytest.approx(exact[node], rel=0.5) for node in top)


def test_no_nodes_and_a_lone_node() -> None:
    assert betweenness(tie_matrix([], [])) == {}
    assert betweenness(tie_matrix(["a"], [])) == {"a": 0.0}
