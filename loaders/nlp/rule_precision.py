"""How often each rule of reading is right, as measured: ``data/lexicon/precision.csv``.

A rule is named within what it finds: a node type or an edge type. The table is written by
``netwerkatlas evaluate GOLD_DIR... --precision-table FILE``; nobody types a figure into it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.settings import LEXICON_FOLDER

FAMILY = "*"
"""The rule that stands for all rules of a family together."""


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
