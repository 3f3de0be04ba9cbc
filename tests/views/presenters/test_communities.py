"""The communities as a picture, and as a table with the same content."""

from graph.network import Network
from tests.support.networks import report, tell, union
from views.i18n import Words
from views.presenters.communities import community_circles, community_rows, find_communities

WORDS = Words("nl")
TWO_WORLDS = union(
    [
        tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "existing")]),
        tell("b", [("Mast", "Zeil", "existing"), ("Zeil", "Kade", "wanted")], "energie"),
    ]
)


def test_two_worlds_are_two_groups_with_what_ties_them() -> None:
    found = find_communities(TWO_WORLDS)
    assert [group.leader.name for group in found.communities] == ["Kade", "Mast"]
    assert [theme.name for theme in found.communities[1].themes] == ["energie"]
    assert found.ties_between == {(0, 1): 2}
    assert found.apart == 0


def test_what_is_drawn_stands_in_the_table_too() -> None:
    found = find_communities(union([report(number) for number in range(6)]))
    drawn, rows = community_circles(found, WORDS), community_rows(found, WORDS)
    assert len(drawn.circles) == len(rows) == len(found.communities) > 1
    for circle, row in zip(drawn.circles, rows, strict=True):
        assert circle.name == row["Groep rond"]
        assert circle.count == str(row["Organisaties en personen"])
    in_table = " ".join(
        str(row["Verbonden met de groep rond (aantal verbindingen)"]) for row in rows
    )
    assert in_table.count("(") == 2 * len(drawn.lines)
    assert all(0 < one.share <= 1 for one in [*drawn.circles, *drawn.lines])


def test_everyone_is_in_one_group_or_counted_apart() -> None:
    network = union([report(number) for number in range(6)])
    found = find_communities(network)
    inside = [actor.id for group in found.communities for actor in group.actors]
    actors = [n for n in network.nodes.values() if n.type in ("Organisation", "Person")]
    assert len(inside) == len(set(inside))
    assert len(inside) + found.apart == len(actors)


def test_nothing_gives_no_groups() -> None:
    assert find_communities(Network()).communities == ()
