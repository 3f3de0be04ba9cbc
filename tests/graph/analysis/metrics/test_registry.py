"""The declared measures: each explains itself and says something of a network."""

import pytest

from graph.analysis.adjacency import two_mode_ties
from graph.analysis.communities import communities
from graph.analysis.metrics.registry import METRICS, Metric, measured
from graph.network import Network
from tests.support.networks import report


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_a_measure_explains_itself_in_one_sentence(metric: Metric) -> None:
    for text in (metric.explanation.nl, metric.explanation.en):
        assert text.endswith(".")
        assert text.count(". ") == 0


def test_every_measure_says_something_of_every_tied_actor() -> None:
    network = report(5)
    values = measured(network)
    assert values.keys() == METRICS.keys()
    for name, of_node in values.items():
        assert of_node, name
        assert of_node.keys() <= network.nodes.keys()
        assert not METRICS[name].share or max(of_node.values()) <= 1


def test_an_empty_network_has_nothing_to_measure() -> None:
    assert not any(measured(Network()).values())


def test_communities_are_the_same_on_every_run() -> None:
    ties = two_mode_ties(report(2, ties=40, actors=25))
    assert communities(ties) == communities(ties)
