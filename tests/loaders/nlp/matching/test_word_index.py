"""Where a report has a name, and what its other mentions tell of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.nlp.matching.word_index import WordIndex, opened_by


@given(st.text("Ab1'-_ \n"), st.text("Ab1'-_ \n", min_size=1))
def test_a_form_is_found_where_a_search_finds_it(text: str, form: str) -> None:
    found = re.finditer(rf"(?=(?<!\w){re.escape(form)}(?!\w))", text)
    assert list(WordIndex(text).find(form)) == [match.start() for match in found]


def test_of_overlapping_forms_the_first_and_longest_is_found() -> None:
    text = "De Brug Oost, Brug Oost-West, De Brug en Oost"
    found = [form for _, _, form in WordIndex(text).find_all(["De Brug", "De Brug Oost", "Oost"])]
    assert found == ["De Brug Oost", "De Brug", "Oost"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ook Zon kwam.", False), ("Toen kwam Ook Zon.", True), ("Zie, Ook Zon.", True)],
)
def test_a_name_inside_a_sentence(text: str, expected: bool) -> None:
    assert WordIndex(text).is_inside("Ook Zon") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ruimte en Wonen belde.", False), ("Ruimte en Wonen belde met Wonen.", True)],
)
def test_a_word_that_stands_by_itself_too(text: str, expected: bool) -> None:
    assert WordIndex(text).is_distinguished("Wonen") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bureau Vonk belde.", False),
        ("Bureau Vonk belde. Toen kwam Vonk.", True),
        ("Bureau Vonk belde in Vonk. Toen kwam Vonk.", False),
        ("Bureau Vonk belde met Grote Vonk.", False),
    ],
)
def test_an_actor_named_without_its_kind(text: str, expected: bool) -> None:
    assert WordIndex(text).is_named_alone("bureau", "Vonk") is expected


def test_a_word_as_written_stands_between_underscores_as_well() -> None:
    assert WordIndex("Jan, _Jan_ en jan").written({"Jan", "Piet"}) == [(0, "Jan"), (6, "Jan")]


@pytest.mark.parametrize(
    ("text", "start"),
    [("ook de raad", 4), ("ook de \n raad", 4), ("beide raad", None), ("de-raad", None)],
)
def test_a_word_in_front(text: str, start: int | None) -> None:
    assert opened_by(text, text.index("raad"), ("het", "de")) == start


def test_a_word_is_found_in_any_case() -> None:
    found = WordIndex("JAN, Janneke en jan").in_any_case({"jan", "piet"})
    assert found == [(0, "jan"), (16, "jan")]
