"""Rings around one node: who stands how many ties away."""

from __future__ import annotations

from collections import defaultdict
from math import atan2, cos, pi, sin

from graph.analysis.layout.force_directed import Point
from graph.analysis.metrics.centrality import degree
from graph.network import Network
from graph.schema import ORGANISATION, PERSON, REPORT

_START = -pi / 2
_STRETCH = 1.3
_GAP, _ROOM = 150.0, 90.0
"""Pixels between two rings, and between two nodes on a ring."""


def concentric(network: Network, centre: str = "") -> dict[str, Point]:
    """Return places on rings around a node, a ring for each number of ties away.

    Without a centre it is the actor with most ties. Reports are not walked through. On a
    ring everyone stands as near as possible to those they are tied to one ring inwards; who
    cannot be reached stands on the outermost ring.
    """
    if not network.nodes:
        return {}
    neighbours = _neighbours(network)
    middle = centre if centre in network.nodes else _busiest(network)
    angles: dict[str, float] = {middle: _START}
    places: dict[str, Point] = {middle: (0.0, 0.0)}
    inner, radius = [middle], 0.0
    waiting = set(network.nodes) - {middle}
    while waiting:
        ring = waiting & {other for node in inner for other in neighbours[node]} or waiting
        inner = sorted(ring, key=lambda node: (_pull(node, neighbours, angles), node))
        radius = max(radius + _GAP, len(inner) * _ROOM / (2 * pi))
        for turn, node in enumerate(inner):
            angles[node] = _START + 2 * pi * turn / len(inner)
            x, y = radius * cos(angles[node]), radius * sin(angles[node])
            places[node] = (round(float(x * _STRETCH), 1), round(float(y), 1))
        waiting -= ring
    return places


def _neighbours(network: Network) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges.values():
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if network.nodes[one].type != REPORT:
                found[one].add(other)
    return found


def _busiest(network: Network) -> str:
    ties = degree(network)
    actors = [node.id for node in network.nodes.values() if node.type in (ORGANISATION, PERSON)]
    return min(actors or network.nodes, key=lambda node: (-ties[node], node))


def _pull(node: str, neighbours: dict[str, set[str]], angles: dict[str, float]) -> float:
    """Return the mean direction of the placed nodes that it is tied to, from the start onwards."""
    inwards = [angles[other] for other in sorted(neighbours[node]) if other in angles]
    if not inwards:
        return 2 * pi
    mean = atan2(sum(map(sin, inwards)), sum(map(cos, inwards)))
    return (mean - _START) % (2 * pi)
