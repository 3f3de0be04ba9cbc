"""The back-test: hidden ties really are hidden, and the scores equal networkx."""

import itertools

import networkx
import numpy as np
import pytest

from graph.analysis.link_prediction.backtest import (
    Quality,
    Split,
    network_splits,
    random_splits,
    results,
    year_split,
)
from graph.analysis.link_prediction.baselines import SCORERS
from graph.network import Document, Network
from tests.support.networks import report, tell, union
from tests.support.public_graphs import Graph, known_graphs, random_graph, ties_of

GRAPHS = known_graphs() | {f"random {number}": random_graph(number) for number in (4, 5, 6, 7)}


def all_pairs(graph: Graph) -> tuple[np.ndarray, np.ndarray]:
    """Return the tied and the untied pairs, as rows."""
    tied = ties_of(graph).weights.toarray() > 0
    upper = np.triu(np.ones_like(tied), k=1)
    return np.argwhere(tied & upper), np.argwhere(~tied & upper)


@pytest.mark.parametrize("name", GRAPHS)
def test_the_baselines_equal_networkx(name: str) -> None:
    graph = networkx.Graph(GRAPHS[name].edges())
    ties = ties_of(graph)
    pairs = all_pairs(graph)[1]
    named = [(ties.nodes[a], ties.nodes[b]) for a, b in pairs]
    for scorer, reference in (
        ("preferential_attachment", networkx.preferential_attachment),
        ("common_neighbours", networkx.common_neighbor_centrality),
        ("adamic_adar", networkx.adamic_adar_index),
        ("resource_allocation", networkx.resource_allocation_index),
    ):
        # A list: given a generator, networkx would return nothing, silently.
        options = {"alpha": 1} if scorer == "common_neighbours" else {}
        expected = [score for _, _, score in reference(graph, named, **options)]
        assert len(expected) == len(pairs)
        assert SCORERS[scorer](ties, pairs) == pytest.approx(expected)


def test_personalised_pagerank_equals_networkx() -> None:
    graph = GRAPHS["karate"]
    ties = ties_of(networkx.Graph(graph.edges()))
    pairs = all_pairs(graph)[1][:40]
    found = SCORERS["personalised_pagerank"](ties, pairs)
    for (a, b), score in zip(pairs, found, strict=True):
        one, other = ties.nodes[a], ties.nodes[b]
        there = networkx.pagerank(graph, personalization={one: 1}, weight=None, tol=1e-12)[other]
        back = networkx.pagerank(graph, personalization={other: 1}, weight=None, tol=1e-12)[one]
        assert score == pytest.approx(there + back, rel=1e-3)


def test_hidden_ties_are_gone_and_the_rest_is_left() -> None:
    graph = GRAPHS["les miserables"]
    ties = ties_of(graph)
    hideable, others = all_pairs(graph)
    (split,) = random_splits(ties, hideable, others, [7])
    assert len(split.hidden) == round(0.1 * len(hideable))
    assert not split.ties.weights[split.hidden[:, 0], split.hidden[:, 1]].any()
    assert split.ties.weights.nnz == ties.weights.nnz - 2 * len(split.hidden)


def test_a_perfect_method_gets_everything_and_a_reversed_one_nothing() -> None:
    graph = GRAPHS["karate"]
    hideable, others = all_pairs(graph)
    whole = ties_of(graph).weights
    splits = list(random_splits(ties_of(graph), hideable, others, range(3)))
    found = results(
        splits,
        {
            "perfect": lambda ties, pairs: whole[pairs[:, 0], pairs[:, 1]] * 1.0,
            "reversed": lambda ties, pairs: whole[pairs[:, 0], pairs[:, 1]] * -1.0,
            "blind": lambda ties, pairs: np.zeros(len(pairs)),
        },
    )
    assert found["perfect"].mean == Quality(1.0, 1.0, 1.0)
    assert found["reversed"].mean.auc == 0.0
    assert found["blind"].mean.auc == pytest.approx(0.5)


def test_our_walks_find_more_than_chance_where_ties_close() -> None:
    graph = GRAPHS["les miserables"]
    splits = random_splits(ties_of(graph), *all_pairs(graph), range(5))
    found = results(splits)
    assert found["walks"].mean.auc > found["chance"].mean.auc + 0.2


def test_too_few_ties_give_no_splits() -> None:
    assert not list(network_splits(tell("a", [("Kade", "Brug", "existing")])))


def test_a_network_gives_twenty_splits_of_its_collaborations() -> None:
    network = union([report(number, ties=20, actors=12) for number in range(4)])
    splits = list(network_splits(network))
    assert len(splits) == 20
    for node in (splits[0].ties.nodes[row] for row in splits[0].hidden.ravel()):
        assert network.nodes[node].type == "Organisation"


def in_year(network: Network, year: int) -> Network:
    documents = [
        Document(d.id, d.title, d.text, d.source, year=year) for d in network.documents.values()
    ]
    return Network.build(documents, network.nodes.values(), network.edges.values())


def test_a_later_year_is_hidden_from_the_earlier() -> None:
    names = [f"Actor {number}" for number in range(12)]
    chain = list(itertools.pairwise(names))
    early = in_year(tell("a", [(a, b, "existing") for a, b in chain]), 2023)
    pairs = [(a, b, "existing") for i, a in enumerate(names) for b in names[i + 2 : i + 5]]
    late = in_year(tell("b", pairs, "energie"), 2024)
    split = year_split(union([early, late]))
    assert isinstance(split, Split)
    assert len(split.hidden) == len(pairs)
    assert not split.ties.weights[split.hidden[:, 0], split.hidden[:, 1]].any()
    assert year_split(early) is None
