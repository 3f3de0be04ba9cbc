"""The network as a union of what documents say."""

from math import prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.elements import combined
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
        assert data["readers"] == ""


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


MODEL, OTHER = "llama3.1:8b, prompt 1", "mistral, prompt 1"
SURE = st.floats(0, 1)


def read(document: str, confidence: float, reader: str = "", start: int = 0) -> Evidence:
    end = start + len("zegt")
    return Evidence(document, start, end, "zegt", confidence=confidence, reader=reader)


RULES_ONLY = st.lists(st.builds(read, st.sampled_from("abc"), SURE), max_size=8)
ANY_READER = st.lists(
    st.builds(read, st.sampled_from("abc"), SURE, st.sampled_from(["", MODEL, OTHER])), max_size=8
)


def test_two_readers_that_agree_are_surer_than_either() -> None:
    assert combined([read("a", 0.6), read("a", 0.8, start=9)]) == 0.8
    assert combined([read("a", 0.6), read("a", 0.5, MODEL)]) == pytest.approx(0.8)
    assert combined([read("a", 0.6, MODEL), read("a", 0.5, MODEL, 9)]) == 0.6
    three = [read("a", 0.6), read("a", 0.5, MODEL), read("b", 0.5, MODEL)]
    assert combined(three) == pytest.approx(0.9)


@given(RULES_ONLY)
def test_without_a_model_only_documents_count(evidence: list[Evidence]) -> None:
    surest: dict[str, float] = {}
    for one in evidence:
        surest[one.document] = max(one.confidence, surest.get(one.document, 0.0))
    sure = [surest[document] for document in sorted(surest)]
    expected = (1 - prod(1 - one for one in sure)) if len(sure) > 1 else sum(sure, start=0.0)
    assert combined(evidence) == (expected if sure else 1.0)


@given(ANY_READER, st.randoms(use_true_random=False))
def test_the_order_of_readers_does_not_matter(evidence: list[Evidence], random: Random) -> None:
    shuffled = random.sample(evidence, len(evidence))
    assert combined(shuffled) == combined(evidence)
    if evidence:
        tie, other = (Edge("WORKS_WITH", "x", "y", tuple(e)) for e in (evidence, shuffled))
        assert tie == other


@given(ANY_READER.filter(bool), st.builds(read, st.sampled_from("abc"), SURE, st.just("third")))
def test_a_further_reader_takes_nothing_away(evidence: list[Evidence], more: Evidence) -> None:
    assert combined([*evidence, more]) >= combined(evidence) - 1e-12
    assert combined([*evidence, more]) <= 1


def test_evidence_that_differs_by_its_reader_alone_is_kept_twice() -> None:
    rules, model = read("a", 0.5), read("a", 0.5, MODEL)
    edge = Edge("WORKS_WITH", "x", "y", (model, rules, model))
    assert edge.evidence == (rules, model)
    assert edge.confidence == 0.75
    assert edge.facts["readers"] == MODEL
    third = Edge("WORKS_WITH", "x", "y", (read("a", 0.5, OTHER), model, rules))
    assert third.facts["readers"] == f"{MODEL}; {OTHER}"
