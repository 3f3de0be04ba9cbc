"""The table of how often each rule of reading is right, written from what golds say of it."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from io import StringIO

from loaders.nlp.rule_precision import FAMILY, Measured
from loaders.nlp.rule_registry import RULES

WEIGHT = 4
"""How many findings of the family's precision each rule is given before its own count."""


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
