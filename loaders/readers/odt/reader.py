"""OpenDocument texts (odt): headings, paragraphs, lists, tables and text boxes in reading order.

Headers, footers, notes, comments, tracked changes and tables of contents are left out.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from graph.errors import LoadError
from graph.network import Document
from loaders.readers.archive import check_archive, wrapping
from loaders.readers.metadata import Content, make_document
from loaders.readers.odt.styles import OdtStyles, tag_of
from loaders.readers.source import name_of, read_bytes
from loaders.readers.text_builder import TextBuilder, join_cells, join_lines

_WHAT = "OpenDocument text"
_CONTENT, _STYLES = "content.xml", "styles.xml"
_PARAGRAPH, _HEADING, _LIST = tag_of("text:p"), tag_of("text:h"), tag_of("text:list")
_TABLE, _ROW = tag_of("table:table"), tag_of("table:table-row")
_CELL, _BOX = tag_of("table:table-cell"), tag_of("draw:text-box")
_STYLE_NAME, _OUTLINE_LEVEL = tag_of("text:style-name"), tag_of("text:outline-level")
_SPACES, _COUNT = tag_of("text:s"), tag_of("text:c")
_SIGNS = {tag_of("text:tab"): "\t", tag_of("text:line-break"): "\n"}
_ROW_GROUPS = {
    tag_of("table:table-header-rows"),
    tag_of("table:table-row-group"),
    tag_of("table:table-rows"),
}
_LEFT_OUT = {
    tag_of("text:tracked-changes"),
    tag_of("text:table-of-content"),
    tag_of("text:alphabetical-index"),
    tag_of("text:note"),
    tag_of("office:annotation"),
    tag_of("office:forms"),
    tag_of("draw:object"),
    _BOX,
}
_MOST_SPACES = 100
_DEEPEST = 9


def read_opendocument(path: Path) -> Document:
    """Read an odt file."""
    name, content = name_of(path), read_bytes(path)
    check_archive(name, _WHAT, content, needed=_CONTENT)
    with wrapping(name, _WHAT), zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = _parse(archive.read(_CONTENT))
        styles = [root]
        if _STYLES in archive.namelist():
            styles.append(_parse(archive.read(_STYLES)))
        body = root.find(f"{tag_of('office:body')}/{tag_of('office:text')}")
        if body is None:
            raise LoadError(f"{name}: this OpenDocument file is no text; give an odt file.")
        walk = _Walk(OdtStyles(styles))
        walk.container(body)
    return make_document(
        path, Content(walk.builder.text, title=walk.title, blocks=walk.builder.blocks)
    )


def _parse(markup: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(markup, parser)


class _Walk:
    """Goes through a text once, in order, adding what it meets to a text."""

    def __init__(self, styles: OdtStyles) -> None:
        self.builder = TextBuilder()
        self.title = ""
        self._styles = styles

    def container(self, container: Any) -> None:
        for child in container:
            if child.tag in (_PARAGRAPH, _HEADING):
                self._paragraph(child)
            elif child.tag == _LIST:
                self._list(child, 1, child.get(_STYLE_NAME, ""))
            elif child.tag == _TABLE:
                self._table(child)
            elif child.tag not in _LEFT_OUT:
                self.container(child)

    def _paragraph(self, paragraph: Any, item: int = 0, mark: str = "") -> None:
        text = _text(paragraph)
        is_title = self._styles.is_title(paragraph.get(_STYLE_NAME, ""))
        if paragraph.tag == _HEADING or is_title:
            level = 1 if is_title else int(paragraph.get(_OUTLINE_LEVEL, "1"))
            self.builder.add("heading", text, min(max(1, level), _DEEPEST))
        elif item:
            self.builder.add("item", text, min(item, _DEEPEST), mark)
        else:
            self.builder.add("paragraph", text)
        if is_title and not self.title:
            self.title = text
        for box in _boxes(paragraph):
            self.container(box)

    def _list(self, items: Any, level: int, style: str) -> None:
        for number, item in enumerate(items, start=1):
            mark = f"{number}. " if self._styles.is_numbered(style, level) else ""
            for child in item:
                if child.tag in (_PARAGRAPH, _HEADING):
                    self._paragraph(child, level, mark)
                    mark = ""
                elif child.tag == _LIST:
                    self._list(child, level + 1, child.get(_STYLE_NAME, style))

    def _table(self, table: Any) -> None:
        rows = [[cell for cell in row if cell.tag == _CELL] for row in _rows(table)]
        if all(len(cells) == 1 for cells in rows):
            for cells in rows:
                self.container(cells[0])
            return
        for cells in rows:
            lines = (
                join_lines(_text(p) for p in cell.iter(_PARAGRAPH, _HEADING)) for cell in cells
            )
            self.builder.add("row", join_cells(lines))


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of this table itself, whichever group they stand in."""
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _text(paragraph: Any) -> str:
    return "".join(_runs(paragraph)).strip()


def _runs(element: Any) -> Iterator[str]:
    """Yield the words of an element, its white space folded as OpenDocument prescribes."""
    yield _fold(element.text)
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _SPACES:
            yield " " * min(int(child.get(_COUNT, "1")), _MOST_SPACES)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _runs(child)
        yield _fold(child.tail)


def _fold(text: str | None) -> str:
    return " ".join(f"x{text}x".split())[1:-1] if text else ""


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on this paragraph itself."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif isinstance(child.tag, str):
            yield from _boxes(child)
