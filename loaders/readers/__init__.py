"""From a file to a Document: one module per format, registered by suffix."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from graph.errors import LoadError
from graph.network import Document
from loaders.readers.source import name_of


@dataclass(frozen=True)
class Reader:
    """A reader that imports its module, and the library behind it, at its first use only."""

    module: str
    function: str

    def __call__(self, path: Path) -> Document:
        """Read one file; LoadError if it cannot be read."""
        return cast(Document, getattr(import_module(self.module), self.function)(path))


READERS: dict[str, Reader] = {
    ".docx": Reader("loaders.readers.docx.reader", "read_word"),
    ".htm": Reader("loaders.readers.html.reader", "read_html"),
    ".html": Reader("loaders.readers.html.reader", "read_html"),
    ".md": Reader("loaders.readers.markdown", "read_markdown"),
    ".odt": Reader("loaders.readers.odt.reader", "read_opendocument"),
    ".pdf": Reader("loaders.readers.pdf.reader", "read_pdf"),
    ".txt": Reader("loaders.readers.plain", "read_text"),
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
