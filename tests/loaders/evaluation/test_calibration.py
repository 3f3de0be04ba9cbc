"""Stated confidence against precision found."""

import pytest

from loaders.evaluation.calibration import bins, expected_error
from loaders.evaluation.scores import Verdict


def verdicts(stated: float, right: int, wrong: int) -> list[Verdict]:
    rules = frozenset({"voorbeeld"})
    made = [Verdict("Person", rules, stated, True)] * right
    return made + [Verdict("Person", rules, stated, False)] * wrong


def test_who_is_as_sure_as_right_is_calibrated() -> None:
    held = bins(verdicts(0.75, 3, 1))
    assert [(b.start, b.count, b.stated, b.found) for b in held] == [(0.7, 4, 0.75, 0.75)]
    assert expected_error(held) == 0


def test_the_error_is_weighed_by_the_items_of_a_bin() -> None:
    held = bins([*verdicts(0.9, 2, 2), *verdicts(0.55, 11, 9)])
    assert [b.start for b in held] == [0.5, 0.9]
    assert expected_error(held) == pytest.approx((4 * 0.4 + 20 * 0.0) / 24)


def test_certainty_has_a_bin_and_nothing_has_none() -> None:
    assert [b.start for b in bins([*verdicts(1.0, 1, 0), *verdicts(0.0, 0, 1)])] == [0.0, 0.95]
    assert bins([]) == ()
    assert expected_error([]) == 0
