"""Which ties are missing: two nodes between which many short walks lead.

The score of a pair is A·P + A·P·P, with A the ties and P = D⁻¹·A the share that each node
passes on to each neighbour: what reaches the one when the other hands out one unit to each
of its neighbours and they divide it, once or twice. Over two steps this is resource
allocation. It has no parameter, is the same both ways, and works for any two types of node.
It is a sum over walks, so each walk's share in it is exact.

References
----------
T. Zhou, L. Lü and Y.-C. Zhang, European Physical J. B 71 (2009): resource allocation;
L. Lü, C.-H. Jin and T. Zhou, Physical Review E 80 (2009): walks of three steps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.analysis.adjacency import Numbers, TieMatrix, inverse

LONGEST = 3
"""Steps in the longest walk that counts."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A way to a node: the ids of the nodes it passes, in order, and its score."""

    through: tuple[str, ...]
    score: float


@dataclass(frozen=True)
class Walker:
    """Walks of two steps up to ``longest``, through the nodes that are ``open`` only.

    ``open`` has a number for each row of the ties: 1 where walks may pass, else 0. What a
    node passes on to each neighbour does not depend on which others are open, so closing
    some takes away exactly the walks through them.
    """

    ties: TieMatrix
    open: Numbers
    longest: int = LONGEST

    @cached_property
    def handed_on(self) -> Numbers:
        """What each node hands to a neighbour for one unit, at a weight of 1; 0 if closed."""
        handed: Numbers = inverse(self.ties.strengths) * self.open
        return handed

    @cached_property
    def steps(self) -> csr_array:
        """P: row k tells what node k passes on to each neighbour, nothing if it is closed."""
        return csr_array(diags_array(self.handed_on) @ self.ties.weights)

    @cached_property
    def onward(self) -> csr_array:
        """The steps seen from where they lead to."""
        return csr_array(self.steps.T)

    @cached_property
    def _near(self) -> dict[int, dict[int, float]]:
        return {}

    def near(self, row: int) -> Mapping[int, float]:
        """Return the neighbours of a row, each with the weight of the tie."""
        if row not in self._near:
            weights = self.ties.weights
            part = slice(weights.indptr[row], weights.indptr[row + 1])
            neighbours, strengths = weights.indices[part].tolist(), weights.data[part].tolist()
            self._near[row] = dict(zip(neighbours, strengths, strict=True))
        return self._near[row]


def walker(
    ties: TieMatrix, closed: Collection[str] = frozenset(), longest: int = LONGEST
) -> Walker:
    """Return who walks these ties, through every node but the ``closed`` ones (ids)."""
    return Walker(ties, np.array([float(node not in closed) for node in ties.nodes]), longest)


def scores(walks: Walker, first: Mapping[str, float]) -> Numbers:
    """Return the score of each row for a node that is tied to the nodes of ``first``.

    ``first`` holds node ids and the weights of those ties; the node itself need not be in
    the network, so that a question can be asked as if it were a node.
    """
    here = np.zeros(len(walks.ties.nodes))
    for node, weight in first.items():
        here[walks.ties.index[node]] = weight
    total = np.zeros(len(here))
    for _ in range(walks.longest - 1):
        here = walks.onward @ here
        total += here
    return total


def neighbours(ties: TieMatrix, node: str) -> dict[str, float]:
    """Return what a node is tied to, with the weights."""
    row = ties.weights[[ties.index[node]]]
    pairs = zip(row.indices.tolist(), row.data.tolist(), strict=True)
    return {ties.nodes[column]: weight for column, weight in pairs}


def explained(walks: Walker, first: Mapping[str, float], other: str) -> tuple[Walk, ...]:
    """Return every walk from a node tied to ``first`` to another, the strongest first.

    Their scores add up to the score of that other node.
    """
    index, nodes = walks.ties.index, walks.ties.nodes
    entries = {index[node]: weight for node, weight in first.items()}
    end = index[other]
    found = [
        Walk(tuple(nodes[row] for row in rows), score)
        for count in range(1, walks.longest)
        for rows, score in _walks(walks, entries, end, count)
    ]
    return tuple(sorted(found, key=lambda walk: (-walk.score, walk.through)))


def _walks(
    walks: Walker, entries: Mapping[int, float], end: int, count: int
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield the rows on each walk through ``count`` rows to the end, and its score."""
    last = walks.near(end)
    for row in entries.keys() & last.keys() if count == 1 else entries:
        handed = entries[row] * float(walks.handed_on[row])
        if not handed:
            continue
        if count == 1:
            yield (row,), handed * last[row]
        else:
            for onward, score in _walks(walks, walks.near(row), end, count - 1):
                yield (row, *onward), handed * score
