"""Plain text, as it is."""

from pathlib import Path

from graph.network import Document
from loaders.readers.encoding import decode
from loaders.readers.metadata import Content, make_document
from loaders.readers.source import name_of, read_bytes


def read_text(path: Path) -> Document:
    """Read a plain text file; it tells no layout, so the document has no blocks."""
    return make_document(path, Content(decode(name_of(path), read_bytes(path))))
