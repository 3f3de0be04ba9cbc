"""Suggestions against a dense reference and networkx; explanations add up."""

import networkx
import numpy as np
import pytest

from graph.analysis import adjacency
from graph.analysis.adjacency import TieMatrix
from graph.analysis.link_prediction.top_pairs import bounds, strongest
from graph.analysis.link_prediction.walks import Walker, explained, neighbours, scores, walker
from tests.support.public_graphs import RANDOM_GRAPHS, Graph, known_graphs, random_graph, ties_of

GRAPHS = known_graphs() | {f"random {number}": random_graph(number) for number in RANDOM_GRAPHS}


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Graph:
    return GRAPHS[request.param]


def dense(walks: Walker) -> np.ndarray:
    """Return A·P + A·P·P for all pairs at once, P = D⁻¹·A."""
    ties = walks.ties.weights.toarray()
    strength = ties.sum(axis=1)
    steps = np.divide(walks.open, strength, out=np.zeros_like(strength), where=strength > 0)
    passing = steps[:, None] * ties
    return ties @ passing + (ties @ passing @ passing if walks.longest == 3 else 0)


def half_closed(ties: TieMatrix) -> Walker:
    return walker(ties, closed=ties.nodes[::2])


def test_scores_of_a_node(graph: Graph) -> None:
    for walks in (walker(ties_of(graph)), half_closed(ties_of(graph))):
        expected = dense(walks)
        for node, row in walks.ties.index.items():
            found = scores(walks, neighbours(walks.ties, node))
            assert found == pytest.approx(expected[row])


def test_two_steps_are_resource_allocation(graph: Graph) -> None:
    plain = networkx.Graph(graph.edges())
    ties = ties_of(plain)
    found = strongest(walker(ties, longest=2), 10_000, np.arange(len(plain)), known(ties))
    pairs = networkx.resource_allocation_index(plain, list(networkx.non_edges(plain)))
    expected = {frozenset((one, other)): score for one, other, score in pairs if score}
    assert {frozenset((p.one, p.other)): p.score for p in found} == pytest.approx(expected)


def known(ties: TieMatrix) -> adjacency.csr_array:
    return (ties.weights > 0).astype(float)


def test_the_strongest_pairs(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adjacency, "BLOCK_TERMS", 200)
    monkeypatch.setattr("graph.analysis.link_prediction.top_pairs._FIRST_ROWS", 6)
    ties = ties_of(graph)
    every, some = np.arange(len(ties.nodes)), np.arange(0, len(ties.nodes), 2)
    for walks, ends in ((walker(ties), every), (half_closed(ties), some)):
        table = np.where(ties.weights.toarray() > 0, 0, dense(walks))
        best = sorted((table[a, b] for i, a in enumerate(ends) for b in ends[:i]), reverse=True)
        for count in (7, 10_000):
            found = strongest(walks, count, ends, known(ties))
            expected = [score for score in best[:count] if score > 1e-12]
            assert [pair.score for pair in found] == pytest.approx(expected)
            places = [(ties.index[pair.one], ties.index[pair.other]) for pair in found]
            assert [table[place] for place in places] == pytest.approx(expected)
            assert all(one < other for one, other in places)


def test_no_pair_exceeds_its_bound(graph: Graph) -> None:
    walks = walker(ties_of(graph))
    table = dense(walks)
    np.fill_diagonal(table, 0)
    assert (table.max(axis=1) <= bounds(walks)).all()


def test_the_shares_of_walks_add_up(graph: Graph) -> None:
    for walks in (walker(ties_of(graph)), half_closed(ties_of(graph))):
        start, *others = walks.ties.nodes
        first = neighbours(walks.ties, start)
        found = scores(walks, first)
        for other in others[:8]:
            told = explained(walks, first, other)
            assert sum(walk.score for walk in told) == pytest.approx(found[walks.ties.index[other]])
            assert [walk.score for walk in told] == sorted((w.score for w in told), reverse=True)


def test_a_walk_is_told_with_what_it_passes() -> None:
    ties = ties_of(networkx.path_graph(["a", "b", "c", "d"]))
    (walk,) = explained(walker(ties), neighbours(ties, "a"), "d")
    assert walk.through == ("b", "c")
    assert walk.score == pytest.approx(1 / 4)


def test_a_question_is_asked_as_if_it_were_a_node() -> None:
    ties = ties_of(networkx.path_graph(["a", "b", "c"]))
    asked = {"a": 0.5, "b": 1.0}
    found = scores(walker(ties), asked)
    assert found[ties.index["c"]] == pytest.approx(1.0 * 1 / 2 + 0.5 * 1 * 1 / 2)
    assert [walk.through for walk in explained(walker(ties), asked, "c")] == [("b",), ("a", "b")]
