"""Where to draw each node: computed once, the same on every run, never by the browser."""

from __future__ import annotations

from collections.abc import Mapping

import igraph
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from graph.analysis.randomness import reproducible
from graph.network import Network

Point = tuple[float, float]
Points = NDArray[np.float64]

EDGE_LENGTH = 110.0
"""Pixels between two tied nodes, at zoom 1."""
BOX = np.array([140.0, 110.0])
"""Pixels (width, height) that a node and its label keep for themselves."""
STRETCH = np.array([1.12, 1.0])
"""Names are wider than they are high, so the layout takes more width than height."""
EXACT_LIMIT = 400
"""Up to this many nodes a component gets the slower, clearer Kamada-Kawai layout."""

_PUSH_ROUNDS = 80
_ITERATIONS = 300


def positions(network: Network, pinned: Mapping[str, Point] | None = None) -> dict[str, Point]:
    """Return a place (x, y in pixels, y downwards) for every node of the network.

    Each connected component is laid out by itself, the components are packed side by
    side, and nodes are pushed apart until no two boxes overlap. Equal networks get equal
    places, on every run and in every process.

    Parameters
    ----------
    network
        What is drawn.
    pinned
        Places that stay as they are; the other nodes are laid out around them.

    References
    ----------
    T. Kamada and S. Kawai, Information Processing Letters 31 (1989); T. Fruchterman and
    E. Reingold, Software: Practice and Experience 21 (1991).
    """
    ids = sorted(network.nodes)
    if not ids:
        return {}
    graph = _graph(network, ids)
    held = {node: place for node, place in (pinned or {}).items() if node in network.nodes}
    points = _around(graph, ids, held) if held else _packed(graph)
    apart = _pushed_apart(points, np.array([node not in held for node in ids]))
    return {
        node: (round(float(x), 1), round(float(y), 1))
        for node, (x, y) in zip(ids, apart, strict=True)
    }


def _graph(network: Network, ids: list[str]) -> igraph.Graph:
    index = {node: number for number, node in enumerate(ids)}
    ties = {
        tuple(sorted((index[edge.source], index[edge.target]))) for edge in network.edges.values()
    }
    return igraph.Graph(n=len(ids), edges=sorted(ties))


def _packed(graph: igraph.Graph) -> Points:
    """Lay out every component and put them in rows, the largest first and on top."""
    components = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    points = np.zeros((graph.vcount(), 2))
    corner, row_height, row_width = np.zeros(2), 0.0, 0.0
    for component in components:
        place = _component(graph.induced_subgraph(component))
        size = np.ptp(place, axis=0) + BOX
        row_width = row_width or max(float(size[0]), len(components) ** 0.5 * float(BOX[0]))
        if corner[0] and corner[0] + size[0] > row_width:
            corner, row_height = np.array([0.0, corner[1] + row_height]), 0.0
        points[component] = place - place.min(axis=0) + corner
        corner, row_height = corner + size * [1.0, 0.0], max(row_height, float(size[1]))
    centred: Points = points - points.mean(axis=0)
    return centred


def _component(part: igraph.Graph) -> Points:
    start = part.layout_circle()
    if part.vcount() <= EXACT_LIMIT:
        layout = part.layout_kamada_kawai(seed=start)
    else:
        with reproducible():
            layout = part.layout_fruchterman_reingold(seed=start, niter=_ITERATIONS, grid=False)
    flat: Points = _lying(np.array(layout.coords, dtype=float)) * STRETCH * EDGE_LENGTH
    return flat


def _lying(points: Points) -> Points:
    """Turn the layout so that its longest direction lies flat, as screens do."""
    centred: Points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    longest = axes[:, -1] * (np.sign(axes[0, -1]) or 1.0)
    turned: Points = centred @ np.array([[longest[0], -longest[1]], [longest[1], longest[0]]])
    return turned


def _around(graph: igraph.Graph, ids: list[str], pinned: Mapping[str, Point]) -> Points:
    """Put the nodes that are not pinned next to the middle of their placed neighbours."""
    points = np.array([pinned.get(node, (np.nan, np.nan)) for node in ids])
    centre = points[~np.isnan(points[:, 0])].mean(axis=0)
    waiting = [number for number, node in enumerate(ids) if node not in pinned]
    while waiting:
        placed = ~np.isnan(points[:, 0])
        near = {free: [n for n in graph.neighbors(free) if placed[n]] for free in waiting}
        ready = [free for free in waiting if near[free]] or waiting
        for free in ready:
            middle = points[near[free]].mean(axis=0) if near[free] else centre
            points[free] = middle + _turn(free) * EDGE_LENGTH / 2
        waiting = [free for free in waiting if free not in ready]
    return points


def _turn(number: int) -> Points:
    """Return a direction that differs well between following numbers (the golden angle)."""
    angle = number * np.pi * (3 - np.sqrt(5))
    return np.array([np.cos(angle), np.sin(angle)])


def _pushed_apart(points: Points, free: NDArray[np.bool_]) -> Points:
    """Move overlapping boxes away from each other along the axis where they overlap least."""
    scaled = points / BOX
    for _ in range(_PUSH_ROUNDS):
        pairs = cKDTree(scaled).query_pairs(0.999, p=np.inf, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        scaled = scaled + _pushes(scaled, pairs) * free[:, None]
    apart: Points = scaled * BOX
    return apart


def _pushes(scaled: Points, pairs: NDArray[np.intp]) -> Points:
    first, second = pairs[:, 0], pairs[:, 1]
    between = scaled[first] - scaled[second]
    overlap = 1.0 - np.abs(between)
    axis = np.argmin(overlap, axis=1)
    rows = np.arange(len(pairs))
    push = np.zeros_like(between)
    push[rows, axis] = np.where(between[rows, axis] < 0, -0.5, 0.5) * overlap[rows, axis]
    shift = np.zeros_like(scaled)
    np.add.at(shift, first, push)
    np.add.at(shift, second, -push)
    return shift
