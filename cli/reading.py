"""Reading many reports at once, with every core of the machine."""

import signal
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import click

from cli.output.terminal import one_line
from graph.errors import LoadError, ModelError, NetwerkatlasError
from graph.network import Network
from loaders.ingest.load import load
from loaders.spreadsheets.reader import (
    SpreadsheetReading,
    is_spreadsheet,
    open_spreadsheet,
    read_spreadsheet,
)

_WORTH_A_POOL = 24
"""Number of files from which starting more processes takes less time than it saves."""

_AT_A_TIME = 4
_ROWS_TOLD = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: its network, or a line that says why there is none.

    ``table`` is there when the file is a table.
    """

    path: Path
    network: Network | None
    failure: str = ""
    table: SpreadsheetReading | None = None


def read_all(
    files: Sequence[Path], told: Mapping[str, str] | None = None
) -> Generator[Reading, None, None]:
    """Read ``files`` and yield what became of each, in their order. Closing it stops reading.

    ``told`` gives what columns of tables tell: fields by folded header.

    Raises
    ------
    NetwerkatlasError
        If a file makes a reading process crash. What was yielded before is unharmed.
    """
    if len(files) < _WORTH_A_POOL:
        yield from map(partial(_read, told=told or {}), files)
        return
    try:
        with ProcessPoolExecutor(
            mp_context=get_context("spawn"), initializer=_ignore_ctrl_c
        ) as pool:
            yield from pool.map(partial(_read, told=told or {}), files, chunksize=_AT_A_TIME)
    except BrokenProcessPool as error:
        raise NetwerkatlasError(
            "A file made the reader crash, so loading stopped; what was loaded before is in the"
            " store. Load the rest folder by folder to find the file."
        ) from error


def _read(path: Path, told: Mapping[str, str]) -> Reading:
    try:
        if not is_spreadsheet(path):
            return Reading(path, load(path))
        table = read_spreadsheet(open_spreadsheet(path, told), _told_progress(path))
        if table.rows >= _ROWS_TOLD:
            click.echo(f"{one_line(path.name)}: all rows read, now into the store ...", err=True)
        return Reading(path, table.network, table=table)
    except (LoadError, ModelError) as error:
        return Reading(path, None, str(error))


def _told_progress(path: Path) -> Callable[[int], None]:
    """Return what tells, on stderr, how far a long table has come."""

    def tell(rows: int) -> None:
        if rows % _ROWS_TOLD == 0:
            click.echo(f"{one_line(path.name)}: {rows:,} rows read ...", err=True)

    return tell


def _ignore_ctrl_c() -> None:
    """Leave Ctrl+C to the process that started this one: it stops the whole run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
