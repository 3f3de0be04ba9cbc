from graph.analysis.layout.force_directed import positions
from graph.network import Edge, Network
from graph.schema import NODE_TYPES, STATUSES
from tests.support.networks import tell
from views.contract.network import DrawnNode
from views.i18n import Words
from views.presenters.labels import GLYPHS
from views.presenters.legend import legend
from views.presenters.node_style import network_style
from views.presenters.vis_network import LIBRARY, OPTIONS, drawn_edges, drawn_nodes, edge_styles

TIES = [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted"), ("Brug", "Sluis", "strained")]
NETWORK = tell("a", TIES)


def nodes(network: Network = NETWORK) -> tuple[DrawnNode, ...]:
    styles = network_style(network, Words("nl")).nodes
    return drawn_nodes(network, positions(network), styles, "nl")


def test_everything_is_drawn_once_at_its_place() -> None:
    places = positions(NETWORK)
    assert {node.id: (node.x, node.y) for node in nodes()} == places
    assert [edge.id for edge in drawn_edges(NETWORK)] == list(NETWORK.edges)


def test_nothing_moves_in_the_browser() -> None:
    assert OPTIONS["physics"] == {"enabled": False}


def test_types_differ_in_shape_and_statuses_in_dashes() -> None:
    shapes = [node_type.shape for node_type in NODE_TYPES.values()]
    assert len(set(shapes)) == len(shapes)
    assert GLYPHS.keys() == set(shapes)
    ties = [look for name, look in edge_styles(NETWORK, "nl").items() if "WORKS_WITH" in name]
    assert len({look.dashes for look in ties}) == len(STATUSES)
    assert {look.status for look in ties} == {"bestaand", "gewenst", "onder druk"}


def test_collaborations_stand_out() -> None:
    widths = {"WORKS_WITH" in name: look.width for name, look in edge_styles(NETWORK, "nl").items()}
    assert widths[True] > 2 * widths[False]


def test_every_edge_has_a_style() -> None:
    assert {edge.look for edge in drawn_edges(NETWORK)} == edge_styles(NETWORK, "nl").keys()


def test_a_second_tie_between_two_nodes_is_bent_away_from_the_first() -> None:
    tie = next(edge for edge in NETWORK.edges.values() if edge.type == "WORKS_WITH")
    part = Edge("PART_OF", tie.source, tie.target, tie.evidence)
    network = NETWORK.merge(Network())
    double = Network.build(
        network.documents.values(), network.nodes.values(), [*network.edges.values(), part]
    )
    bends = [e.bend for e in drawn_edges(double) if e.id in (tie.id, part.id)]
    assert bends.count(0) == 1


def test_hostile_names_stay_the_text_they_are() -> None:
    name = "<script>alert(1)</script>"
    network = tell("a", [(name, "Kade", "existing")])
    titles = [node.title for node in nodes(network)]
    assert any(title.startswith(name) for title in titles)


def test_the_legend_names_what_is_drawn_in_both_languages() -> None:
    labels = {entry.label for entry in legend(NETWORK, Words("nl"))}
    assert {"organisatie", "tafel", "werkt samen: onder druk", "andere verbinding"} <= labels
    english = {entry.label for entry in legend(NETWORK, Words("en"))}
    assert {"organisation", "works with: strained", "other tie"} <= english
    assert "persoon" not in labels


def test_an_empty_picture_has_an_empty_legend() -> None:
    assert legend(Network(), Words("nl")) == ()


def test_pyvis_ships_the_drawing_library() -> None:
    assert "vis" in LIBRARY.read_text("utf-8")[:2000]
