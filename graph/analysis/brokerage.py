"""Who stands between groups: what an actor's contacts have to do with each other.

Both measures are for ties between actors. Everyone at a table is tied through that table,
so on a two-mode network they would only say who sat where.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.analysis.matrix import Numbers, TieMatrix, Values
from graph.analysis.triangles import Rows, Triangles, triangles


def constraint(ties: TieMatrix) -> Values:
    """Return how much of each node's effort goes to contacts that know each other.

    Low: free to bring groups together. High: closed in by one group. Nodes without a tie
    are left out.

    References
    ----------
    R. S. Burt, American J. Sociology 110 (2004), as in igraph.
    """
    return _of_tied(ties, np.array(ties.to_igraph().constraint(weights="weight")))


def effective_size(ties: TieMatrix) -> Values:
    """Return how many contacts each node has, less what those contacts overlap.

    Nodes without a tie are left out.

    References
    ----------
    R. S. Burt, Structural Holes (1992), chapter 2.
    """
    count = len(ties.nodes)
    per_row = np.asarray(ties.weights.sum(axis=1), dtype=float)
    highest = ties.weights.max(axis=1).toarray().ravel() if count else per_row
    share, strength = _inverse(per_row), _inverse(highest)
    overlap = np.zeros(count)
    for found in triangles(ties):
        for one, b, c, to_b, to_c, across in _corners(found):
            shared = share[one] * across * (to_c * strength[b] + to_b * strength[c])
            overlap += np.bincount(one, shared, minlength=count)
    return _of_tied(ties, ties.degrees - overlap)


def _corners(t: Triangles) -> Iterator[tuple[Rows, Rows, Rows, Numbers, Numbers, Numbers]]:
    """Yield triangles from each corner: it, the others, its ties with them and theirs."""
    yield t.a, t.b, t.c, t.ab, t.ac, t.bc
    yield t.b, t.c, t.a, t.bc, t.ab, t.ac
    yield t.c, t.a, t.b, t.ac, t.bc, t.ab


def _inverse(numbers: Numbers) -> Numbers:
    return np.divide(1.0, numbers, out=np.zeros_like(numbers), where=numbers > 0)


def _of_tied(ties: TieMatrix, numbers: Numbers) -> Values:
    tied = ties.degrees > 0
    return {node: float(numbers[row]) for row, node in enumerate(ties.nodes) if tied[row]}
