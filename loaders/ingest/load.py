"""From a file to a network: the steps in order, nothing else."""

from pathlib import Path

from graph.network import Document, Network
from loaders.ingest.report_readers import ReportReader, read_by_rules
from loaders.readers import READERS, read_document
from loaders.spreadsheets.reader import (
    SPREADSHEETS,
    is_spreadsheet,
    open_spreadsheet,
    read_spreadsheet,
)

SUFFIXES = frozenset(READERS) | frozenset(SPREADSHEETS)
"""Endings of the files that can be read: reports and spreadsheets."""


def load(path: Path, reader: ReportReader = read_by_rules) -> Network:
    """Read one report or spreadsheet into a network.

    Raises
    ------
    LoadError
        If the file cannot be read; the message says why and what to do.
    """
    if is_spreadsheet(path):
        return read_spreadsheet(open_spreadsheet(path)).network
    return reader(read_document(path)).network


def read(document: Document) -> Network:
    """Return the network that a document states, as the rules read it."""
    return read_by_rules(document).network
