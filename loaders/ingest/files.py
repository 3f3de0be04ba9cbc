"""One file, a report or a spreadsheet: what it states, or why it states nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LoadError, ModelError
from graph.network import Network
from loaders.ingest.report_readers import ReportReader, read_by_rules
from loaders.language_model.receipt import Receipt
from loaders.readers import read_document
from loaders.spreadsheets.reader import (
    Spreadsheet,
    SpreadsheetReading,
    is_spreadsheet,
    open_spreadsheet,
    read_spreadsheet,
)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file: the network that it states, or in ``failure`` why there is none.

    ``spreadsheet`` is what was read from a spreadsheet; None for a report. ``receipt`` tells what
    came of asking a language model, if one was asked.
    """

    path: Path
    network: Network | None
    failure: str = ""
    spreadsheet: SpreadsheetReading | None = None
    receipt: Receipt | None = None


def read_file(
    path: Path,
    columns: Mapping[str, str] | None = None,
    on_row: Callable[[int], None] | None = None,
    reader: ReportReader = read_by_rules,
) -> FileOutcome:
    """Read one file; ``reader`` reads it if it is a report.

    ``columns`` are the fields that the user chose for the columns of spreadsheets, by folded
    header; ``on_row`` is called after each row, with how many rows of its sheet were read.
    """
    try:
        if not is_spreadsheet(path):
            reading = reader(read_document(path))
            return FileOutcome(path, reading.network, receipt=reading.receipt)
        return read_opened(path, open_spreadsheet(path, columns), on_row)
    except (LoadError, ModelError) as error:
        return FileOutcome(path, None, str(error))


def read_opened(
    path: Path, spreadsheet: Spreadsheet, on_row: Callable[[int], None] | None = None
) -> FileOutcome:
    """Read a spreadsheet that was opened from ``path``; ``on_row`` as in :func:`read_file`."""
    try:
        reading = read_spreadsheet(spreadsheet, on_row)
    except (LoadError, ModelError) as error:
        return FileOutcome(path, None, str(error))
    return FileOutcome(path, reading.network, spreadsheet=reading)
