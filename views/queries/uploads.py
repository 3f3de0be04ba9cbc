"""What became of the files that a user chose to add, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import LoadError, ModelError
from graph.network import Network
from loaders.ingest.upload import load_upload, open_upload
from loaders.spreadsheets.reader import (
    Spreadsheet,
    SpreadsheetReading,
    is_spreadsheet,
    read_spreadsheet,
    with_columns_mapped,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: the network it states, or a line that says why there is none.

    Of a table also its cells, what was read from it, and the fields that its columns were
    read with, by folded header.
    """

    network: Network | None
    failure: str = ""
    table: Spreadsheet | None = None
    read: SpreadsheetReading | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def read_file(name: str, content: bytes) -> Reading:
    """Return what became of a file, by its name and bytes."""
    try:
        if is_spreadsheet(Path(name)):
            return _read_table(open_upload(name, content))
        return Reading(load_upload(name, content))
    except (LoadError, ModelError) as error:
        return Reading(None, str(error))


def with_columns(table: Spreadsheet, fields: Mapping[str, str]) -> Reading:
    """Return what a table states when its columns tell these fields, by folded header."""
    anew = _read_table(with_columns_mapped(table.name, table.sheets, fields))
    return replace(anew, fields=fields)


def _read_table(table: Spreadsheet) -> Reading:
    """Read a table with its columns as they are told; when that fails they can still change."""
    fields = {
        header: one
        for mapping in table.mappings
        for header, one in mapping.fields_by_header.items()
    }
    try:
        read = read_spreadsheet(table)
    except (LoadError, ModelError) as error:
        return Reading(None, str(error), table, fields=fields)
    return Reading(read.network, table=table, read=read, fields=fields)
