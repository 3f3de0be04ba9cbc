"""PDF files with text: running text, and the page on which each part of it stands."""

import threading
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from graph.errors import LoadError
from graph.network import Document
from loaders.readers.archive import wrapping
from loaders.readers.metadata import Content, make_document
from loaders.readers.pdf.lines import Line, lines_of
from loaders.readers.pdf.paragraphs import join_pages, title_of, without_furniture
from loaders.readers.source import MAX_TEXT_CHARACTERS, name_of, read_bytes

_WHAT = "PDF"
_ONE_AT_A_TIME = threading.Lock()
"""pdfium may not be used from two threads at once."""


def read_pdf(path: Path) -> Document:
    """Read a PDF. It tells no layout but its pages, so the document has pages and no blocks."""
    name, content = name_of(path), read_bytes(path)
    with _ONE_AT_A_TIME, wrapping(name, _WHAT):
        pages = without_furniture(_pages(name, content))
    if not any(character.isalnum() for lines in pages for line in lines for character in line.text):
        raise LoadError(
            f"{name}: this PDF holds pictures of text and no text, as a scan does;"
            " run text recognition (OCR) on it first."
        )
    text, starts = join_pages(pages)
    title = title_of(next(lines for lines in pages if lines))
    return make_document(path, Content(text, title, pages=starts))


def _pages(name: str, content: bytes) -> list[list[Line]]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise LoadError(
                f"{name}: this PDF is locked with a password; save a copy without it."
            ) from error
        raise
    try:
        return _all_lines(name, pdf)
    finally:
        pdf.close()


def _all_lines(name: str, pdf: pypdfium2.PdfDocument) -> list[list[Line]]:
    pages, length = [], 0
    for number in range(len(pdf)):
        page = pdf[number]
        pages.append(lines_of(page))
        page.close()
        length += sum(len(line.text) for line in pages[-1])
        if length > MAX_TEXT_CHARACTERS:
            raise LoadError(f"{name}: the text is longer than is read; split the report.")
    return pages
