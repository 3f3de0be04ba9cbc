"""Who can introduce one actor to another: the shortest way over people and organisations."""

from __future__ import annotations

from functools import cached_property

from graph.analysis.adjacency import TieMatrix, ties_among
from graph.network import Network
from graph.schema import ACTORS, SESSION

_BY_NAME, _BY_TABLE = 1.0, 1.01
"""Of two ways that are equally long the one over an acquaintance goes before a shared session."""


class Introductions:
    """The ways between the actors of a network: over their ties, and over sessions they shared."""

    def __init__(self, network: Network) -> None:
        self._ties: TieMatrix = ties_among(network, ACTORS | {SESSION})
        sessions = {node.id for node in network.nodes.values() if node.type == SESSION}
        self._is_session = [node in sessions for node in self._ties.nodes]

    @cached_property
    def _lengths(self) -> list[float]:
        """The length of each tie, in the order of the graph."""
        is_session = self._is_session
        ends = self._ties.graph.get_edgelist()
        return [_BY_TABLE if is_session[a] or is_session[b] else _BY_NAME for a, b in ends]

    @cached_property
    def _part(self) -> list[int]:
        membership: list[int] = self._ties.graph.connected_components().membership
        return membership

    def way(self, one: str, other: str) -> tuple[str, ...]:
        """Return the node ids from one to the other, both included; empty if there is none."""
        index = self._ties.index
        if one not in index or other not in index or one == other:
            return ()
        if self._part[index[one]] != self._part[index[other]]:
            return ()
        graph, ends = self._ties.graph, (index[one], index[other])
        (way,) = graph.get_shortest_paths(*ends, weights=self._lengths)
        return tuple(self._ties.nodes[row] for row in way)
