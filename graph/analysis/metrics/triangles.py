"""Every three nodes that are all tied, in blocks that bound memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.adjacency import BLOCK_TERMS, Numbers, RowNumbers, TieMatrix


@dataclass(frozen=True, slots=True)
class TiesOnce:
    """Each tie once, from the end with fewer ties to the end with more: rows, and weights."""

    start: RowNumbers
    end: RowNumbers
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Triangles:
    """Corners ``a``, ``b`` and ``c`` (rows), and the ties between them (places in TiesOnce)."""

    a: RowNumbers
    b: RowNumbers
    c: RowNumbers
    ab: RowNumbers
    bc: RowNumbers
    ac: RowNumbers


def ties_once(ties: TieMatrix) -> TiesOnce:
    """Return each tie once; of equal ends the first in order is the start."""
    rows, columns, degrees = ties.rows, ties.weights.indices, ties.degrees
    fewer = degrees[rows] < degrees[columns]
    once = fewer | ((degrees[rows] == degrees[columns]) & (rows < columns))
    return TiesOnce(rows[once], columns[once], ties.weights.data[once])


def triangles(ties: TiesOnce) -> Iterator[Triangles]:
    """Yield each triangle once.

    Ties are followed from the node with the lower degree to that with the higher, so that
    a hub is met from few sides.

    References
    ----------
    N. Chiba and T. Nishizeki, SIAM J. Computing 14 (1985).
    """
    count = int(ties.end.max(initial=-1)) + 1
    lengths = np.bincount(ties.start, minlength=count)
    start_at = np.cumsum(lengths) - lengths
    keys = ties.start * count + ties.end
    terms = np.concatenate([[0], np.cumsum(lengths[ties.end])])
    first = 0
    while first < len(keys):
        reach = np.searchsorted(terms, terms[first] + BLOCK_TERMS, side="right") - 1
        last = min(max(int(reach), first + 1), len(keys))
        ab = np.repeat(np.arange(first, last), lengths[ties.end[first:last]])
        bc = np.arange(terms[first], terms[last]) - terms[ab] + start_at[ties.end[ab]]
        sought = ties.start[ab] * count + ties.end[bc]
        ac = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        hit = keys[ac] == sought
        ab, bc, ac = ab[hit], bc[hit], ac[hit]
        yield Triangles(ties.start[ab], ties.end[ab], ties.end[bc], ab, bc, ac)
        first = last
