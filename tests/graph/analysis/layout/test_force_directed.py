"""The layout: every node has a place of its own, the same one every time."""

import subprocess
import sys
from itertools import combinations, pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.layout.force_directed import BOX, EXACT_LIMIT, positions
from graph.network import Network
from tests.support.networks import report, tell, union

PRINT_PLACES = """
from tests.support.networks import report, union
from graph.analysis.layout.force_directed import positions
print(positions(union([report(1), report(2)])))
"""


def two_reports() -> Network:
    return union([report(1), report(2)])


def test_every_node_has_a_place() -> None:
    network = two_reports()
    assert positions(network).keys() == network.nodes.keys()


def test_an_empty_network_has_no_places() -> None:
    assert positions(Network()) == {}


def test_another_process_gives_the_same_places() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT_PLACES], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert printed == {f"{positions(two_reports())}\n"}


def test_a_large_component_is_laid_out_the_same_way_again() -> None:
    names = [f"Actor {n}" for n in range(EXACT_LIMIT + 50)]
    chain = [(one, other, "existing") for one, other in pairwise(names)]
    rungs = [(one, other, "existing") for one, other in zip(names, names[7:], strict=False)]
    network = ties_of(tell("a", [*chain, *rungs]))
    assert positions(network) == positions(network)


@given(st.integers(1, 40))
def test_no_two_boxes_overlap(number: int) -> None:
    places = positions(report(number)).values()
    for one, other in combinations(places, 2):
        apart = [abs(a - b) / side for a, b, side in zip(one, other, BOX, strict=True)]
        assert max(apart) > 0.98


def test_pinned_nodes_stay_where_they_are() -> None:
    before = report(1)
    pinned = positions(before)
    after = positions(before.merge(report(2)), pinned)
    assert {node: after[node] for node in pinned} == pinned


def test_a_new_node_comes_near_its_neighbour() -> None:
    chain = [(f"Actor {n}", f"Actor {n + 1}", "existing") for n in range(30)]
    pinned = positions(ties_of(tell("a", chain)))
    places = positions(ties_of(tell("a", [*chain, ("Actor 6", "Nieuw", "existing")])), pinned)

    def distance(node: str) -> float:
        return dist(places["organisation:nieuw"], places[node])

    assert distance("organisation:actor-6") < distance("organisation:actor-25") / 3


def ties_of(network: Network) -> Network:
    """Return only the organisations and what they do together."""
    nodes = [node for node in network.nodes.values() if node.type == "Organisation"]
    ties = [edge for edge in network.edges.values() if edge.type == "WORKS_WITH"]
    return Network.build(network.documents.values(), nodes, ties)


def test_pins_of_unknown_nodes_are_ignored() -> None:
    network = report(1)
    assert positions(network, {"organisation:elsewhere": (0.0, 0.0)}) == positions(network)
