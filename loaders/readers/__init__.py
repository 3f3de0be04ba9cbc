"""From a file to a Document: one module per format, registered by suffix."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from graph.errors import LoadError
from graph.model import Document
from loaders.readers.source import name_of


def _reader(module: str, function: str) -> Callable[[Path], Document]:
    """Return a reader whose module, with its library, is imported at its first use only."""

    def read(path: Path) -> Document:
        reader = getattr(import_module(f"loaders.readers.{module}"), function)
        return cast(Document, reader(path))

    return read


READERS: dict[str, Callable[[Path], Document]] = {
    ".docx": _reader("word", "read_word"),
    ".htm": _reader("html", "read_html"),
    ".html": _reader("html", "read_html"),
    ".md": _reader("markdown", "read_markdown"),
    ".odt": _reader("opendocument", "read_opendocument"),
    ".pdf": _reader("pdf", "read_pdf"),
    ".txt": _reader("plain", "read_text"),
}
"""Suffix of the file name, in lower case and with its dot -> reader."""


_SAVE_AS = {".doc": ".docx", ".rtf": ".docx", ".wpd": ".docx", ".pages": ".docx", ".eml": ".txt"}
"""Suffix of what is not read -> suffix of what the program that wrote it can save."""


def read_document(path: Path) -> Document:
    """Read one file.

    Raises
    ------
    LoadError
        If the file cannot be read; the message says why and what to do.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        what = f"files ending in '{suffix}'" if suffix else "files without an ending"
        advice = _SAVE_AS.get(suffix) or f"one of {', '.join(sorted(READERS))}"
        raise LoadError(f"{name_of(path)}: {what} cannot be read; save it as {advice}.")
    return reader(path)
