"""Who stands between groups: what an actor's contacts have to do with each other.

Both measures are for ties between actors. Everyone in a session is tied through that session,
so on a two-mode network they would only say who sat where.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.analysis.adjacency import Numbers, RowNumbers, TieMatrix, Values, inverse
from graph.analysis.metrics.triangles import Triangles, ties_once, triangles


def constraint(ties: TieMatrix) -> Values:
    """Return how much of each node's effort goes to contacts that know each other.

    Low: free to bring groups together. High: closed in by one group. Nodes without a tie
    are left out.

    References
    ----------
    R. S. Burt, American J. Sociology 110 (2004).
    """
    share, once, count = inverse(ties.strengths), ties_once(ties), len(ties.nodes)
    detours = np.zeros(len(once.weights))
    for found in triangles(once):
        for one, _, _, to_b, to_c, across in _corners(found):
            passed = once.weights[to_b] * once.weights[to_c] * share[one]
            detours += np.bincount(across, passed, minlength=len(detours))
    effort = (once.weights + detours) ** 2
    spent = np.bincount(once.start, effort, count) + np.bincount(once.end, effort, count)
    return _of_tied(ties, spent * share**2)


def effective_size(ties: TieMatrix) -> Values:
    """Return how many contacts each node has, less what those contacts overlap.

    Nodes without a tie are left out.

    References
    ----------
    R. S. Burt, Structural Holes (1992), chapter 2.
    """
    share, once, count = inverse(ties.strengths), ties_once(ties), len(ties.nodes)
    highest = ties.weights.max(axis=1).toarray().ravel() if count else np.zeros(0)
    strength, overlap = inverse(highest), np.zeros(count)
    for found in triangles(once):
        for one, b, c, to_b, to_c, across in _corners(found):
            both = once.weights[to_c] * strength[b] + once.weights[to_b] * strength[c]
            shared = share[one] * once.weights[across] * both
            overlap += np.bincount(one, shared, minlength=count)
    return _of_tied(ties, ties.degrees - overlap)


def _corners(
    t: Triangles,
) -> Iterator[tuple[RowNumbers, RowNumbers, RowNumbers, RowNumbers, RowNumbers, RowNumbers]]:
    """Yield triangles from each corner: it, the others, its ties with them and theirs."""
    yield t.a, t.b, t.c, t.ab, t.ac, t.bc
    yield t.b, t.c, t.a, t.bc, t.ab, t.ac
    yield t.c, t.a, t.b, t.ac, t.bc, t.ab


def _of_tied(ties: TieMatrix, numbers: Numbers) -> Values:
    tied = np.flatnonzero(ties.degrees)
    return {
        ties.nodes[row]: number for row, number in zip(tied, numbers[tied].tolist(), strict=True)
    }
