"""Every store reads the same part for the same filter, and walks the same ways."""

from collections import Counter
from dataclasses import replace

import pytest

from graph.errors import NotFoundError
from graph.network import Network
from graph.store.base import Filter, Store
from tests.support.networks import report, tell, union

KADE, BRUG, TOREN, HAVEN = (f"organisation:{name}" for name in ("kade", "brug", "toren", "haven"))


@pytest.fixture
def two(store: Store) -> Store:
    """A store with two reports: one on groen with a strained tie, one on energie."""
    store.write(tell("a", [("Kade", "Brug", "strained"), ("Brug", "Toren", "existing")]))
    store.write(tell("b", [("Kade", "Brug", "existing"), ("Kade", "Haven", "wanted")], "energie"))
    return store


def names(network: Network, type: str = "Organisation") -> set[str]:
    return {node.name for node in network.nodes.values() if node.type == type}


def ties(network: Network) -> set[str]:
    return {edge.id for edge in network.edges.values() if edge.type == "WORKS_WITH"}


def test_types_keep_only_those_nodes_and_the_edges_between_them(two: Store) -> None:
    network = two.read(Filter(types=frozenset({"Organisation"})))
    assert {node.type for node in network.nodes.values()} == {"Organisation"}
    assert {edge.type for edge in network.edges.values()} == {"WORKS_WITH"}
    assert set(network.documents) == {"a", "b"}


def test_kinds_restrict_the_types_they_belong_to(two: Store) -> None:
    network = two.read(Filter(kinds=frozenset({"gemeente"})))
    assert names(network) == set()
    assert names(network, "Neighbourhood") == {"Molenwijk", "Havenkwartier"}
    assert len(names(two.read(Filter(kinds=frozenset({"stichting"}))))) == 4


def test_edge_types_keep_every_node(two: Store) -> None:
    network = two.read(Filter(edge_types=frozenset({"ABOUT"})))
    assert {edge.type for edge in network.edges.values()} == {"ABOUT"}
    assert network.nodes == two.read().nodes


def test_statuses_hold_for_works_with_only(two: Store) -> None:
    network = two.read(Filter(statuses=frozenset({"strained"})))
    assert ties(network) == {f"{BRUG}|WORKS_WITH|{KADE}"}
    assert any(edge.type == "ABOUT" for edge in network.edges.values())


def test_a_theme_keeps_what_is_tied_to_it_through_a_session(two: Store) -> None:
    network = two.read(Filter(themes=frozenset({"theme:energie"})))
    assert names(network) == {"Kade", "Brug", "Haven"}
    assert names(network, "Theme") == {"energie"}


def test_a_place_keeps_who_is_active_there(two: Store) -> None:
    network = two.read(Filter(places=frozenset({"neighbourhood:molenwijk"})))
    assert names(network) == {"Kade", "Brug", "Toren"}


def test_theme_and_place_both_have_to_hold(two: Store) -> None:
    both = Filter(
        themes=frozenset({"theme:energie"}), places=frozenset({"neighbourhood:molenwijk"})
    )
    assert names(two.read(both)) == {"Kade", "Brug"}


def test_a_report_keeps_only_what_it_said(two: Store) -> None:
    network = two.read(Filter(reports=frozenset({"b"})))
    assert network == tell(
        "b", [("Kade", "Brug", "existing"), ("Kade", "Haven", "wanted")], "energie"
    )


def test_status_follows_the_reports_that_are_kept(two: Store) -> None:
    kept = Filter(reports=frozenset({"b"}), statuses=frozenset({"existing"}))
    assert ties(two.read(kept)) == {f"{BRUG}|WORKS_WITH|{KADE}"}


def test_a_theme_within_a_report_needs_a_tie_in_that_report(two: Store) -> None:
    kept = Filter(reports=frozenset({"a"}), themes=frozenset({"theme:energie"}))
    assert names(two.read(kept)) == set()


def test_a_session_keeps_what_was_said_in_it(two: Store) -> None:
    network = two.read(Filter(sessions=frozenset({"session:b:1"})))
    assert names(network) == {"Kade", "Brug", "Haven"}
    assert names(network, "Session") == {"Over energie"}
    edge = network.edges[f"{BRUG}|WORKS_WITH|{KADE}"]
    assert edge.documents == ("b",)


@pytest.mark.parametrize("keep", [Filter(), Filter(reports=frozenset({"b"}))])
def test_without_texts_all_else_is_the_same(two: Store, keep: Filter) -> None:
    whole, lean = two.read(keep), two.read(keep, texts=False)
    assert (lean.nodes, lean.edges) == (whole.nodes, whole.edges)
    assert lean.documents == {
        one.id: replace(one, text="", pages=(), blocks=()) for one in whole.documents.values()
    }
    assert all(one.text for one in whole.documents.values())


def test_a_number_of_sources_holds_for_nodes_and_edges(two: Store) -> None:
    network = two.read(Filter(min_sources=2))
    assert names(network) == {"Kade", "Brug"}
    assert ties(network) == {f"{BRUG}|WORKS_WITH|{KADE}"}


def test_a_confidence_holds_for_nodes_and_edges(two: Store) -> None:
    assert names(two.read(Filter(min_confidence=0.8))) == {"Kade", "Brug", "Toren", "Haven"}
    sure = two.read(Filter(min_confidence=0.81))
    assert names(sure) == {"Kade", "Brug"}
    assert ties(sure) == {f"{BRUG}|WORKS_WITH|{KADE}"}
    assert not two.read(Filter(min_confidence=0.97, types=frozenset({"Organisation"}))).nodes


def test_a_filter_that_names_nothing_known_keeps_nothing(two: Store) -> None:
    for hostile in ("' OR 1=1 --", '"; DROP TABLE node', "}) DETACH DELETE n //", "\x00"):
        some = frozenset({hostile})
        for given in (Filter(types=some), Filter(themes=some), Filter(reports=some)):
            assert not two.read(given).nodes
        assert not two.read(Filter(sessions=some)).nodes
        assert not two.read(Filter(edge_types=some)).edges
    assert names(two.read()) == {"Kade", "Brug", "Toren", "Haven"}


def test_nodes_come_with_the_edges_between_them(two: Store) -> None:
    network = two.nodes(frozenset({KADE, BRUG, "organisation:onbekend"}))
    assert set(network.nodes) == {KADE, BRUG}
    assert ties(network) == {f"{BRUG}|WORKS_WITH|{KADE}"}
    assert network.nodes[KADE] == two.read().nodes[KADE]


def test_a_neighbourhood_reaches_so_many_edges(two: Store) -> None:
    near = two.neighbourhood(HAVEN)
    assert set(near.nodes) == {HAVEN, KADE, "session:b:1", "neighbourhood:havenkwartier"}
    further = two.neighbourhood(HAVEN, depth=2)
    assert BRUG in further.nodes
    assert TOREN not in further.nodes
    assert f"{BRUG}|PARTICIPATED_IN|session:b:1" in further.edges


def test_a_neighbourhood_keeps_the_nearest_then_the_best_connected(two: Store) -> None:
    assert set(two.neighbourhood(HAVEN, limit=2).nodes) == {HAVEN, KADE}
    assert set(two.neighbourhood(HAVEN, limit=1).nodes) == {HAVEN}
    assert len(two.neighbourhood(HAVEN, depth=3, limit=6).nodes) == 6


def test_an_unknown_node_has_no_neighbourhood_and_no_paths(two: Store) -> None:
    with pytest.raises(NotFoundError, match="onbekend"):
        two.neighbourhood("onbekend")
    with pytest.raises(NotFoundError, match="onbekend"):
        two.paths(KADE, "onbekend")


def test_paths_are_all_equally_short_and_in_order(two: Store) -> None:
    paths = two.paths(TOREN, HAVEN)
    assert [path.nodes[1:-1] for path in paths] == [
        ("neighbourhood:molenwijk", KADE),
        (BRUG, "neighbourhood:havenkwartier"),
        (BRUG, KADE),
        (BRUG, "session:b:1"),
        ("session:a:1", KADE),
    ]
    assert {len(path.edges) for path in paths} == {3}
    assert paths[1].edges[0] == f"{BRUG}|WORKS_WITH|{TOREN}"
    assert len(two.paths(TOREN, HAVEN, limit=2)) == 2


def test_a_path_from_a_node_to_itself_has_no_edges(two: Store) -> None:
    (path,) = two.paths(KADE, KADE)
    assert (path.nodes, path.edges) == ((KADE,), ())


def test_sharing_a_report_is_no_tie(store: Store) -> None:
    store.write(union([tell("a", [("Kade", "Brug", "existing")])]))
    store.write(tell("b", [("Elders", "Ginder", "existing")], "energie"))
    assert store.paths("organisation:elders", KADE) == ()
    (to_report, *_) = store.paths(KADE, "report:a")
    assert to_report.nodes == (KADE, "session:a:1", "report:a")


def test_counts_follow_the_content(two: Store) -> None:
    counts, network = two.counts(), two.read()
    assert (counts.documents, counts.nodes, counts.edges) == (
        2,
        len(network.nodes),
        len(network.edges),
    )
    assert counts.evidence == sum(len(edge.evidence) for edge in network.edges.values())
    assert counts.by_type["Organisation"] == 4
    assert counts.by_kind == {"stichting": 4, "wijk": 2}
    assert counts.by_status == {"strained": 1, "existing": 1, "wanted": 1}
    assert counts.by_edge_type["WORKS_WITH"] == 3
    assert counts.by_report == {"a": 8, "b": 8}


def test_counts_of_themes_places_and_sessions_are_their_ties(two: Store) -> None:
    counts, network = two.counts(), two.read()
    ends = [end for edge in network.edges.values() for end in (edge.source, edge.target)]
    types = ("Theme", "Neighbourhood", "Session")
    wanted = {key: ends.count(key) for key, node in network.nodes.items() if node.type in types}
    assert counts.by_facet == wanted
    assert counts.by_facet["session:a:1"] > 3


def test_counts_of_sources_and_confidence_cover_every_node(two: Store) -> None:
    counts, nodes = two.counts(), two.read().nodes.values()
    assert counts.by_sources == Counter(len(node.documents) for node in nodes)
    assert counts.by_confidence == Counter(int(node.confidence * 10) for node in nodes)


def test_an_empty_store_answers_everything(store: Store) -> None:
    assert store.read() == Network()
    assert store.counts().nodes == 0
    assert store.documents() == ()
    assert store.search("iets") == ()
    assert store.nodes(frozenset({"x"})) == Network()


def test_a_store_tells_how_it_is_doing(store: Store) -> None:
    health = store.health()
    assert health.ok
    assert health.writable
    assert health.version


def test_many_reports_read_back_equal_in_parts(store: Store) -> None:
    networks = [report(number) for number in range(6)]
    store.write(union(networks))
    for number, network in enumerate(networks):
        assert store.read(Filter(reports=frozenset({f"verslag-{number}"}))) == network
