"""Everything by theme, or by place: each node in the field of the one it is tied to most."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from graph.analysis.layout.force_directed import Point
from graph.analysis.metrics.centrality import degree
from graph.network import Network
from graph.schema import REPORT

REST = ""
"""The field of those that are tied to none."""

_GOLDEN = pi * (3 - sqrt(5))
_STEPS = 3
_SPACING, _FIRST, _RIM = 50.0, 0.6, 45.0
"""Pixels between the turns of the spiral, what the first turn leaves free, and the rim."""


@dataclass(frozen=True, slots=True)
class Field:
    """A circle in the picture: the node it is the field of (or REST), middle and radius."""

    node: str
    x: float
    y: float
    radius: float


def fields_of(network: Network, node_type: str) -> dict[str, str]:
    """Return for every node the node of this type that it belongs to, or REST.

    That is the one with most ties to it; else the one of most of its neighbours, and so on
    for a few steps. Of equals the one with fewest ties, which says most, then by id.
    """
    ties = degree(network)
    homes = {node.id: node.id for node in network.nodes.values() if node.type == node_type}
    neighbours = _neighbours(network)
    for _ in range(_STEPS):
        found = {}
        for node in network.nodes.keys() - homes.keys():
            near = Counter(homes[other] for other in neighbours[node] if other in homes)
            if near:
                found[node] = min(near, key=lambda home: (-near[home], ties[home], home))
        homes |= found
    return {node: homes.get(node, REST) for node in network.nodes}


def _neighbours(network: Network) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges.values():
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if network.nodes[one].type != REPORT:
                found[other].append(one)
    return found


def grouped(network: Network, node_type: str) -> tuple[dict[str, Point], tuple[Field, ...]]:
    """Return the place of every node, and the fields that they stand in, largest first.

    In a field the node that it is named after stands in the middle and the others around
    it in a spiral, the most tied first (H. Vogel, Mathematical Biosciences 44, 1979).
    """
    ties, members = degree(network), defaultdict(list)
    for node, home in fields_of(network, node_type).items():
        members[home].append(node)
    for home, nodes in members.items():
        nodes.sort(key=lambda node: (node != home, -ties[node], node))
    order = sorted(members, key=lambda home: (home == REST, -len(members[home]), home))
    fields = _packed([(home, _radius(len(members[home]))) for home in order])
    places = {
        node: _spiral(field, turn)
        for field in fields
        for turn, node in enumerate(members[field.node])
    }
    return places, fields


def _radius(count: int) -> float:
    return round(_SPACING * sqrt(count + _FIRST) + _RIM, 1)


def _spiral(field: Field, turn: int) -> Point:
    away = _SPACING * sqrt(turn + _FIRST) if turn else 0.0
    angle = turn * _GOLDEN
    return round(field.x + away * cos(angle), 1), round(field.y + away * sin(angle), 1)


def _packed(sizes: list[tuple[str, float]]) -> tuple[Field, ...]:
    """Put the circles in rows that together are about half as wide again as high."""
    area = sum((2 * radius) ** 2 for _, radius in sizes)
    width = max([sqrt(1.5 * area), *(2 * radius for _, radius in sizes)])
    fields, left, top, height = [], 0.0, 0.0, 0.0
    for node, radius in sizes:
        if left and left + 2 * radius > width:
            left, top, height = 0.0, top + height, 0.0
        fields.append(Field(node, round(left + radius, 1), round(top + radius, 1), radius))
        left, height = left + 2 * radius, max(height, 2 * radius)
    return tuple(fields)
