"""Word documents (docx): headings, paragraphs, lists, tables and text boxes in reading order.

python-docx opens the file; its paragraphs leave out what stands in content controls, tracked
insertions and text boxes, so the body is walked here. Headers, footers, comments, deleted text
and tables of contents are left out.
"""

import io
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from graph.network import Document
from loaders.readers.archive import check_archive, wrapping
from loaders.readers.docx.numbering import Numbering
from loaders.readers.docx.styles import DocxStyles
from loaders.readers.metadata import Content, make_document
from loaders.readers.source import name_of, read_bytes
from loaders.readers.text_builder import TextBuilder, join_cells, join_lines

_WHAT = "Word document"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _BOX = qn("w:t"), qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CONTAINERS = {qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")}
_LEFT_OUT = {qn(tag) for tag in ("w:pPr", "w:rPr", "w:del", "w:moveFrom")} | {_BOX, _FALLBACK}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_word(path: Path) -> Document:
    """Read a docx file."""
    name, content = name_of(path), read_bytes(path)
    check_archive(name, _WHAT, content, needed="[Content_Types].xml")
    with wrapping(name, _WHAT):
        package = docx.Document(io.BytesIO(content))
        walk = _Walk(DocxStyles(package.styles.element), Numbering(_numbering(package)))
        walk.container(package.element.body)
    builder = walk.builder
    return make_document(path, Content(builder.text, title=walk.title, blocks=builder.blocks))


def _numbering(package: Any) -> Any | None:
    """Return the list definitions of the document, if it has any (asking would add some)."""
    for relation in package.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    return None


class _Walk:
    """Goes through a body once, in order, adding what it meets to a text."""

    def __init__(self, styles: DocxStyles, numbering: Numbering) -> None:
        self.builder = TextBuilder()
        self.title = ""
        self._styles = styles
        self._numbering = numbering

    def container(self, container: Any) -> None:
        for child in container:
            if child.tag == _PARAGRAPH:
                self._paragraph(child)
            elif child.tag == _TABLE:
                self._table(child)
            elif child.tag in _CONTAINERS:
                self.container(child)

    def _paragraph(self, paragraph: Any) -> None:
        role = self._styles.role(paragraph)
        text = _text(paragraph)
        if text and not role.style.startswith("toc "):
            number = self._numbering.mark(role.numbering, role.item) if role.item else ""
            mark = f"{number} " if number else ""
            if role.heading:
                self.builder.add("heading", mark + text, role.heading)
            elif role.item:
                self.builder.add("item", text, role.item, mark)
            else:
                self.builder.add("paragraph", text)
        if role.style == "title" and not self.title:
            self.title = text
        for box in _boxes(paragraph):
            self.container(box)

    def _table(self, table: Any) -> None:
        rows = [list(_within(row, _CELL)) for row in _within(table, _ROW)]
        if all(len(cells) == 1 for cells in rows):
            for cells in rows:
                self.container(cells[0])
            return
        for cells in rows:
            lines = (join_lines(_text(p) for p in cell.iter(_PARAGRAPH)) for cell in cells)
            self.builder.add("row", join_cells(lines))


def _within(element: Any, tag: str) -> Iterator[Any]:
    """Yield the children of this tag, looking through content controls and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _within(child, tag)


def _text(paragraph: Any) -> str:
    return "".join(_runs(paragraph)).strip()


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _runs(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on this paragraph itself, each once."""
    for box in paragraph.iter(_BOX):
        around = takewhile(lambda parent: parent is not paragraph, box.iterancestors())
        if not any(parent.tag in (_BOX, _FALLBACK) for parent in around):
            yield box
