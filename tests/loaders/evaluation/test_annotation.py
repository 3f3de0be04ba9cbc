"""A network written down in the annotation schema."""

import pytest

from graph.errors import ModelError
from graph.network import Assertion, Document, Edge, Evidence, Network, Node, node_id
from loaders.evaluation.annotation import annotate
from loaders.evaluation.gold import parse_annotation

TEXT = (
    "1. Stroom / Buurtlab | Anna de Wit\n"
    "Buurtlab en de Kadegroep werken samen. De samenwerking van Buurtlab en de Kadegroep staat"
    " onder druk. Gemeente: betaal de vrijwilligers."
)
DOCUMENT = Document("kade", "Verslag van de kade", TEXT, year=2021)
LAB, KADE = node_id("Organisation", "Buurtlab"), node_id("Organisation", "Kadegroep")
ANNA, CITY = node_id("Person", "Anna de Wit"), node_id("Organisation", "Gemeente Veldstad")
SESSION, ADVICE = node_id("Session", "kade", 1), node_id("Recommendation", "kade", "R1.1")
REPORT, THEME = node_id("Report", "kade"), node_id("Theme", "vrijwilligers")


def quote(text: str, **more: object) -> Evidence:
    start = TEXT.index(text)
    return Evidence("kade", start, start + len(text), text, session=1, **more)  # type: ignore[arg-type]


def node(identifier: str, node_type: str, name: str, mention: str, **more: object) -> Node:
    assertion = Assertion("kade", name, evidence=(quote(mention),), **more)  # type: ignore[arg-type]
    return Node(identifier, node_type, (assertion,))


def network() -> Network:
    head = quote("1. Stroom / Buurtlab | Anna de Wit")
    advice = quote("betaal de vrijwilligers")
    strained = quote(
        "De samenwerking van Buurtlab en de Kadegroep staat onder druk.", status="strained"
    )
    nodes = [
        node(LAB, "Organisation", "Buurtlab", "Buurtlab", kind="collectief", aliases=("Lab",)),
        node(KADE, "Organisation", "Kadegroep", "Kadegroep"),
        node(CITY, "Organisation", "Gemeente Veldstad", "Gemeente", aliases=("Gemeente",)),
        node(ANNA, "Person", "Anna de Wit", "Anna de Wit"),
        node(THEME, "Theme", "vrijwilligers", "vrijwilligers"),
        node(
            SESSION, "Session", "Stroom", "Stroom", properties=(("number", 1), ("title", "Stroom"))
        ),
        node(
            ADVICE,
            "Recommendation",
            "betaal de ...",
            "betaal de vrijwilligers",
            properties=(
                ("label", "R1.1"),
                ("text", "betaal de vrijwilligers"),
                ("explicit", False),
            ),
        ),
        node(REPORT, "Report", "Verslag van de kade", "1"),
    ]
    edges = [
        Edge("HOSTED", LAB, SESSION, (head,)),
        Edge("HOSTED", ANNA, SESSION, (head,)),
        Edge("WORKS_WITH", LAB, KADE, (quote("Buurtlab en de Kadegroep werken samen."), strained)),
        Edge("ADDRESSED_TO", ADVICE, CITY, (advice,)),
        Edge("CONCERNS", ADVICE, THEME, (advice,)),
        Edge("MADE_IN", ADVICE, SESSION, (advice,)),
        Edge("IN_REPORT", SESSION, REPORT, (head,)),
    ]
    return Network.build([DOCUMENT], nodes, edges)


def test_a_session_has_its_hosts_and_people() -> None:
    (session,) = annotate(network()).sessions
    assert (session.number, session.title) == (1, "Stroom")
    assert (session.hosts, session.people) == (("Buurtlab",), ("Anna de Wit",))


def test_entities_list_the_forms_that_stand_in_the_text() -> None:
    entities = {entity.name: entity for entity in annotate(network()).entities}
    assert list(entities) == [
        "Buurtlab",
        "Gemeente Veldstad",
        "Kadegroep",
        "Anna de Wit",
        "vrijwilligers",
    ]
    assert entities["Buurtlab"].aliases == ("Buurtlab",)
    assert entities["Buurtlab"].kind == "collectief"
    assert entities["Gemeente Veldstad"].aliases == ("Gemeente",)
    assert entities["Kadegroep"].sessions == (1,)


def test_relations_name_their_ends_and_prove_themselves() -> None:
    relations = annotate(network()).relations
    assert all(TEXT[r.start : r.end] == r.quote for r in relations)
    assert ("Buurtlab", "S1") in {(r.source, r.target) for r in relations}
    assert ("R1.1", "Gemeente Veldstad") in {(r.source, r.target) for r in relations}
    assert {r.type for r in relations}.isdisjoint({"MADE_IN", "IN_REPORT"})


def test_the_quote_carries_the_status_of_the_tie() -> None:
    (tie,) = (r for r in annotate(network()).relations if r.type == "WORKS_WITH")
    assert tie.status == "strained"
    assert "onder druk" in tie.quote


def test_a_recommendation_has_its_place_addressee_and_theme() -> None:
    (entry,) = annotate(network()).recommendations
    assert (entry.id, entry.session, entry.explicit) == ("R1.1", 1, False)
    assert (entry.addressees, entry.themes) == (("Gemeente Veldstad",), ("vrijwilligers",))
    assert entry.text == "betaal de vrijwilligers"
    assert entry.start == TEXT.index("betaal")


def test_the_plain_form_is_read_back_equal() -> None:
    annotation = annotate(network())
    assert parse_annotation(annotation.as_dict()) == annotation


def test_an_annotation_is_of_one_report() -> None:
    with pytest.raises(ModelError, match="holds 0"):
        annotate(Network())
