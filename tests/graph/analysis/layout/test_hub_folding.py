from graph.analysis.layout.hub_folding import folded, to_fold
from graph.network import Assertion, Network, Node
from tests.support.networks import tell

STAR = tell("s", [("Kade", name, "existing") for name in ("Brug", "Sluis", "Haven")])


def test_nodes_with_many_ties_are_hubs() -> None:
    assert to_fold(STAR, groups=False, more_than=4) == {"organisation:kade", "session:s:1"}
    assert to_fold(STAR, groups=False, more_than=99) == frozenset()
    assert to_fold(STAR, groups=False) == frozenset()


def test_generic_groups_are_folded_whatever_their_ties() -> None:
    group = Node("organisation:brug", "Organisation", (Assertion("s", "Brug", "groep"),))
    nodes = [group if n.id == group.id else n for n in STAR.nodes.values()]
    network = Network.build(STAR.documents.values(), nodes, STAR.edges.values())
    assert to_fold(network, groups=True) == {"organisation:brug"}


def test_the_lines_of_a_folded_node_are_counted_and_gone_and_nodes_stay() -> None:
    rest, lost = folded(STAR, {"organisation:kade"})
    assert rest.nodes == STAR.nodes
    assert lost == {"organisation:kade": 5}
    assert len(rest.edges) == len(STAR.edges) - 5


def test_a_tie_between_two_folded_nodes_counts_for_both() -> None:
    _, lost = folded(STAR, {"organisation:kade", "organisation:brug"})
    assert lost == {"organisation:kade": 5, "organisation:brug": 3}


def test_nothing_folded_changes_nothing() -> None:
    assert folded(STAR, frozenset()) == (STAR, {})
