"""Every three nodes that are all tied, in blocks that bound memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, triu

from graph.analysis.matrix import BLOCK_TERMS, Numbers, TieMatrix

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Triangles:
    """Corners ``a``, ``b`` and ``c`` (rows of the ties) and the weights between them."""

    a: Rows
    b: Rows
    c: Rows
    ab: Numbers
    bc: Numbers
    ac: Numbers


def triangles(ties: TieMatrix) -> Iterator[Triangles]:
    """Yield each triangle once.

    Ties are followed from the node with the lower degree to that with the higher, so that
    a hub is met from few sides.

    References
    ----------
    N. Chiba and T. Nishizeki, SIAM J. Computing 14 (1985).
    """
    order = np.argsort(ties.degrees, kind="stable")
    up = csr_array(triu(ties.weights[order][:, order], k=1))
    up.sort_indices()
    count, lengths = len(order), np.diff(up.indptr)
    start = np.repeat(np.arange(count), lengths)
    keys = start * count + up.indices
    terms = np.concatenate([[0], np.cumsum(lengths[up.indices])])
    first = 0
    while first < len(keys):
        reach = np.searchsorted(terms, terms[first] + BLOCK_TERMS, side="right") - 1
        last = min(max(int(reach), first + 1), len(keys))
        ab = np.repeat(np.arange(first, last), lengths[up.indices[first:last]])
        bc = np.arange(terms[first], terms[last]) - terms[ab] + up.indptr[up.indices[ab]]
        sought = start[ab] * count + up.indices[bc]
        ac = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        hit = keys[ac] == sought
        ab, bc, ac = ab[hit], bc[hit], ac[hit]
        corners = (order[start[ab]], order[up.indices[ab]], order[up.indices[bc]])
        yield Triangles(*corners, up.data[ab], up.data[bc], up.data[ac])
        first = last
