"""How fast a network is measured and suggestions are found: ``python benchmarks/analysis.py``.

On power-law graphs (Barabási and Albert, degree 10) of 1,000, 10,000 and 100,000 nodes, beside
networkx in the same run; where networkx would take minutes or gigabytes it is left out. Each
starts from its own graph in memory, with nothing kept from a run before, and gives values by
node; both are timed by the same rule. PageRank is asked of networkx as precise as ours is.

Then the whole metrics page at 10,000 nodes, and all measures and the strongest missing ties at
100,000, each in a process of its own for its peak memory. Times are of the processor, so that
other work on the machine counts little. Sizes may be given: ``analysis.py 1000 10000``.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import networkx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis.adjacency import TieMatrix, tie_matrix, two_mode_ties
from graph.analysis.communities import communities
from graph.analysis.link_prediction.top_pairs import strongest
from graph.analysis.link_prediction.walks import neighbours, scores, walker
from graph.analysis.metrics.brokerage import constraint, effective_size
from graph.analysis.metrics.centrality import EXACT_UP_TO, PRECISION, SOURCES, betweenness, pagerank
from graph.analysis.metrics.registry import measured
from graph.network import Assertion, Document, Edge, Evidence, Network, Node, node_id

SIZES = (1_000, 10_000, 100_000)
HALF_DEGREE = 5
TOP = 100
RUNS, LONG = 5, 1.0
"""How often a measure is timed, and after how many seconds that is enough."""

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


def networkx_pagerank(graph: Graph) -> object:
    """Stop at the same precision: networkx multiplies its tolerance by the number of nodes."""
    return networkx.pagerank(graph, tol=PRECISION / len(graph))


def networkx_betweenness(graph: Graph) -> object:
    """Count from as many sources as we do."""
    sources = SOURCES if len(graph) > EXACT_UP_TO else None
    return networkx.betweenness_centrality(graph, k=sources, seed=1)


@dataclass(frozen=True)
class Measure:
    """A measure of ours, that of networkx, and up to which size networkx is run as well."""

    name: str
    ours: Callable[[TieMatrix], object]
    theirs: Callable[[Graph], object]
    beside: int = 10_000


MEASURES = (
    Measure("PageRank", pagerank, networkx_pagerank, 100_000),
    Measure("betweenness", betweenness, networkx_betweenness),
    Measure("constraint", constraint, networkx.constraint, 100_000),
    Measure("effective size", effective_size, networkx.effective_size),
    Measure(f"top {TOP} over two hops", top_of, networkx_top),
)


def seconds(run: Callable[[], object]) -> float:
    """Return the least processor time of some runs: other work on the machine counts little."""
    found: list[float] = []
    while len(found) < RUNS and sum(found) < LONG:
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def compare(size: int) -> None:
    """Print a line for each measure at this size."""
    graph = power_law(size)
    ties = ties_of(graph)
    for one in MEASURES:
        here = seconds(lambda run=one.ours: run(TieMatrix(ties.nodes, ties.weights)))
        line = f"{size:8,} {one.name:24} {1000 * here:10.1f} ms"
        if size <= one.beside:
            there = seconds(lambda run=one.theirs: run(graph))
            line += f"   networkx {1000 * there:10.1f} ms   {there / here:8.0f} x"
        print(line, flush=True)
    walks = walker(ties)
    scores(walks, neighbours(ties, ties.nodes[0]))
    for node, kind in ((ties.nodes[0], "a hub"), (ties.nodes[-1], "a common node")):
        one = seconds(lambda node=node: scores(walks, neighbours(ties, node)))
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


def measures(size: int) -> None:
    """Compute each measure once."""
    ties = ties_of(power_law(size))
    start = time.process_time()
    for one in MEASURES:
        one.ours(ties)
    _say(f"{size:8,} all measures", time.process_time() - start)


def top(size: int, longest: int) -> None:
    """Find the strongest missing ties over walks of so many steps."""
    ties = ties_of(power_law(size))
    start = time.process_time()
    top_of(ties, longest)
    _say(f"{size:8,} top {TOP}, {longest} steps", time.process_time() - start)


def _say(what: str, took: float) -> None:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    print(f"{what:33} {took:8.2f} s   peak {peak} MB", flush=True)


TASKS = ("page(10_000)", "measures(100_000)", "top(100_000, 2)", "top(100_000, 3)")


def main() -> None:
    """Print the table."""
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        compare(size)
    for task in TASKS:
        folder = Path(__file__).resolve().parent
        code = f"import sys; sys.path.insert(0, {str(folder)!r}); import analysis; analysis.{task}"
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
