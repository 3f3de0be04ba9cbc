"""The network as a union of what documents say."""

import pytest

from graph.errors import ModelError
from graph.network import Assertion, Document, Edge, Evidence, Network, Node, node_id, slug

TEXTS = {
    "a": "Stichting De Kade werkt samen met Buurtlab.",
    "b": "De Kade en Buurtlab liggen overhoop.",
}


def evidence(document: str, quote: str, **more: object) -> Evidence:
    start = TEXTS[document].index(quote)
    return Evidence(document, start, start + len(quote), quote, **more)  # type: ignore[arg-type]


def network(document: str, status: str = "existing") -> Network:
    text = TEXTS[document]
    kade, lab = node_id("Organisation", "De Kade"), node_id("Organisation", "Buurtlab")
    kade_name = "Stichting De Kade" if document == "a" else "De Kade"
    return Network.build(
        [Document(document, document, text)],
        [
            Node(
                kade,
                "Organisation",
                (
                    Assertion(
                        document, kade_name, "stichting", evidence=(evidence(document, "Kade"),)
                    ),
                ),
            ),
            Node(lab, "Organisation", (Assertion(document, "Buurtlab"),)),
        ],
        [Edge("WORKS_WITH", kade, lab, (evidence(document, text, status=status),))],
    )


def test_merging_is_commutative_and_idempotent() -> None:
    a, b = network("a"), network("b", "strained")
    assert a.merge(b) == b.merge(a)
    assert a.merge(b).digest == b.merge(a).digest
    assert a.merge(a) == a


def test_removing_a_document_undoes_adding_it() -> None:
    a, b = network("a"), network("b", "strained")
    assert a.merge(b).without("b") == a
    assert a.merge(b).only("b") == b


def test_a_strained_quote_outweighs_an_existing_one() -> None:
    (edge,) = network("a").merge(network("b", "strained")).edges.values()
    assert edge.status == "strained"
    assert edge.documents == ("a", "b")


def test_a_symmetric_edge_is_one_edge_whichever_way_it_is_worded() -> None:
    quote = (evidence("a", TEXTS["a"]),)
    assert Edge("WORKS_WITH", "x", "y", quote) == Edge("WORKS_WITH", "y", "x", quote)


def test_no_line_without_a_quote() -> None:
    with pytest.raises(ModelError, match="no line without a quote"):
        Edge("WORKS_WITH", "x", "y", ())


def test_an_edge_with_a_forbidden_end_is_refused() -> None:
    a = network("a")
    edge = Edge("HOSTED", *list(a.nodes)[:2], (evidence("a", TEXTS["a"]),))
    with pytest.raises(ModelError, match="HOSTED cannot have"):
        Network.build(a.documents.values(), a.nodes.values(), [edge])


def test_evidence_must_fit_its_quote() -> None:
    with pytest.raises(ModelError, match="does not fit"):
        Evidence("a", 0, 3, "Stichting")


@pytest.mark.parametrize(
    ("text", "folded"), [("Coöperatie 'De Zon'", "cooperatie-de-zon"), ("N8W8 R'dam", "n8w8-r-dam")]
)
def test_slugs_are_plain(text: str, folded: str) -> None:
    assert slug(text) == folded


def test_names_without_a_letter_keep_apart() -> None:
    assert slug("★") != slug("♥")


def test_networkx_gets_types_and_statuses() -> None:
    graph = network("a").to_networkx()
    assert {data["status"] for *_, data in graph.edges(data=True)} == {"existing"}
    assert list(graph) == sorted(network("a").nodes)
    for source, target, key, data in graph.edges(keys=True, data=True):
        edge = network("a").edges[data["id"]]
        assert (source, target, key) == (edge.source, edge.target, edge.type)
        assert data["weight"] == data["quotes"] == len(edge.evidence)
        assert data["quote"] == edge.evidence[0].quote


def test_the_order_of_assertions_and_evidence_does_not_depend_on_how_they_came() -> None:
    first, second = Assertion("a", "De Kade", "stichting"), Assertion("a", "De Kade", "bedrijf")
    assert Node("x", "Organisation", (first, second)) == Node("x", "Organisation", (second, first))
    early, late = evidence("a", "Kade", session=1), evidence("a", "Kade", session=2)
    assert Edge("WORKS_WITH", "x", "y", (late, early)).evidence == (early, late)


def test_a_confidence_beyond_one_is_refused() -> None:
    with pytest.raises(ModelError, match="not from 0 to 1"):
        evidence("a", "Kade", confidence=1.5)


def test_documents_are_independent_and_quotes_of_one_are_not() -> None:
    quotes = [
        Evidence(document, start, start + 4, "zegt", confidence=confidence)
        for document, start, confidence in (("a", 0, 0.6), ("a", 9, 0.8), ("b", 0, 0.5))
    ]
    assert Edge("WORKS_WITH", "a", "b", tuple(quotes[:2])).confidence == 0.8
    assert Edge("WORKS_WITH", "a", "b", tuple(quotes)).confidence == pytest.approx(0.9)
    node = Node("x", "Person", (Assertion("a", "X", evidence=tuple(quotes[:1])),))
    assert node.confidence == 0.6
    assert Node("x", "Person", (Assertion("a", "X"),)).confidence == 1
