"""How fast pairs that may be one are found: ``python benchmarks/duplicates.py``.

Beside it stands what a user would otherwise write: every name compared with every other by
rapidfuzz. That grows with the square of the names, so it runs on few of them only.
"""

from __future__ import annotations

import sys
import time
from itertools import combinations
from pathlib import Path
from random import Random

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.analysis.duplicates import duplicates
from graph.network import Assertion, Document, Evidence, Network, Node
from graph.schema import ORGANISATION
from loaders.language.name_keys import entity_id

SIZES = (2_000, 10_000, 50_000)
FEW, LIKE = 2_000, 90
SYLLABLES = ("ka", "ro", "mi", "tel", "van", "dor", "bes", "lin", "go", "per", "su", "wa", "ze")
KINDS = ("Wijkraad", "Stichting", "Buurtbedrijf", "Collectief", "Platform", "Werkgroep")


def network(size: int) -> Network:
    """Return a network of ``size`` organisations with fictional names, one in fifty misspelt."""
    random = Random(size)
    names: dict[str, None] = {}
    while len(names) < size:
        words = ("".join(random.choices(SYLLABLES, k=4)).title() for _ in range(2))
        name = f"{random.choice(KINDS)} {' '.join(words)}"
        names[name] = None
        if random.random() < 0.02:
            names[name[:-2] + name[-1]] = None
    quote = (Evidence("d", 0, 1, "x"),)
    nodes = (
        Node(entity_id(ORGANISATION, name), ORGANISATION, (Assertion("d", name, evidence=quote),))
        for name in list(names)[:size]
    )
    return Network.build([Document("d", "d", "x")], nodes, [])


def seconds(work: object, *given: object) -> float:
    """Return the CPU seconds that ``work`` takes on what is given."""
    started = time.process_time()
    work(*given)  # type: ignore[operator]
    return time.process_time() - started


def pair_by_pair(whole: Network) -> int:
    """Return how many pairs of names look alike."""
    names = [node.name for node in whole.nodes.values()]
    return sum(fuzz.ratio(a, b) >= LIKE for a, b in combinations(names, 2))


def main() -> None:
    """Print the table."""
    for size in SIZES:
        whole = network(size)
        print(f"{size:>7,} names   by keys {seconds(duplicates, whole):8.2f} s", end="")
        print(f"   pair by pair {seconds(pair_by_pair, whole):8.2f} s" if size <= FEW else "")


if __name__ == "__main__":
    main()
