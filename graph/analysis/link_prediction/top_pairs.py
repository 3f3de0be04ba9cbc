"""The strongest missing ties of a whole network, without looking at every pair.

No pair scores more than a bound that each of its ends has by itself. So the nodes are taken
in the order of that bound, and the search stops where no node left can beat what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.analysis.adjacency import Numbers, RowNumbers, row_blocks
from graph.analysis.link_prediction.walks import Walker

_FIRST_ROWS = 128
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes (ids, in order) and the score of the tie that is missing between them."""

    one: str
    other: str
    score: float


def strongest(walks: Walker, count: int, ends: RowNumbers, known: csr_array) -> tuple[Pair, ...]:
    """Return the pairs of ``ends`` (rows of the ties) with the highest scores, best first.

    Parameters
    ----------
    count
        How many; fewer come back when fewer pairs have a walk between them.
    known
        A symmetric matrix with 1 for each pair that is no suggestion: those tied already.

    References
    ----------
    The early stop is the threshold algorithm of R. Fagin, A. Lotem and M. Naor, J. Computer
    and System Sciences 66 (2003), with the bounds of both ends as the sorted lists.
    """
    limits = bounds(walks)
    order = ends[np.lexsort((ends, -limits[ends]))]
    best = _Best(count)
    done, until = 0, _FIRST_ROWS
    while done < len(order) and limits[order[done]] >= best.threshold:
        rows, among = order[done:until], order[:until]
        for block in _scored(walks, rows, among, known):
            best.add(*block)
        done, until = len(among), 2 * until
    return best.pairs(walks.ties.nodes)


def bounds(walks: Walker) -> Numbers:
    """Return for each row a score that no pair with that row can exceed."""
    weights = walks.ties.weights
    if not weights.nnz:
        return np.zeros(len(walks.open))
    reach = np.asarray(weights.max(axis=1).todense(), dtype=float).ravel()
    total = np.zeros(len(reach))
    for _ in range(walks.longest - 1):
        reach = weights @ (walks.handed_on * reach)
        total += reach
    limits: Numbers = total * (1 + _ROUNDING)
    return limits


def _scored(
    walks: Walker, rows: RowNumbers, among: RowNumbers, known: csr_array
) -> Iterator[tuple[RowNumbers, RowNumbers, Numbers]]:
    """Yield the scores of ``rows`` with ``among`` in parts: row, other row, score.

    The rows are the last of ``among``; each pair comes once, without those that are known.
    """
    arrivals = csr_array(walks.onward[among].T)
    before = len(among) - len(rows)
    leaving = walks.ties.weights[rows]
    for outer in row_blocks(leaving, walks.steps):
        halfway = leaving[outer]
        for _ in range(walks.longest - 2):
            halfway = csr_array(leaving[outer] + halfway @ walks.steps)
        for inner in row_blocks(halfway, arrivals):
            part = rows[outer][inner]
            found = csr_array(halfway[inner] @ arrivals)
            found = (found - found.multiply(known[part][:, among])).tocoo()
            place, column = found.coords
            first = before + outer.start + inner.start
            once = (column < place + first) & (found.data > 0)
            yield part[place[once]], among[column[once]], found.data[once]


class _Best:
    """The best pairs so far, equals in the order of their rows."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._rows = np.empty((0, 2), dtype=np.intp)
        self._scores = np.empty(0)

    @property
    def threshold(self) -> float:
        """What a pair must score to come in; 0 while there is room."""
        return float(self._scores[-1]) if len(self._scores) == self._count else 0.0

    def add(self, one: RowNumbers, other: RowNumbers, scores: Numbers) -> None:
        """Take in pairs of rows; only the best of all stay."""
        keep = scores >= self.threshold
        rows = np.sort(np.column_stack((one[keep], other[keep])), axis=1)
        rows, numbers = (
            np.concatenate((self._rows, rows)),
            np.concatenate((self._scores, scores[keep])),
        )
        order = np.lexsort((rows[:, 1], rows[:, 0], -numbers))[: self._count]
        self._rows, self._scores = rows[order], numbers[order]

    def pairs(self, nodes: tuple[str, ...]) -> tuple[Pair, ...]:
        """Return them by node id."""
        found = zip(self._rows.tolist(), self._scores.tolist(), strict=True)
        return tuple(Pair(nodes[one], nodes[other], score) for (one, other), score in found)
