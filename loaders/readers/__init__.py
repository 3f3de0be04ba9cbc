"""From a file to a Document: one module per format, registered by suffix."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import LoadError
from graph.model import Document
from loaders.readers.html import read_html
from loaders.readers.markdown import read_markdown
from loaders.readers.opendocument import read_opendocument
from loaders.readers.pdf import read_pdf
from loaders.readers.plain import read_text
from loaders.readers.source import name_of
from loaders.readers.word import read_word

READERS: dict[str, Callable[[Path], Document]] = {
    ".docx": read_word,
    ".htm": read_html,
    ".html": read_html,
    ".md": read_markdown,
    ".odt": read_opendocument,
    ".pdf": read_pdf,
    ".txt": read_text,
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
