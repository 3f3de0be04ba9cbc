"""Every way to lay out gives every node its own place, the same one every time."""

from itertools import combinations
from math import dist

import pytest

from graph.analysis.layout.concentric import concentric
from graph.analysis.layout.grouped import REST, fields_of, grouped
from graph.analysis.layout.registry import LAYOUTS, LayoutMethod
from graph.network import Network
from tests.support.networks import report, tell, union

TWO = union([report(1), report(2)])
CHAIN = tell("a", [(f"Actor {n}", f"Actor {n + 1}", "existing") for n in range(4)])
ALONE = Network.build(
    CHAIN.documents.values(),
    CHAIN.nodes.values(),
    [edge for edge in CHAIN.edges.values() if edge.type == "WORKS_WITH"],
)


@pytest.fixture(params=LAYOUTS)
def method(request: pytest.FixtureRequest) -> LayoutMethod:
    return LAYOUTS[str(request.param)]


def test_every_node_has_a_place_of_its_own(method: LayoutMethod) -> None:
    places = method.compute(TWO, "").places
    assert places.keys() == TWO.nodes.keys()
    assert min(dist(a, b) for a, b in combinations(places.values(), 2)) > 60


def test_equal_networks_get_equal_places(method: LayoutMethod) -> None:
    turned = Network(
        TWO.documents, dict(reversed(TWO.nodes.items())), dict(reversed(TWO.edges.items()))
    )
    assert method.compute(TWO, "") == method.compute(turned, "")


def test_nothing_gets_no_places(method: LayoutMethod) -> None:
    assert method.compute(Network(), "organisation:nobody").places == {}


def test_rings_tell_how_many_ties_away() -> None:
    places = concentric(ALONE, "organisation:actor-0")
    away = [dist((0, 0), places[f"organisation:actor-{n}"]) for n in range(5)]
    assert away[0] == 0
    assert away == sorted(away)
    assert len(set(away)) == 5


def test_without_a_centre_the_most_tied_actor_is_in_the_middle() -> None:
    star = tell("s", [("Kade", name, "existing") for name in ("Brug", "Sluis", "Haven")])
    assert concentric(star)["organisation:kade"] == (0, 0)


TWO_THEMES = union(
    [
        tell("a", [("Kade", "Brug", "existing")]),
        tell("b", [("Mast", "Zeil", "existing")], "energie"),
    ]
)


def test_each_stands_with_its_theme() -> None:
    homes = fields_of(TWO_THEMES, "Theme")
    assert homes["organisation:kade"] == "theme:groen"
    assert homes["session:b:1"] == homes["organisation:mast"] == "theme:energie"


def test_who_is_tied_to_no_place_stands_apart() -> None:
    assert set(fields_of(ALONE, "Person").values()) == {REST}


def test_nodes_stand_inside_their_field_and_fields_apart() -> None:
    places, fields = grouped(TWO_THEMES, "Theme")
    homes = fields_of(TWO_THEMES, "Theme")
    by_node = {field.node: field for field in fields}
    assert places
    assert len(fields) > 1
    for node, place in places.items():
        field = by_node[homes[node]]
        assert dist(place, (field.x, field.y)) < field.radius
    for a, b in combinations(fields, 2):
        assert dist((a.x, a.y), (b.x, b.y)) >= a.radius + b.radius - 1
