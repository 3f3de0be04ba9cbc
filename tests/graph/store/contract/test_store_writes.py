"""Every store keeps what documents say, and takes away exactly that."""

from dataclasses import replace

import pytest

from graph.errors import ModelError, NotFoundError
from graph.network import Assertion, Block, Document, Edge, Evidence, Network, Node
from graph.store.base import Filter, Store
from tests.support.networks import read_by, report, side_by_side, tell, union

MODEL = "llama3.1:8b, prompt 1"


def test_what_is_written_is_read_back_equal(store: Store) -> None:
    network = union([report(1), report(2)])
    assert store.write(network).added == ("verslag-1", "verslag-2")
    assert store.read() == network
    assert store.read().digest == network.digest


def test_many_networks_are_written_at_once_and_no_document_twice(store: Store) -> None:
    done = store.write(report(2), report(1), union([report(3), report(4)]))
    assert sorted(done.added) == ["verslag-1", "verslag-2", "verslag-3", "verslag-4"]
    assert store.read().digest == union([report(n) for n in (1, 2, 3, 4)]).digest
    with pytest.raises(ModelError, match="twice"):
        store.write(report(5), report(5))
    assert len(store.documents()) == 4


def test_everything_a_document_can_hold_comes_back(store: Store) -> None:
    document = Document(
        *("d", "Titel", "Kop\nPunt é 💡", "d.pdf", "pdf", "Congres", "2024-11-01", 2024),
        ((0, 1), (4, 2)),
        (Block(0, 3, "heading"), Block(4, 12, "item", 2)),
    )
    store.write(Network.build([document], [], []))
    assert store.document("d") == document
    (info,) = store.documents()
    assert (info.length, info.sha256, info.year) == (len(document.text), document.sha256, 2024)


def test_everything_an_assertion_can_hold_comes_back(store: Store) -> None:
    seen = Evidence("d", 0, 3, "Kop", None, "wanted", "regel", 1)
    properties = (("number", 3), ("open", True), ("share", 0.5), ("text", "a'b\"c"))
    said = Assertion("d", "Kop", "wijk", ("b", "a"), properties, (seen, seen))
    twice = (said, replace(said, name="Kopje", evidence=()))
    nodes = [Node("n:1", "Neighbourhood", twice), Node("n:2", "Theme", (Assertion("d", "x"),))]
    network = Network.build([Document("d", "", "Kop")], nodes, [])
    store.write(network)
    assert store.read() == network
    assert store.read().digest == network.digest


def test_every_quote_comes_back_with_its_reader(store: Store) -> None:
    network = read_by(report(1), MODEL)
    store.write(network, report(2))
    found = store.read()
    assert found == union([network, report(2)])
    assert found.digest == union([network, report(2)]).digest
    readers = {
        (evidence.document, evidence.reader)
        for part in (*found.nodes.values(), *found.edges.values())
        for evidence in part.evidence
    }
    assert readers == {("verslag-1", MODEL), ("verslag-2", "")}


def test_evidence_that_differs_by_its_reader_alone_is_kept_twice(store: Store) -> None:
    told = tell("a", [("Kade", "Brug", "existing")])
    both = side_by_side(told, read_by(told, MODEL))
    store.write(both)
    assert store.read() == both
    edge = store.read().edges["organisation:brug|WORKS_WITH|organisation:kade"]
    assert [e.reader for e in edge.evidence] == ["", MODEL]
    assert [e.reader for e in store.read().nodes["organisation:kade"].evidence] == ["", MODEL]
    assert store.read(Filter(min_confidence=0.95)).edges.keys() == both.edges.keys()
    assert not store.read(Filter(min_confidence=0.97)).edges


def test_the_same_reading_by_another_reader_is_another_one(store: Store) -> None:
    store.write(report(1))
    read = read_by(report(1), MODEL)
    assert store.write(read).replaced == ("verslag-1",)
    assert store.write(read).unchanged == ("verslag-1",)
    assert store.read() == read


def test_the_same_reading_again_changes_nothing(store: Store) -> None:
    store.write(report(1))
    revision = store.revision()
    assert store.write(report(1)).unchanged == ("verslag-1",)
    assert store.revision() == revision
    assert store.read() == report(1)


def test_a_corrected_reading_replaces_the_old_one(store: Store) -> None:
    store.write(union([tell("a", [("Kade", "Vuurspits", "existing")]), report(2)]))
    revision = store.revision()
    better = tell("a", [("Kade", "Toren", "strained")], theme="energie")
    assert store.write(better).replaced == ("a",)
    assert store.read() == union([better, report(2)])
    assert store.revision() != revision
    assert store.search("Vuurspits") == ()


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    networks = [report(number) for number in (3, 1, 2)]
    for network in networks:
        store.write(network)
    assert store.read().digest == union([report(1), report(2), report(3)]).digest


def test_a_node_of_three_reports_keeps_which_report_said_what(store: Store) -> None:
    for key, status in (("a", "wanted"), ("b", "existing"), ("c", "strained")):
        store.write(tell(key, [("Kade", "Brug", status)]))
    edge = store.read().edges["organisation:brug|WORKS_WITH|organisation:kade"]
    assert edge.status == "strained"
    assert [(e.document, e.status) for e in edge.evidence] == [
        ("a", "wanted"),
        ("b", "existing"),
        ("c", "strained"),
    ]
    store.remove("c")
    edge = store.read().edges[edge.id]
    assert (edge.status, edge.documents) == ("existing", ("a", "b"))


def test_removing_a_report_takes_away_exactly_what_only_it_said(store: Store) -> None:
    store.write(union([report(1), report(2)]))
    assert store.remove("verslag-2") is True
    assert store.read() == report(1)
    assert store.remove("verslag-2") is False


def test_removing_the_last_report_leaves_nothing_behind(store: Store) -> None:
    store.write(report(1))
    store.remove("verslag-1")
    assert store.read() == Network()
    assert store.counts().nodes == 0
    assert store.search("verslag") == ()


def test_an_edge_follows_the_documents_that_are_left(store: Store) -> None:
    store.write(tell("a", [("Kade", "Brug", "existing")]))
    store.write(tell("b", [("Kade", "Toren", "existing")]))
    store.remove("a")
    (edge,) = store.read(Filter(edge_types=frozenset({"WORKS_WITH"}))).edges.values()
    assert edge.id == "organisation:kade|WORKS_WITH|organisation:toren"


def test_an_unknown_document_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="weg"):
        store.document("weg")


def test_documents_come_together_in_order_of_id_and_unknown_ones_are_left_out(
    store: Store,
) -> None:
    written = union([report(1), report(2), report(3)])
    store.write(written)
    found = store.full_documents(frozenset({"verslag-3", "verslag-1", "weg"}))
    assert list(found) == ["verslag-1", "verslag-3"]
    assert found["verslag-3"] == written.documents["verslag-3"]
    assert store.full_documents(frozenset()) == {}


def _with_evidence(network: Network, document: str, start: int, quote: str) -> Network:
    ends = [key for key in network.nodes if key.startswith("organisation:")][:2]
    found = Evidence(document, start, start + len(quote), quote)
    edge = Edge("WORKS_WITH", ends[0], ends[1], (found,))
    return Network(network.documents, network.nodes, {**network.edges, edge.id: edge})


def test_evidence_of_a_document_that_is_not_there_is_refused_whole(store: Store) -> None:
    with pytest.raises(ModelError, match="not in the network"):
        store.write(_with_evidence(report(1), "elders", 0, "Tafel"))
    assert store.read() == Network()


def test_a_quote_that_does_not_stand_in_the_text_is_refused_whole(store: Store) -> None:
    with pytest.raises(ModelError, match="quotes must be exact"):
        store.write(_with_evidence(report(1), "verslag-1", 0, "Verzonnen"))
    assert store.read() == Network()


def test_a_document_must_name_the_ends_of_the_edges_it_states(store: Store) -> None:
    network = union([report(1), tell("b", [("Elders", "Ginder", "existing")])])
    edge = Edge(
        "WORKS_WITH",
        "organisation:elders",
        "organisation:ginder",
        (Evidence("verslag-1", 0, 5, "Tafel"),),
    )
    edges = {**network.edges, edge.id: edge}
    with pytest.raises(ModelError, match="does not name"):
        store.write(Network(network.documents, network.nodes, edges))


def test_a_node_keeps_its_type(store: Store) -> None:
    store.write(Network.build([Document("a", "", "")], [_node("x", "Theme", "a")], []))
    other = Network.build([Document("b", "", "")], [_node("x", "Person", "b")], [])
    with pytest.raises(ModelError, match="Person"):
        store.write(other)
    assert set(store.read().documents) == {"a"}


def _node(key: str, type: str, document: str) -> Node:
    return Node(key, type, (Assertion(document, "naam"),))


def test_half_a_character_is_refused_whole(store: Store) -> None:
    document = Document("a", "Titel", "tekst")
    nodes = [Node("x", "Theme", (Assertion("a", "half \ud83d"),))]
    with pytest.raises(ModelError, match="cannot be stored"):
        store.write(Network.build([document], nodes, []))
    assert store.documents() == ()
