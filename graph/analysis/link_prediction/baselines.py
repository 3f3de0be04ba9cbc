"""Ways to score pairs of nodes that are not tied, to compare our suggestions with.

Each takes the ties and pairs of rows (m x 2), and returns a score for each pair. They are
symmetric: the order of a pair does not matter.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.analysis.adjacency import Numbers, RowNumbers, TieMatrix, inverse
from graph.analysis.link_prediction.walks import walker
from graph.analysis.metrics.centrality import DAMPING

Scorer = Callable[[TieMatrix, RowNumbers], Numbers]

_AT_A_TIME = 512
_ROUNDS = 60


def chance(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return a random number for each pair."""
    return np.random.default_rng(pairs[:8].ravel().tolist()).random(len(pairs))


def preferential_attachment(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return the product of both degrees (Barabási and Albert, Science 286, 1999)."""
    found: Numbers = ties.degrees[pairs[:, 0]] * ties.degrees[pairs[:, 1]]
    return found


def common_neighbours(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return how many neighbours both share (Newman, Physical Review E 64, 2001)."""
    return _shared(ties, pairs, np.ones(len(ties.nodes)))


def adamic_adar(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return the shared neighbours, each divided by the logarithm of its degree.

    L. Adamic and E. Adar, Social Networks 25 (2003).
    """
    degrees = np.maximum(ties.degrees, 2)
    return _shared(ties, pairs, 1 / np.log(degrees))


def resource_allocation(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return the shared neighbours, each divided by its degree (Zhou, Lü and Zhang 2009)."""
    return _shared(ties, pairs, 1 / np.maximum(ties.degrees, 1))


def personalised_pagerank(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return PageRank of each end for a walker who starts anew at the other, added up."""
    onward = csr_array(ties.weights @ diags_array(inverse(ties.strengths)))
    there = _per_row(pairs, lambda rows: _personal(onward, rows))
    return there + _per_row(pairs[:, ::-1], lambda rows: _personal(onward, rows))


def walks(ties: TieMatrix, pairs: RowNumbers) -> Numbers:
    """Return our own score (:mod:`graph.analysis.link_prediction.walks`)."""
    steps = walker(ties).steps

    def score(rows: RowNumbers) -> Numbers:
        here = ties.weights[rows] @ steps
        whole: Numbers = (here + here @ steps).toarray()
        return whole

    return _per_row(pairs, score)


SCORERS: dict[str, Scorer] = {
    scorer.__name__: scorer
    for scorer in (
        walks,
        chance,
        preferential_attachment,
        common_neighbours,
        adamic_adar,
        resource_allocation,
        personalised_pagerank,
    )
}
"""By name; our own first."""


def _shared(ties: TieMatrix, pairs: RowNumbers, worth: Numbers) -> Numbers:
    tied = csr_array((ties.weights > 0).astype(float))
    passed = csr_array(diags_array(worth) @ tied)

    def score(rows: RowNumbers) -> Numbers:
        whole: Numbers = (tied[rows] @ passed).toarray()
        return whole

    return _per_row(pairs, score)


def _personal(onward: csr_array, rows: RowNumbers) -> Numbers:
    start = np.zeros((onward.shape[0], len(rows)))
    start[rows, np.arange(len(rows))] = 1.0
    here = start
    for _ in range(_ROUNDS):
        here = DAMPING * (onward @ here) + (1 - DAMPING) * start
    return here.T


def _per_row(pairs: RowNumbers, score: Callable[[RowNumbers], Numbers]) -> Numbers:
    """Return the scores of pairs, from scores of whole rows, a block of rows at a time."""
    found = np.zeros(len(pairs))
    rows, place = np.unique(pairs[:, 0], return_inverse=True)
    for start in range(0, len(rows), _AT_A_TIME):
        block = rows[start : start + _AT_A_TIME]
        here = (place >= start) & (place < start + len(block))
        found[here] = score(block)[place[here] - start, pairs[here, 1]]
    return found
