"""Why something is suggested: its walks, grouped by what they pass, with exact shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.analysis.adjacency import is_there
from graph.analysis.link_prediction.walks import Walk
from graph.network import Edge, Network


@dataclass(frozen=True, slots=True)
class Reason:
    """Walks that pass the same types of node, in the same order.

    ``share`` is their part (0 to 1) of the whole score; the shares of all reasons of one
    suggestion add up to 1. The strongest walk comes first.
    """

    passes: tuple[str, ...]
    share: float
    walks: tuple[Walk, ...]


def reasons(walks: Sequence[Walk], network: Network) -> tuple[Reason, ...]:
    """Return the walks of one suggestion by what they pass, the largest share first."""
    total = sum(walk.score for walk in walks)
    grouped: dict[tuple[str, ...], list[Walk]] = defaultdict(list)
    for walk in walks:
        grouped[tuple(network.nodes[node].type for node in walk.through)].append(walk)
    found = [
        Reason(passes, sum(walk.score for walk in group) / total, tuple(group))
        for passes, group in grouped.items()
    ]
    return tuple(sorted(found, key=lambda reason: (-reason.share, reason.passes)))


class EdgesByEnds:
    """The ties of a network by their two ends, to tell what a walk goes along."""

    def __init__(self, network: Network) -> None:
        self._between: dict[frozenset[str], list[Edge]] = defaultdict(list)
        for edge in network.edges.values():
            if is_there(edge):
                self._between[frozenset((edge.source, edge.target))].append(edge)

    def along(self, *nodes: str) -> tuple[Edge, ...]:
        """Return a tie for each step from node to node: the one with most quotes."""
        ties = (self._between.get(frozenset(pair), ()) for pair in pairwise(nodes))
        return tuple(max(edges, key=lambda edge: len(edge.evidence)) for edges in ties if edges)

    def each(self, starts: Iterable[str], end: str) -> tuple[Edge, ...]:
        """Return a tie from each of ``starts`` straight to the end, where there is one."""
        return tuple(edge for start in starts for edge in self.along(start, end))

    def into(self, starts: Iterable[str], *nodes: str) -> tuple[Edge, ...]:
        """Return the ties of a walk that begins at one of ``starts``: the first of them that
        is tied to where the walk goes first."""
        tied = (start for start in starts if frozenset((start, nodes[0])) in self._between)
        start = next(tied, None)
        return self.along(*nodes) if start is None else self.along(start, *nodes)
