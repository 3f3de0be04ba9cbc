"""Files that come without a path, such as uploads. Their name is only a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import LoadError
from loaders.ingest.files import FileOutcome, read_file, read_opened
from loaders.ingest.report_readers import ReportReader, read_by_rules
from loaders.places.boundaries import Boundary, keep_boundaries
from loaders.spreadsheets.reader import (
    Spreadsheet,
    is_spreadsheet,
    open_spreadsheet,
    with_columns_mapped,
)

LONGEST_NAME = 150
"""Bytes kept of a file name; every file system takes this many."""

_NOT_IN_A_NAME = re.compile(
    '[<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was uploaded, and what became of it.

    Of a spreadsheet also its cells (``opened``), also when it could not be read, so that its
    columns can still be given other fields; ``columns`` are those it was read with, by folded
    header.
    """

    outcome: FileOutcome
    opened: Spreadsheet | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def read_upload(name: str, content: bytes, reader: ReportReader = read_by_rules) -> Upload:
    """Read a file from its name and its bytes. The file does not stay on the disk.

    ``reader`` reads it if it is a report; one that asks a language model keeps the answers.
    """
    with _file(name, content) as path:
        if not is_spreadsheet(path):
            return Upload(read_file(path, reader=reader))
        try:
            opened = open_spreadsheet(path)
        except LoadError as error:
            return Upload(FileOutcome(path, None, str(error)))
    columns = {
        header: column
        for mapping in opened.mappings
        for header, column in mapping.fields_by_header.items()
    }
    return Upload(read_opened(path, opened), opened, columns)


def read_again(opened: Spreadsheet, columns: Mapping[str, str]) -> Upload:
    """Read an uploaded spreadsheet with these fields for its columns, by folded header."""
    anew = with_columns_mapped(opened.name, opened.sheets, columns)
    return Upload(read_opened(Path(opened.name), anew), anew, columns)


def keep_uploaded_boundaries(name: str, content: bytes) -> list[Boundary]:
    """Keep the boundaries of a GeoJSON file, from its name and its bytes.

    Raises
    ------
    LoadError
        If it cannot be read.
    SettingsError
        If they cannot be kept.
    """
    with _file(name, content) as path:
        return keep_boundaries(path)


@contextmanager
def _file(name: str, content: bytes) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / bare_name(name)
        path.write_bytes(content)
        yield path


def bare_name(name: str) -> str:
    """Return a file name that any system takes: no folders, nothing unseen, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    tidy = _NOT_IN_A_NAME.sub("_", last).strip(". ")
    stem, dot, ending = tidy.rpartition(".") if "." in tidy else (tidy, "", "")
    return (_cut(stem, LONGEST_NAME) or "_") + dot + _cut(ending, LONGEST_NAME // 3)


def _cut(text: str, length: int) -> str:
    return text.encode()[:length].decode(errors="ignore")
