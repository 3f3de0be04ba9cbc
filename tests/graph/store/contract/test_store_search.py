"""Every store finds names, aliases, recommendations and quotes alike."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.store.base import Hit, Store
from tests.support.networks import tell


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a report on a cooperative, a foundation and a municipality."""
    ties = [
        ("Coöperatie De Brug", "Stichting Wilgenhof", "existing"),
        ("Gemeente Lindestad", "Coöperatie De Brug", "strained"),
        ("Brug", "Gemeente Lindestad", "wanted"),
    ]
    store.write(tell("a", ties))
    return store


def found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.name for hit in hits]


def test_an_exact_name_comes_first_with_full_score(filled: Store) -> None:
    first, second, *_ = filled.search("brug")
    assert (first.name, first.score, first.field) == ("Brug", 1.0, "name")
    assert second.name == "Coöperatie De Brug"
    assert second.score < 1


@pytest.mark.parametrize("text", ["COÖPERATIE", "cooperatie", "coöp", "coop brug", "brug, de"])
def test_case_diacritics_and_endings_do_not_matter(filled: Store, text: str) -> None:
    assert filled.search(text)[0].name == "Coöperatie De Brug"


@pytest.mark.parametrize(
    "text", ["wilgenhofs", "wilgnhof", "wilgemhof", "wiglenhof", "stichtin wilgenhov"]
)
def test_one_typo_a_word_is_forgiven(filled: Store, text: str) -> None:
    assert filled.search(text)[0].name == "Stichting Wilgenhof"


@pytest.mark.parametrize("text", ["wlgnhof", "bruk", "wilgenhof onzin"])
def test_two_typos_or_a_strange_word_are_not(filled: Store, text: str) -> None:
    assert "Stichting Wilgenhof" not in found(filled.search(text))


def test_recommendations_are_found_by_their_text(filled: Store) -> None:
    (hit, *_) = filled.search("advies werk samen")
    assert (hit.type, hit.field, hit.matched) == ("Recommendation", "text", "Advies: werk samen.")


def test_quotes_are_found_with_both_ends(filled: Store) -> None:
    hits = filled.search("lindestad en cooperatie strained")
    assert {hit.name for hit in hits} == {"Gemeente Lindestad", "Coöperatie De Brug"}
    assert {hit.field for hit in hits} == {"quote"}
    assert hits[0].matched == "Gemeente Lindestad en Coöperatie De Brug: strained."


def test_types_and_limit_narrow_the_search(filled: Store) -> None:
    assert {hit.type for hit in filled.search("advies", frozenset({"Recommendation"}))} == {
        "Recommendation"
    }
    assert len(filled.search("e", limit=2)) == 2
    assert filled.search("brug", frozenset({"Person"})) == ()


HOSTILE = [
    *("", "  ", "'", '"', "*", '"*', "brug*", "NEAR(a b)", "a AND", "OR", "NOT brug", "name:brug"),
    *("brug~2", "brug^5", "{a}", "[a TO z]", "/.*/", "\\", "\x00", "((", "'; DROP TABLE label; --"),
    *("\ud83d", "💡", "ﬁ", "²", "e\u0301", "}) DETACH DELETE n //", "%", "_", "x" * 5000),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_a_query(filled: Store, text: str) -> None:
    before = filled.counts()
    filled.search(text)
    assert filled.counts() == before


def test_query_words_are_ordinary_words(filled: Store) -> None:
    assert filled.search("brug AND gemeente NOT") == ()
    assert found(filled.search("brug*"))[0] == "Brug"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(max_size=30))
@example(text="brug")
@example(text="de brug")
def test_any_text_can_be_searched(filled: Store, text: str) -> None:
    hits = filled.search(text)
    assert hits or "brug" not in text
    assert all(0 < hit.score <= 1 for hit in hits)
