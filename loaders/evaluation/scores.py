"""The figures of an evaluation. They add up, so totals over reports are micro totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import add


@dataclass(frozen=True, slots=True)
class Tally:
    """Right (``tp``), wrong (``fp``) and missed (``fn``) items, and the shares that follow.

    Where nothing was predicted and nothing is in the gold, every share is 1.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """The share of the predicted items that is right."""
        if self.tp + self.fp:
            return self.tp / (self.tp + self.fp)
        return 0.0 if self.fn else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold items that was found."""
        if self.tp + self.fn:
            return self.tp / (self.tp + self.fn)
        return 0.0 if self.fp else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` out of ``whole``."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        """The share (0 to 1), None when there is nothing to take a share of."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """An item of type ``what``, by which ``rules`` it was found, how sure, and whether right."""

    what: str
    rules: frozenset[str]
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How a prediction compares with its gold.

    ``entities`` and ``relations`` are per type. ``any_tie`` asks only whether a line runs
    between the same two entities. ``status`` and ``addressees`` are judged on what matched;
    ``addressee`` counts single addressees. ``status_found`` is, per gold status, the share of
    the WORKS_WITH ties found with a right status. ``traps`` is the share fallen for.
    """

    entities: Mapping[str, Tally]
    relations: Mapping[str, Tally]
    any_tie: Tally
    recommendations: Tally
    status: Share
    status_found: Mapping[str, Share]
    traps: Share
    addressees: Share
    addressee: Tally
    explicit: Share
    quotes_exact: Share
    quotes_loose: Share
    findings: tuple[str, ...] = field(default=())
    verdicts: tuple[Verdict, ...] = field(default=())

    def __add__(self, other: Score) -> Score:
        return Score(
            _added(self.entities, other.entities),
            _added(self.relations, other.relations),
            self.any_tie + other.any_tie,
            self.recommendations + other.recommendations,
            self.status + other.status,
            {key: share + other.status_found[key] for key, share in self.status_found.items()},
            self.traps + other.traps,
            self.addressees + other.addressees,
            self.addressee + other.addressee,
            self.explicit + other.explicit,
            self.quotes_exact + other.quotes_exact,
            self.quotes_loose + other.quotes_loose,
            self.findings + other.findings,
            self.verdicts + other.verdicts,
        )


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of ``tallies``."""
    return reduce(add, tallies, Tally())


def _added(first: Mapping[str, Tally], second: Mapping[str, Tally]) -> dict[str, Tally]:
    return {key: tally + second[key] for key, tally in first.items()}
