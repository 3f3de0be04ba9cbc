"""How fast a network is measured and suggestions are found: ``python benchmarks/analysis.py``.

On power-law graphs (Barabási and Albert, degree 10) of 1,000, 10,000 and 100,000 nodes, beside
networkx in the same run; where networkx would take minutes or gigabytes it is left out. Then
the whole metrics page at 10,000 nodes, and the strongest missing ties at 100,000, each in a
process of its own for its peak memory. Times are of the processor, so that other work on the
machine hardly counts. Sizes may be given: ``analysis.py 1000 10000``.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import networkx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis.brokerage import constraint, effective_size
from graph.analysis.centrality import SOURCES, betweenness, pagerank
from graph.analysis.community import communities
from graph.analysis.matrix import TieMatrix, tie_matrix, two_mode_ties
from graph.analysis.metrics import measured
from graph.analysis.strongest import strongest
from graph.analysis.suggest import neighbours, scores, walker
from graph.model import Assertion, Document, Edge, Evidence, Network, Node, node_id

SIZES = (1_000, 10_000, 100_000)
HALF_DEGREE = 5
TOP = 100
MEASURED_BESIDE = 10_000
"""Up to this size networkx is run as well."""

Graph = networkx.Graph


def power_law(size: int) -> Graph:
    return networkx.barabasi_albert_graph(size, HALF_DEGREE, seed=1)


def ties_of(graph: Graph) -> TieMatrix:
    name = [f"{number:06d}" for number in range(len(graph))]
    return tie_matrix(name, ((name[a], name[b]) for a, b in graph.edges()))


def top_of(ties: TieMatrix, longest: int = 2) -> object:
    known = (ties.weights > 0).astype(float)
    return strongest(walker(ties, longest=longest), TOP, np.arange(len(ties.nodes)), known)


def networkx_top(graph: Graph) -> object:
    """Score every pair two steps apart; networkx wants the pairs as a list, not a generator."""
    near = {node: set(graph[node]) for node in graph}
    pairs = [
        (one, other)
        for one in graph
        for other in set().union(*(near[middle] for middle in near[one])) - near[one]
        if one < other
    ]
    return sorted(networkx.resource_allocation_index(graph, pairs), key=lambda one: -one[2])[:TOP]


MEASURES: dict[str, tuple[Callable[[TieMatrix], object], Callable[[Graph], object]]] = {
    "PageRank": (pagerank, networkx.pagerank),
    "betweenness": (
        betweenness,
        lambda graph: networkx.betweenness_centrality(
            graph, k=SOURCES if len(graph) > 2000 else None, seed=1
        ),
    ),
    "constraint": (constraint, networkx.constraint),
    "effective size": (effective_size, networkx.effective_size),
    "top 100 over two hops": (top_of, networkx_top),
}


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time of some runs: other work on the machine hardly counts."""
    found = []
    for _ in range(times):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def compare(size: int) -> None:
    """Print a line for each measure at this size."""
    graph = power_law(size)
    ties = ties_of(graph)
    for name, (ours, theirs) in MEASURES.items():
        here = seconds(lambda run=ours: run(ties))
        line = f"{size:8,} {name:24} {1000 * here:10.1f} ms"
        if size <= MEASURED_BESIDE:
            there = seconds(lambda run=theirs: run(graph), times=1)
            line += f"   networkx {1000 * there:10.1f} ms   {there / here:8.0f} x"
        print(line, flush=True)
    walks = walker(ties)
    scores(walks, neighbours(ties, ties.nodes[0]))
    for node, kind in ((ties.nodes[0], "a hub"), (ties.nodes[-1], "a common node")):
        one = seconds(lambda node=node: scores(walks, neighbours(ties, node)), times=10)
        print(f"{size:8,} {f'suggestions for {kind}':24} {1000 * one:10.1f} ms", flush=True)


def power_law_network(size: int) -> Network:
    """Return such a graph as a network of organisations that work together, with quotes."""
    document = Document("a", "Verslag", "x")
    said = Evidence("a", 0, 1, "x")
    name = [f"Organisatie {number}" for number in range(size)]
    ids = [node_id("Organisation", one) for one in name]
    nodes = [Node(i, "Organisation", (Assertion("a", n),)) for i, n in zip(ids, name, strict=True)]
    ties = [Edge("WORKS_WITH", ids[a], ids[b], (said,)) for a, b in power_law(size).edges()]
    return Network.build([document], nodes, ties)


def page(size: int) -> None:
    """Measure everything that the metrics page shows."""
    network = power_law_network(size)
    start = time.process_time()
    measured(network)
    communities(two_mode_ties(network))
    _say(f"{size:8,} whole metrics page", time.process_time() - start)


def top(size: int, longest: int) -> None:
    """Find the strongest missing ties over walks of so many steps."""
    ties = ties_of(power_law(size))
    start = time.process_time()
    top_of(ties, longest)
    _say(f"{size:8,} top {TOP}, {longest} steps", time.process_time() - start)


def _say(what: str, took: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:33} {took:8.2f} s   peak {peak} MB", flush=True)


def main() -> None:
    """Print the table."""
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        compare(size)
    for task in ("page(10_000)", "top(10_000, 3)", "top(100_000, 2)", "top(100_000, 3)"):
        folder = Path(__file__).resolve().parent
        code = f"import sys; sys.path.insert(0, {str(folder)!r}); import analysis; analysis.{task}"
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
