"""From a file to a network: the steps in order, nothing else."""

from pathlib import Path

from graph.network import Document, Network
from loaders.ingest.garbage import garbage_collection_paused
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
"""Endings of the files that can be read: reports and spreadsheets."""


def load(path: Path) -> Network:
    """Read one report or spreadsheet into a network.

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
    with garbage_collection_paused():
        return resolve(extract(document, segment(document)))
