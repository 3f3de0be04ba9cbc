"""Walks over a store, step by step: each step asks the store for one ring of neighbours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from graph.store.base import MAX_DEPTH, Path

NextRing = Callable[[list[str], list[str], int], list[str]]
"""(frontier, ids to leave out, most wanted) -> neighbours: most edges first, then by id."""

NextSteps = Callable[[Collection[str]], list[tuple[str, str, str]]]
"""Frontier -> triples (id in the frontier, neighbour, edge id)."""


def around(start: str, depth: int, limit: int, ring: NextRing) -> list[str]:
    """Return at most ``limit`` ids within ``depth`` edges of ``start``, nearest first."""
    kept, frontier = [start], [start]
    for _ in range(min(depth, MAX_DEPTH)):
        room = limit - len(kept)
        if room <= 0 or not frontier:
            break
        frontier = ring(frontier, kept, room)
        kept += frontier
    return kept


@dataclass
class _Side:
    """What was seen from one end: the nodes of each distance, and who led to them."""

    frontier: set[str]
    came_from: dict[str, set[str]] = field(default_factory=dict)

    def expand(self, steps: NextSteps, edges: dict[tuple[str, str], str]) -> None:
        reached: dict[str, set[str]] = {}
        for here, there, edge in steps(self.frontier):
            if there not in self.came_from:
                reached.setdefault(there, set()).add(here)
                for pair in ((here, there), (there, here)):
                    edges[pair] = min(edge, edges.get(pair, edge))
        self.came_from |= reached
        self.frontier = set(reached)


def shortest_paths(source: str, target: str, limit: int, steps: NextSteps) -> tuple[Path, ...]:
    """Return up to ``limit`` shortest paths in order of ids, searching from both ends at once."""
    if source == target:
        return (Path((source,), ()),)
    edges: dict[tuple[str, str], str] = {}
    left, right = _Side({source}, {source: set()}), _Side({target}, {target: set()})
    for _ in range(MAX_DEPTH):
        smaller = left if len(left.frontier) <= len(right.frontier) else right
        smaller.expand(steps, edges)
        meeting = left.came_from.keys() & right.came_from.keys()
        if meeting:
            onward = _onward(left, right, meeting)
            found = islice(_routes(source, target, onward), limit)
            return tuple(_path(route, edges) for route in found)
    return ()


def _onward(left: _Side, right: _Side, meeting: set[str]) -> dict[str, set[str]]:
    """Return for each node on a shortest path the nodes that follow it."""
    onward: dict[str, set[str]] = {}
    wanted = set(meeting)
    while wanted:
        pairs = [(before, node) for node in wanted for before in left.came_from[node]]
        for before, node in pairs:
            onward.setdefault(before, set()).add(node)
        wanted = {before for before, _ in pairs}
    wanted = set(meeting)
    while wanted:
        for node in wanted:
            onward.setdefault(node, set()).update(right.came_from[node])
        wanted = {after for node in wanted for after in right.came_from[node]}
    return onward


def _routes(here: str, target: str, onward: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    if here == target:
        yield (here,)
        return
    for after in sorted(onward[here]):
        for rest in _routes(after, target, onward):
            yield (here, *rest)


def _path(route: tuple[str, ...], edges: dict[tuple[str, str], str]) -> Path:
    return Path(route, tuple(edges[pair] for pair in pairwise(route)))
