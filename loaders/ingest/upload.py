"""A report that comes without a path, such as an upload. Its name is only a name."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.network import Network
from loaders.ingest.load import load
from loaders.places.boundaries import Boundary, keep_boundaries
from loaders.spreadsheets.reader import Spreadsheet, open_spreadsheet

LONGEST_NAME = 150
"""Bytes kept of a file name; every file system takes this many."""

_NOT_IN_A_NAME = re.compile(
    '[<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
)


def load_upload(name: str, content: bytes) -> Network:
    """Read a report from its file name and its bytes. Nothing of it stays on the disk.

    Raises
    ------
    LoadError
        If it cannot be read; the message says why and what to do.
    """
    with _file(name, content) as path:
        return load(path)


def open_upload(name: str, content: bytes) -> Spreadsheet:
    """Open a table from its file name and its bytes. Nothing of it stays on the disk.

    Raises
    ------
    LoadError
        If it cannot be read; the message says why and what to do.
    """
    with _file(name, content) as path:
        return open_spreadsheet(path)


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
