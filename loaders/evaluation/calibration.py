"""Stated confidence against precision found, in bins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.evaluation.scores import Verdict

BIN_EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the bins begin; the last ends at 1."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The items whose confidence is at least ``start``: how many, how sure, how many right."""

    start: float
    count: int
    stated: float
    found: float


def bins(verdicts: Iterable[Verdict]) -> tuple[Bin, ...]:
    """Return the bins that hold items, with their mean confidence and share right (0 to 1)."""
    held: dict[float, list[Verdict]] = {start: [] for start in BIN_EDGES}
    for verdict in verdicts:
        held[max(start for start in BIN_EDGES if start <= verdict.confidence)].append(verdict)
    return tuple(
        Bin(
            start,
            len(inside),
            sum(v.confidence for v in inside) / len(inside),
            sum(v.right for v in inside) / len(inside),
        )
        for start, inside in held.items()
        if inside
    )


def expected_error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error (0 to 1; Naeini et al., 2015): the mean distance
    between stated and found, weighed by the items of each bin; 0 without items.
    """
    held = tuple(bins)
    count = sum(bin.count for bin in held)
    return sum(bin.count * abs(bin.stated - bin.found) for bin in held) / count if count else 0.0
