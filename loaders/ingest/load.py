"""From a file to a network: the steps in order, nothing else."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.network import Document, Network
from loaders.ingest.resolve import resolve
from loaders.nlp.pipeline import extract
from loaders.nlp.sessions import segment
from loaders.readers import READERS, read_document
from loaders.spreadsheets.reader import (
    SPREADSHEETS,
    is_spreadsheet,
    open_spreadsheet,
    read_spreadsheet,
)

SUFFIXES = frozenset(READERS) | frozenset(SPREADSHEETS)
"""Endings of the files that can be read: reports and tables."""


def load(path: Path) -> Network:
    """Read one report or table into a network.

    Raises
    ------
    LoadError
        If the file cannot be read; the message says why and what to do.
    """
    if is_spreadsheet(path):
        return read_spreadsheet(open_spreadsheet(path)).network
    return read(read_document(path))


def read(document: Document) -> Network:
    """Return the network that a document states."""
    with _uncollected():
        return resolve(extract(document, segment(document)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: reading makes many objects that stay, and none of them in a cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
