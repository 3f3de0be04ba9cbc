"""How fast reports are read: ``python benchmarks/reading.py``.

Each line of the first table is measured in a process of its own, for its peak memory, after one
report was read to load word lists and patterns. *Varied* are the fictional reports of
``tests/golden/open`` and *bundled* is the bundled report, repeated to 50 KB, 500 KB and 5 MB and
read as one report. The last lines load a thousand files into a store, by ``netwerkatlas load``,
on one core and on all.

Beside ours stands what a user would otherwise write in an afternoon: a regular expression that
takes every run of capitalised words for a name, and every two names in one sentence for a tie.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import combinations, cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.network import Document
from graph.settings import BUNDLED_REPORTS
from loaders.ingest.load import read

SIZES = (50_000, 500_000, 5_000_000)
REPORTS = 1000
OPEN = Path(__file__).parent.parent / "tests" / "golden" / "open"
TOKEN = re.compile(r"\w+|[^\w\s]")
NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:van|de|der|den|het) )*[A-Z][\w'’-]*)*")


def varied() -> list[str]:
    """Return the texts of the fictional reports."""
    paths = sorted(path for path in OPEN.iterdir() if path.suffix in (".txt", ".md"))
    return [path.read_text(encoding="utf-8") for path in paths]


def bundled() -> list[str]:
    """Return the text of the bundled report."""
    return [path.read_text(encoding="utf-8") for path in sorted(BUNDLED_REPORTS.glob("*.txt"))]


TEXTS: dict[str, Callable[[], list[str]]] = {"varied": varied, "bundled": bundled}


def ours(text: str) -> object:
    """Read a report as the product does."""
    return read(Document("maat", "Maat", text))


def naive(text: str) -> object:
    """Take every run of capitalised words for a name, and two in one sentence for a tie."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return [pair for one in sentences for pair in combinations(set(NAME.findall(one)), 2)]


READERS: dict[str, Callable[[str], object]] = {"netwerkatlas": ours, "naive": naive}


def measure(reader: str, texts: str, size: int) -> None:
    """Print processor seconds, peak memory in MB and tokens of one reading, as JSON.

    A size of 0 stands for the texts one by one.
    """
    singles = TEXTS[texts]()
    READERS[reader](singles[0])
    joined = "\n\n".join(singles)
    longer = "\n\n".join(islice(cycle([joined]), -(-size // len(joined))))[:size]
    todo = [longer] if size else singles
    del singles, joined, longer
    start = time.process_time()
    for text in todo:
        READERS[reader](text)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak, sum(1 for text in todo for _ in TOKEN.finditer(text))]))


def measured(reader: str, texts: str, size: int) -> tuple[float, float, int]:
    """Return what :func:`measure` prints, from a process of its own."""
    command = [sys.executable, __file__, reader, texts, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak, tokens = json.loads(done.stdout)
    return seconds, peak, tokens


def show(reader: str, texts: str) -> None:
    """Print a line for the texts one by one, and one for each length."""
    before: tuple[float, int] | None = None
    for size in (0, *SIZES):
        seconds, peak, tokens = measured(reader, texts, size)
        growth = f"{seconds / before[0]:.1f} for {tokens / before[1]:.1f}" if before else ""
        length = f"{size // 1000} KB" if size else "singly"
        speed = tokens / seconds
        print(f"{reader:13}{texts:8}{length:>8}{seconds:8.2f}{speed:10.0f}{peak:6.0f}{growth:>16}")
        before = (seconds, tokens) if size else None


def load_seconds(folder: Path, cores: set[int]) -> tuple[float, float]:
    """Return wall and processor seconds of loading a folder into a new store on these cores."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as home:
        program = Path(sys.executable).with_name("netwerkatlas")
        command = [program, "load", folder, "--store", f"sqlite:///{home}/atlas.db"]
        start = time.perf_counter()
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
        wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the tables."""
    heads = ("reader", "texts", "length", "seconds", "tokens/s", "MB", "growth of time")
    print("{:13}{:8}{:>8}{:>8}{:>10}{:>6}{:>16}".format(*heads))
    for reader in READERS:
        for texts in TEXTS:
            show(reader, texts)
    cores = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(islice(cycle(varied()), REPORTS)):
            (Path(folder) / f"verslag-{number:04}.txt").write_text(text, encoding="utf-8")
        one, _ = load_seconds(Path(folder), {min(cores)})
        wall, busy = load_seconds(Path(folder), cores)
    print(
        f"\n{REPORTS} reports loaded: {one:.0f} s on one core, {wall:.0f} s on {len(cores)}", end=""
    )
    print(f" ({one / wall:.1f} times as fast, {busy / wall:.1f} cores busy)")


if __name__ == "__main__":
    if len(sys.argv) > 3:
        measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        main()
