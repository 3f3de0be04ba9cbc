"""Reading many files at once, with every core of the machine."""

import signal
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from graph.errors import NetwerkatlasError
from loaders.ingest.files import FileOutcome, read_file
from loaders.ingest.report_readers import ReportReader, read_by_rules

_WORTH_A_POOL = 24
"""Number of files from which starting more processes takes less time than it saves."""
_AT_A_TIME = 4
"""Files that a process is handed at once."""
ROWS_PER_STEP = 10_000
"""Rows of a long spreadsheet between two calls of the progress callback."""

RowProgress = Callable[[Path, int, bool], None]
"""Called with a long spreadsheet, how many of its rows were read, and whether those are all.

It runs in the process that reads the file, so it must be a function that can be pickled.
"""


def read_files(
    files: Sequence[Path],
    columns: Mapping[str, str] | None = None,
    on_rows: RowProgress | None = None,
    reader: ReportReader = read_by_rules,
) -> Generator[FileOutcome, None, None]:
    """Read ``files`` and yield what became of each, in their order. Closing it stops reading.

    ``columns`` are the fields that the user chose for the columns of spreadsheets, by folded
    header. ``reader`` reads the reports; one that asks a language model reads them one by one, as
    most servers answer one question at a time.

    Raises
    ------
    NetwerkatlasError
        If reading is stopped by a file that makes a reading process crash. What was yielded
        before is unharmed.
    """
    read = partial(_read, columns=columns or {}, on_rows=on_rows, reader=reader)
    if len(files) < _WORTH_A_POOL or reader is not read_by_rules:
        yield from map(read, files)
        return
    try:
        with ProcessPoolExecutor(
            mp_context=get_context("spawn"), initializer=_ignore_ctrl_c
        ) as pool:
            yield from pool.map(read, files, chunksize=_AT_A_TIME)
    except BrokenProcessPool as error:
        raise NetwerkatlasError(
            "A file made the reader crash, so loading stopped; what was loaded before is in the"
            " store. Load the rest folder by folder to find the file."
        ) from error


def _read(
    path: Path,
    columns: Mapping[str, str],
    on_rows: RowProgress | None,
    reader: ReportReader,
) -> FileOutcome:
    if on_rows is None:
        return read_file(path, columns, reader=reader)
    outcome = read_file(path, columns, partial(_count_row, path, on_rows), reader)
    rows = outcome.spreadsheet.rows if outcome.spreadsheet else 0
    if rows >= ROWS_PER_STEP:
        on_rows(path, rows, True)
    return outcome


def _count_row(path: Path, on_rows: RowProgress, rows: int) -> None:
    if rows % ROWS_PER_STEP == 0:
        on_rows(path, rows, False)


def _ignore_ctrl_c() -> None:
    """Leave Ctrl+C to the process that started this one: it stops the whole run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
