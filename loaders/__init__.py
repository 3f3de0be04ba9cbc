"""From a file to a network: the steps in order, nothing else."""

from pathlib import Path

from graph.model import Document, Network
from loaders.extract import extract
from loaders.readers import read_document
from loaders.resolve import resolve
from loaders.segment import segment


def load(path: Path) -> Network:
    """Read one report into a network.

    Raises
    ------
    LoadError
        If the file cannot be read; the message says why and what to do.
    """
    return read(read_document(path))


def read(document: Document) -> Network:
    """Return the network that a document states."""
    return resolve(extract(document, segment(document)))
