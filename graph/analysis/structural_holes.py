"""Structural holes: groups with hardly a tie between them, who stands there, what would help.

References
----------
R. S. Burt, Structural Holes (1992); groups by Leiden (:mod:`graph.analysis.communities`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np
from scipy.sparse import coo_array, csr_array

from graph.analysis.adjacency import Numbers, TieMatrix, two_mode_ties
from graph.analysis.communities import communities
from graph.analysis.link_prediction.walks import neighbours, scores, walker
from graph.analysis.metrics.centrality import EXACT_UP_TO, SOURCES, betweenness
from graph.network import Network
from graph.schema import ACTORS, GROUP_KIND, ORGANISATION

SMALLEST = 3
"""Actors in a group that is large enough to speak of."""
_BROKERS = 3
_BRIDGE_ENDS = 100
"""How many organisations of a group, the best tied first, a new tie is sought for."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How near all are: mean steps between two that can reach each other, and the share
    (0 to 1) of pairs that can."""

    distance: float
    share: float


@dataclass(frozen=True, slots=True)
class StructuralHole:
    """Two groups with fewer ties between them than chance would give.

    ``one`` and ``other`` hold the actors of each, the best tied first. ``brokers`` are those
    who now connect the two, the busiest first. ``bridge`` is the tie between them that most
    walks point to. ``after`` tells what it would change for all distances, ``relieved`` which
    broker it would take most work off: ``relief`` is by how much (0 to 1) its betweenness
    falls; empty and 0 when it falls for none.
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    ties: int
    expected: float
    brokers: tuple[str, ...]
    bridge: tuple[str, str]
    before: Reach
    after: Reach
    relieved: str
    relief: float


def structural_holes(network: Network, count: int) -> tuple[StructuralHole, ...]:
    """Return the widest holes: those that fall shortest of the ties that chance would give."""
    ties = two_mode_ties(network)
    groups = [group for group in communities(ties) if len(_actors(group, network)) >= SMALLEST]
    gaps = _gaps(ties, groups)
    if not gaps:
        return ()
    scene = _Scene(network, ties)
    told = (scene.told(gap) for gap in gaps)
    return tuple(islice((hole for hole in told if hole), count))


def _actors(group: Sequence[str], network: Network) -> list[str]:
    return [node for node in group if network.nodes[node].type in ACTORS]


@dataclass(frozen=True, slots=True)
class _Gap:
    one: tuple[str, ...]
    other: tuple[str, ...]
    ties: int
    expected: float


def _gaps(ties: TieMatrix, groups: Sequence[tuple[str, ...]]) -> list[_Gap]:
    """Return each two groups with fewer ties than chance would give, the widest gap first."""
    rows = {group: [ties.index[node] for node in group] for group in groups}
    strength = {group: float(ties.degrees[rows[group]].sum()) for group in groups}
    total = float(ties.degrees.sum())
    found = [
        _Gap(a, b, int(ties.weights[rows[a]][:, rows[b]].nnz), strength[a] * strength[b] / total)
        for a, b in combinations(groups, 2)
    ]
    short = [gap for gap in found if gap.ties < gap.expected]
    return sorted(short, key=lambda gap: (gap.ties - gap.expected, gap.one, gap.other))


class _Scene:
    """What is computed once for all holes of a network."""

    def __init__(self, network: Network, ties: TieMatrix) -> None:
        self._network, self._ties, self._walks = network, ties, walker(ties)
        self._between = betweenness(ties)
        count = len(ties.nodes)
        self._sources = np.arange(0, count, count // SOURCES if count > EXACT_UP_TO else 1)
        self._distances = self._steps_from(self._sources.tolist())
        self._before = _reach(self._distances)

    def _steps_from(self, rows: list[int]) -> Numbers:
        """Return the steps from each of these rows to every row; infinite when apart."""
        steps: Numbers = np.array(self._ties.graph.distances(source=rows), dtype=float)
        return steps

    def told(self, gap: _Gap) -> StructuralHole | None:
        """Return the hole between two groups; None when no tie could be made there."""
        bridge = self._bridge(gap.one, gap.other)
        if not bridge:
            return None
        brokers = self._brokers(gap.one, gap.other)
        return StructuralHole(
            self._by_rank(gap.one),
            self._by_rank(gap.other),
            gap.ties,
            gap.expected,
            brokers,
            bridge,
            self._before,
            _reach(self._with_bridge(bridge)),
            *self._relief(brokers, bridge),
        )

    def _by_rank(self, group: Sequence[str]) -> tuple[str, ...]:
        degrees, index = self._ties.degrees, self._ties.index
        actors = _actors(group, self._network)
        return tuple(sorted(actors, key=lambda node: (-degrees[index[node]], node)))

    def _brokers(self, one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
        sides = (set(one), set(other))
        found = [
            node
            for mine, theirs in (sides, sides[::-1])
            for node in _actors(sorted(mine), self._network)
            if not theirs.isdisjoint(neighbours(self._ties, node))
        ]
        return tuple(sorted(found, key=lambda node: (-self._between[node], node))[:_BROKERS])

    def _bridge(self, one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
        """Return the pair with the highest score; without any walk, the best tied of each."""
        best: tuple[float, str, str] | None = None
        ends = self._joinable(other)
        for start in self._joinable(one):
            tied = neighbours(self._ties, start)
            reached = scores(self._walks, tied)
            for end in ends:
                score = float(reached[self._ties.index[end]])
                if end not in tied and (best is None or score > best[0]):
                    best = (score, start, end)
        return best[1:] if best else None

    def _joinable(self, group: Sequence[str]) -> list[str]:
        nodes = [self._network.nodes[node] for node in self._by_rank(group)]
        named = [n.id for n in nodes if n.type == ORGANISATION and n.kind != GROUP_KIND]
        return named[:_BRIDGE_ENDS]

    def _with_bridge(self, bridge: tuple[str, str]) -> Numbers:
        """Return the distances with this tie: the shorter of the old ones and those over it."""
        to_one, to_other = self._steps_from([self._ties.index[end] for end in bridge])
        over = np.minimum(
            to_one[self._sources][:, None] + 1 + to_other[None, :],
            to_other[self._sources][:, None] + 1 + to_one[None, :],
        )
        shortest: Numbers = np.minimum(self._distances, over)
        return shortest

    def _relief(self, brokers: Sequence[str], bridge: tuple[str, str]) -> tuple[str, float]:
        then = betweenness(_with_tie(self._ties, bridge))
        falls = {
            broker: 1 - then[broker] / self._between[broker]
            for broker in brokers
            if self._between[broker] and broker not in bridge
        }
        relieved = max(falls, key=lambda broker: (falls[broker], broker), default="")
        return (relieved, falls[relieved]) if relieved and falls[relieved] > 0 else ("", 0.0)


def _with_tie(ties: TieMatrix, tie: tuple[str, str]) -> TieMatrix:
    one, other = (ties.index[end] for end in tie)
    more = coo_array(([1.0, 1.0], ([one, other], [other, one])), shape=ties.weights.shape)
    return TieMatrix(ties.nodes, csr_array(ties.weights + more))


def _reach(distances: Numbers) -> Reach:
    reached = distances[np.isfinite(distances) & (distances > 0)]
    pairs = distances.shape[0] * (distances.shape[1] - 1)
    return Reach(float(reached.mean()) if len(reached) else 0.0, len(reached) / max(1, pairs))
