"""Graphs to compare with networkx on: four well-known ones and two hundred random ones."""

import random
from collections.abc import Callable

import networkx

from graph.analysis.adjacency import TieMatrix, tie_matrix

Graph = networkx.Graph
RANDOM_GRAPHS = range(200)


def _named(graph: Graph) -> Graph:
    return networkx.relabel_nodes(networkx.Graph(graph), {node: str(node) for node in graph})


def known_graphs() -> dict[str, Graph]:
    return {
        "karate": _named(networkx.karate_club_graph()),
        "les miserables": _named(networkx.les_miserables_graph()),
        "davis": _named(networkx.davis_southern_women_graph()),
        "florentine": _named(networkx.florentine_families_graph()),
    }


def _sparse(size: int, chance: random.Random) -> Graph:
    return networkx.gnp_random_graph(size, 1.2 / size, seed=chance.randrange(10**6))


def _dense(size: int, chance: random.Random) -> Graph:
    return networkx.gnp_random_graph(size, 0.4, seed=chance.randrange(10**6))


def _two_mode(size: int, chance: random.Random) -> Graph:
    seed = chance.randrange(10**6)
    return networkx.bipartite.random_graph(size // 2 + 1, size, 0.25, seed=seed)


def _power_law(size: int, chance: random.Random) -> Graph:
    return networkx.barabasi_albert_graph(size + 2, 2, seed=chance.randrange(10**6))


_SHAPES: tuple[Callable[[int, random.Random], Graph], ...] = (
    _sparse,
    _dense,
    _two_mode,
    _power_law,
)


def random_graph(number: int) -> Graph:
    """Return a random graph: sparse and in pieces, dense, two-mode or power-law; every other
    four are weighted."""
    chance = random.Random(number)
    graph = _SHAPES[number % len(_SHAPES)](chance.randint(2, 40), chance)
    if number // len(_SHAPES) % 2:
        for _, _, facts in graph.edges(data=True):
            facts["weight"] = chance.choice((0.5, 1.0, 2.0, 3.5))
    return _named(graph)


def ties_of(graph: Graph) -> TieMatrix:
    edges = list(graph.edges(data="weight", default=1.0))
    return tie_matrix(graph, [(a, b) for a, b, _ in edges], [weight for _, _, weight in edges])
