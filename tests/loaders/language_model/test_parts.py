"""A report in parts: nothing is left out, and nothing falls between two of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from loaders.language_model.asking.parts import LONGEST, OVERLAP, halves, parts_of
from loaders.nlp.analysed_text import AnalysedText
from tests.support.model_answers import analysed
from tests.support.readers import PARAGRAPH_LISTS

LONG = "\n\n".join(
    f"Buurtlab deelt loods {number} met Huisvast, en dat bevalt beide goed. Dan is er koffie."
    for number in range(200)
)
TABLES = f"""Verslag werktafels

Tafel 1: Stroom
Buurtlab sprak met Huisvast. Het ging over stroom.

Tafel 2: Groen
{LONG}
"""


def holds_all(found: AnalysedText) -> None:
    parts = parts_of(found)
    for sentence in found.sentences:
        inside = [p for p in parts if p.start <= sentence.start and sentence.end <= p.end]
        assert inside
        assert {part.session for part in inside} == {sentence.session}
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))


def test_each_session_has_parts_of_its_own() -> None:
    found = analysed(TABLES)
    parts = parts_of(found)
    holds_all(found)
    assert [part.session for part in parts[:3]] == [None, 1, 2]
    assert {part.session for part in parts} == {None, 1, 2}


def test_parts_are_not_too_long_and_overlap() -> None:
    found = analysed(TABLES)
    in_second = [part for part in parts_of(found) if part.session == 2]
    assert len(in_second) > 2
    for part in in_second:
        assert part.end - part.start <= LONGEST
    for first, second in pairwise(in_second):
        assert 0 < first.end - second.start <= OVERLAP
        assert first.start < second.start


def test_two_neighbouring_sentences_always_stand_in_one_part() -> None:
    found = analysed(TABLES)
    parts = parts_of(found)
    for first, second in pairwise(found.sentences):
        if first.session == second.session:
            assert [p for p in parts if p.start <= first.start and second.end <= p.end]


@pytest.mark.parametrize("filler", ["en nog een woord ", "x"])
def test_a_part_is_too_long_only_for_one_sentence(filler: str) -> None:
    found = analysed("Verslag\n\n" + "Eerst dit. Dan " + filler * 9_000 + " klaar. Dan dat.")
    holds_all(found)
    for part in parts_of(found):
        is_short = part.end - part.start <= LONGEST
        assert is_short or len(found.sentences_in(part.start, part.end)) == 1


def test_halves_hold_all_sentences_and_share_one() -> None:
    found = analysed(TABLES)
    part = max(parts_of(found), key=lambda one: one.end - one.start)
    first, second = halves(found, part)
    assert (first.start, second.end) == (part.start, part.end)
    shared = found.sentences_in(second.start, first.end)
    assert len(shared) == 1
    assert max(first.end - first.start, second.end - second.start) < part.end - part.start


def test_one_sentence_has_no_halves() -> None:
    found = analysed("Buurtlab werkt samen met Huisvast.")
    (part,) = parts_of(found)
    assert halves(found, part) == [part]


@pytest.mark.parametrize("text", ["x", ".", "Verslag", "\n\nVerslag\n\n"])
def test_little_is_one_part_at_the_most(text: str) -> None:
    found = analysed(text)
    holds_all(found)
    assert len(parts_of(found)) <= 1


@given(PARAGRAPH_LISTS)
def test_parts_hold_all_sentences_of_any_report(paragraphs: list[str]) -> None:
    holds_all(analysed("\n\n".join(paragraphs)))
