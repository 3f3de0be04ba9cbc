"""How good are suggestions? Our score beside the known methods, on public networks.

Run it with ``python benchmarks/suggestions.py``. It prints the table of docs/analysis.md: the
mean over 20 seeds of AUC, average precision and hits@20 when a tenth of the ties is hidden.
The networks ship in Python packages; what is not installed is left out with a word:

    pip install --no-deps scikit-network hypernetx bokeh-sampledata cobra
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import networkx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.analysis.adjacency import tie_matrix
from graph.analysis.link_prediction.backtest import Result, random_splits, results

SEEDS = range(20)
_MOST_TIES = 3000
"""Of the genes and diseases only the first ties are taken: all would need a day."""
ORDER = (
    "walks",
    "personalised_pagerank",
    "resource_allocation",
    "adamic_adar",
    "common_neighbours",
    "preferential_attachment",
    "chance",
)
Pairs = Iterable[tuple[str, str]]


def _file(package: str, *parts: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(found.submodule_search_locations[0], *parts)


def _edges(graph: networkx.Graph) -> Pairs:
    return [(str(one), str(other)) for one, other in graph.edges()]


def _across(graph: networkx.Graph) -> Pairs:
    women = graph.graph["top"]
    return [
        (f"a{a}", f"b{b}") for a, b in ((a, b) if a in women else (b, a) for a, b in graph.edges())
    ]


def _toy(name: str) -> Pairs:
    from sknetwork import data

    found = getattr(data, name)(metadata=True)
    matrix = found.biadjacency if name == "movie_actor" else found.adjacency
    sides = ("a", "b") if name == "movie_actor" else ("", "")
    rows, columns = matrix.nonzero()
    return [(f"{sides[0]}{a}", f"{sides[1]}{b}") for a, b in zip(rows, columns, strict=True)]


def _words() -> Pairs:
    from sknetwork import data

    rows, columns = data.art_philo_science(metadata=True).biadjacency.nonzero()
    return [(f"a{a}", f"b{b}") for a, b in zip(rows, columns, strict=True)]


def _routes() -> Iterator[dict[str, str]]:
    path = _file("bokeh_sampledata", "_data", "routes.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _airports() -> Pairs:
    return [(row["Source"], row["Destination"]) for row in _routes()]


def _airlines() -> Pairs:
    return [(f"a{row['Airline']}", f"b{row['Source']}") for row in _routes()]


def _diseases() -> Pairs:
    path = _file("hypernetx", "utils", "toys", "disGene.txt")
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return [(f"a{gene}", f"b{disease}") for gene, disease in islice(lines, _MOST_TIES)]


def _reactions() -> Pairs:
    path = _file("cobra", "data", "textbook.xml.gz")
    space = "{http://www.sbml.org/sbml/level3/version1/core}"
    with gzip.open(path) as file:
        root = ElementTree.parse(file).getroot()
    return [
        (f"a{reaction.get('id')}", f"b{part.get('species')}")
        for reaction in root.iter(f"{space}reaction")
        for part in reaction.iter(f"{space}speciesReference")
    ]


ACTOR: dict[str, Callable[[], Pairs]] = {
    "karate club (networkx)": lambda: _edges(networkx.karate_club_graph()),
    "Florentine families (networkx)": lambda: _edges(networkx.florentine_families_graph()),
    "Les Misérables (networkx)": lambda: _edges(networkx.les_miserables_graph()),
    "painters (scikit-network)": lambda: _toy("painters"),
    "encyclopedia pages (scikit-network)": lambda: _toy("art_philo_science"),
    "airports (bokeh-sampledata)": _airports,
}
TWO_MODE: dict[str, Callable[[], Pairs]] = {
    "southern women (networkx)": lambda: _across(networkx.davis_southern_women_graph()),
    "films and actors (scikit-network)": lambda: _toy("movie_actor"),
    "pages and words (scikit-network)": _words,
    "genes and diseases (hypernetx)": _diseases,
    "airlines and airports (bokeh-sampledata)": _airlines,
    "reactions and substances (cobra)": _reactions,
}


def measure(pairs: Pairs, *, two_mode: bool) -> dict[str, Result]:
    """Hide a tenth of the ties, for each seed, and find them back by each method."""
    told = list(pairs)
    ties = tie_matrix((end for pair in told for end in pair), told)
    tied = ties.weights.toarray() > 0
    upper = np.triu(np.ones_like(tied), k=1)
    if two_mode:
        first = np.array([node.startswith("a") for node in ties.nodes])
        upper &= first[:, None] != first[None, :]
    return results(
        random_splits(ties, np.argwhere(tied & upper), np.argwhere(~tied & upper), SEEDS)
    )


def show(title: str, networks: dict[str, Callable[[], Pairs]], *, two_mode: bool) -> None:
    """Print a table of these networks, and the mean over them."""
    print(
        f"\n{title}\n\n| network | " + " | ".join(name.replace("_", " ") for name in ORDER) + " |"
    )
    print("|---|" + "---|" * len(ORDER))
    rows = []
    for name, pairs in networks.items():
        try:
            found = measure(pairs(), two_mode=two_mode)
        except ModuleNotFoundError as error:
            print(f"{name}: {error.name} is not installed", file=sys.stderr)
            continue
        rows.append([found[method].mean for method in ORDER])
        print(_row(name, [(one.auc, one.precision, one.hits) for one in rows[-1]]), flush=True)
    means = np.mean([[(q.auc, q.precision, q.hits) for q in row] for row in rows], axis=0)
    print(_row("**mean**", [tuple(one) for one in means.tolist()]))


def _row(name: str, cells: Iterable[tuple[float, ...]]) -> str:
    shown = (" / ".join(f"{n:.3f}".removeprefix("0") for n in cell) for cell in cells)
    return f"| {name} | " + " | ".join(shown) + " |"


if __name__ == "__main__":
    show("Actor networks (AUC / average precision / hits@20)", ACTOR, two_mode=False)
    show("Two-mode networks (AUC / average precision / hits@20)", TWO_MODE, two_mode=True)
