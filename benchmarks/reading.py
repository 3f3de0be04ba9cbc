"""How fast reports are read: ``python benchmarks/reading.py``.

Reads the bundled report, repeated to 50 KB, 500 KB and 5 MB, warm and on one core, and prints
tokens a second and how the time grows with the length; then 200 reports with one process
and with all cores. Beside it stands what a user would otherwise write in an afternoon: a regular
expression that takes every run of capitalised words for a name, and every two names in one
sentence for a tie. Each line of the table runs in a process of its own, for its peak memory.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.model import Document
from graph.settings import BUNDLED_REPORTS
from loaders import read

SIZES = (50_000, 500_000, 5_000_000)
REPORTS = 200
TOKEN = re.compile(r"\w+|[^\w\s]")
NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:van|de|der|den|het) )*[A-Z][\w'’-]*)*")


def text_of(size: int) -> str:
    """Return the bundled report, repeated to about ``size`` characters."""
    report = next(iter(sorted(BUNDLED_REPORTS.glob("*.txt")))).read_text(encoding="utf-8")
    return (report + "\n\n") * max(1, round(size / len(report)))


def ours(text: str) -> object:
    """Read a report as the product does."""
    return read(Document("maat", "Maat", text))


def naive(text: str) -> object:
    """Take every run of capitalised words for a name, and two in one sentence for a tie."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return [pair for one in sentences for pair in combinations(set(NAME.findall(one)), 2)]


READERS: dict[str, Callable[[str], object]] = {"netwerkatlas": ours, "naive": naive}


def measure(reader: str, size: int) -> None:
    """Print processor seconds and peak memory in MB of one reading, as JSON."""
    READERS[reader](text_of(1))
    text = text_of(size)
    start = time.process_time()
    READERS[reader](text)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak, len(TOKEN.findall(text))]))


def measured(reader: str, size: int) -> tuple[float, float, int]:
    """Return what :func:`measure` prints, from a process of its own."""
    command = [sys.executable, __file__, reader, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak, tokens = json.loads(done.stdout)
    return seconds, peak, tokens


def read_one(_: int) -> None:
    """Read one report, for a pool of processes."""
    ours(text_of(1))


def many(processes: int) -> float:
    """Return the seconds in which this many processes read all reports, warm."""
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(read_one, range(processes)))
        start = time.perf_counter()
        list(pool.map(read_one, range(REPORTS), chunksize=4))
        return time.perf_counter() - start


def main() -> None:
    """Print the tables."""
    print(f"{'reader':14}{'size':>9}{'seconds':>9}{'tokens/s':>10}{'MB':>6}{'growth of time':>16}")
    for reader in READERS:
        before: tuple[float, int] | None = None
        for size in SIZES:
            seconds, peak, tokens = measured(reader, size)
            growth = ""
            if before:
                growth = f"{seconds / before[0]:.1f} for {tokens / before[1]:.1f}"
            speed = tokens / seconds
            print(
                f"{reader:14}{size // 1000:>6} KB{seconds:9.2f}{speed:10.0f}{peak:6.0f}{growth:>16}"
            )
            before = seconds, tokens
    cores = os.cpu_count() or 1
    one, all_ = many(1), many(cores)
    print(f"\n{REPORTS} reports: {one:.1f} s with one process, {all_:.1f} s with {cores}", end="")
    print(f" ({one / all_:.1f} times as fast)")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
