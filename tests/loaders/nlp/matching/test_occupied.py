"""Which characters of a text names occupy."""

import pytest

from loaders.nlp.matching.occupied import OccupiedSpans
from loaders.nlp.types import Mention

TEXT = "Karin Vonkel belde."
NAME = Mention(0, 12, "Person", "Karin Vonkel")


@pytest.mark.parametrize(
    ("start", "end", "by_an_end", "at_all"),
    [(6, 12, True, True), (6, 18, True, True), (13, 18, False, False), (12, 13, False, False)],
)
def test_a_span_over_a_name_is_taken(start: int, end: int, by_an_end: bool, at_all: bool) -> None:
    occupied = OccupiedSpans(TEXT, [NAME])
    assert occupied.has_end_of(start, end) is by_an_end
    assert occupied.touch(start, end) is at_all


def test_a_name_inside_a_span_takes_no_end_of_it() -> None:
    occupied = OccupiedSpans("De Karin", [Mention(3, 5, "Person", "Ka")])
    assert occupied.touch(0, 8)
    assert not occupied.has_end_of(0, 8)


def test_it_tells_where_what_is_taken_ends() -> None:
    occupied = OccupiedSpans(TEXT)
    assert occupied.until(0) == 0
    occupied.add([NAME, Mention(12, len(TEXT), "Theme", "bellen")])
    assert occupied.until(3) == len(TEXT)
    assert 3 in occupied
