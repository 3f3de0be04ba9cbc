"""Reading many reports at once, with every core of the machine."""

import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from graph.errors import LoadError, ModelError, NetwerkatlasError
from graph.model import Network
from loaders import load

_WORTH_A_POOL = 24
"""Number of files from which starting more processes takes less time than it saves."""

_AT_A_TIME = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: its network, or a line that says why there is none."""

    path: Path
    network: Network | None
    failure: str = ""


def read_all(files: Sequence[Path]) -> Generator[Reading, None, None]:
    """Read ``files`` and yield what became of each, in their order. Closing it stops reading.

    Raises
    ------
    NetwerkatlasError
        If a file makes a reading process crash. What was yielded before is unharmed.
    """
    if len(files) < _WORTH_A_POOL:
        yield from map(_read, files)
        return
    try:
        with ProcessPoolExecutor(
            mp_context=get_context("spawn"), initializer=_ignore_ctrl_c
        ) as pool:
            yield from pool.map(_read, files, chunksize=_AT_A_TIME)
    except BrokenProcessPool as error:
        raise NetwerkatlasError(
            "A file made the reader crash, so loading stopped; what was loaded before is in the"
            " store. Load the rest folder by folder to find the file."
        ) from error


def _read(path: Path) -> Reading:
    try:
        return Reading(path, load(path))
    except (LoadError, ModelError) as error:
        return Reading(path, None, str(error))


def _ignore_ctrl_c() -> None:
    """Leave Ctrl+C to the process that started this one: it stops the whole run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
