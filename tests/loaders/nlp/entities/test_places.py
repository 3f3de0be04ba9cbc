"""Places by the tables, by their shape and by what stands before them."""

from collections.abc import Callable

import pytest

from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.places import home_city
from loaders.nlp.matching.word_index import WordIndex
from loaders.places import gazetteer

Reader = Callable[[str], AnalysedText]

CASES = {
    "gazetteer": ("Wij wonen in Utrecht bij het water.", "Utrecht", "stad"),
    "place-shape": (
        "Wij wonen in de Zwiepzwaaistraat bij het water.",
        "Zwiepzwaaistraat",
        "straat",
    ),
    "adjective": ("De Utrechtse buren wonen in Utrecht.", "Utrecht", "stad"),
    "compound": ("Gisteren belde Utrechtcollectief.", "Utrecht", "stad"),
    "local-body": ("De wijkraad Zwiepdam belt. Zwiepdam is oud.", "Zwiepdam", "wijk"),
    "locative": ("Wij bouwen in de wijk Zwiepdam een dak.", "Zwiepdam", "wijk"),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_a_place(analysed: Reader, rule: str) -> None:
    text, name, level = CASES[rule]
    found = [m for m in analysed(text).mentions if m.type == "Neighbourhood" and m.rule == rule]
    assert {(m.name, m.kind) for m in found} == {(name, level)}


@pytest.mark.parametrize(
    "text",
    [
        "Het Netwerk is groot.",
        "De Supermarkt is dicht.",
        "Wij gaan naar het Stadspark toe.",
        "Gisteren belde bakkerij Van Utrecht.",
        "Gisteren belde De Nieuwe Utrecht.",
        "Zij vonden via het Werkplein een baan.",
    ],
)
def test_what_only_ends_like_a_place(named: Callable[[str, str], set[str]], text: str) -> None:
    assert named(text, "Neighbourhood") == set()


@pytest.mark.parametrize(
    ("word", "level"),
    [("Zwiepstraat", "straat"), ("Zwiepkade", "straat"), ("Zwiepbuurt", "wijk"), ("Zwiep", None)],
)
def test_shapes(word: str, level: str | None) -> None:
    place = gazetteer.by_shape(word)
    assert (place.level if place else None) == level


def test_a_city_with_a_compass_point_is_an_area_of_it(
    related: Callable[[str, str], set[tuple[str, str]]],
) -> None:
    text = "In Utrecht is het druk, vooral in Utrecht-Zuidoost."
    assert ("Utrecht-Zuidoost", "Utrecht") in related(text, "PART_OF")


def test_the_home_city_is_the_one_named_most() -> None:
    text = "Utrecht ligt ver van Breda. In het Utrechtse is het stil."
    assert home_city(WordIndex(text)) == "Utrecht"
    assert home_city(WordIndex("Wij wonen hier.")) == ""


def test_one_name_in_two_cities_is_the_one_in_the_home_city() -> None:
    twice = next(
        (name, places)
        for name, places in gazetteer.places().items()
        if len({place.city for place in places if place.city}) > 1
    )
    for place in twice[1]:
        found = gazetteer.find(twice[0], place.city)
        assert found is not None
        assert found.city == place.city


def test_a_street_needs_no_word_before_it(named: Callable[[str, str], set[str]]) -> None:
    assert named("Wij zien bomen, Zwiepstraat en al.", "Neighbourhood") == {"Zwiepstraat"}


@pytest.mark.parametrize(
    ("word", "city"), [("Haagse", "Den Haag"), ("Eindhovense", "Eindhoven"), ("Goudse", "Gouda")]
)
def test_the_adjective_of_a_city(word: str, city: str) -> None:
    assert gazetteer.cities_by_adjective()[word].name == city


def test_an_actor_that_ends_like_a_street_is_no_street(
    named: Callable[[str, str], set[str]],
) -> None:
    text = "De woningvereniging Sint Zwiephof belt. Sint Zwiephof sloopt in Utrecht."
    assert named(text, "Neighbourhood") == {"Utrecht"}
