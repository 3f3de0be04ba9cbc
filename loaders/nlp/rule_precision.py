"""How often each rule of reading is right, as measured: ``data/lexicon/precision.csv``.

A rule is named within what it finds: a node type or an edge type. The table is written by
``netwerkatlas evaluate GOLD_DIR... --precision-table FILE``; nobody types a figure into it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from functools import cache
from io import StringIO

from graph.settings import LEXICON_FOLDER
from loaders.nlp.rule_registry import RULES

FAMILY = "*"
"""The rule that stands for all rules of a family together."""

WEIGHT = 4
"""How many findings of the family's precision each rule is given before its own count."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A rule: how many items it ``found``, how many were ``right``, and what follows."""

    what: str
    rule: str
    found: int
    right: int
    precision: float


@cache
def confidence(what: str, rule: str) -> float:
    """Return the measured precision (0 to 1) of a rule that finds this type of node or edge.

    A rule that is not in the table counts as its family does.
    """
    known = measured()
    return (known.get((what, rule)) or known[what, FAMILY]).precision


@cache
def measured() -> Mapping[tuple[str, str], Measured]:
    """Return the rows of the table by type and rule."""
    with (LEXICON_FOLDER / "precision.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Measured(r["what"], r["rule"], int(r["found"]), int(r["right"]), float(r["precision"]))
            for r in csv.DictReader(file)
        ]
    return {(row.what, row.rule): row for row in rows}


def measure(findings: Iterable[tuple[str, str, bool]]) -> Iterator[Measured]:
    """Yield a row for each rule, given (type, rule, whether it was right) of what was found.

    A rule's precision is its share of right findings, drawn to that of its family as if ``WEIGHT``
    more findings had been seen there (the m-estimate of Cestnik, 1990), so that a rule too rare to
    measure counts as its family. The family's own is by Laplace: (right + 1) / (found + 2).
    """
    found: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for what, rule, is_right in findings:
        for key in ((what, rule), (what, FAMILY)):
            found[key] += 1
            right[key] += is_right
    for what, rules in RULES.items():
        whole = (right[what, FAMILY] + 1) / (found[what, FAMILY] + 2)
        yield Measured(what, FAMILY, found[what, FAMILY], right[what, FAMILY], round(whole, 3))
        for rule in sorted(rules):
            key = (what, rule)
            own = (right[key] + WEIGHT * whole) / (found[key] + WEIGHT)
            yield Measured(what, rule, found[key], right[key], round(own, 3))


def as_csv(rows: Iterable[Measured]) -> str:
    """Return the table as text."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(field.name for field in fields(Measured))
    writer.writerows(astuple(row) for row in rows)
    return file.getvalue()
