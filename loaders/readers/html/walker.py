"""From the elements of a web page to blocks of text."""

import re
from collections.abc import Iterator
from typing import Any

from loaders.readers.html.boilerplate import Page
from loaders.readers.text_builder import TextBuilder, join_cells, join_lines

_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_EMPTY_LINES = re.compile(r"\n{2,}")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_TAGS = """
    address article blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form header hgroup hr html legend li main ol p pre section summary table tbody td tfoot
    th thead tr ul
"""
_BLOCKS = {*_BLOCK_TAGS.split(), *_HEADINGS}
_NO_ROW = {"table", *_HEADINGS}


class HtmlWalker:
    """Goes through an element once, in order, adding what it meets to a text."""

    def __init__(self, page: Page, builder: TextBuilder) -> None:
        self._page = page
        self._builder = builder
        self._words: list[str] = []
        self._lists: list[int | None] = []
        self._mark: str | None = None
        self._cells: list[str] | None = None
        self._heading = 0
        self._pre = 0

    def walk(self, root: Any) -> None:
        for node, entering in _events(root, self._page):
            tag = node.tag
            if node.is_text_node and entering:
                self._text(node.text_content or "")
            elif tag == "br" and entering:
                self._words.append("\n")
            elif tag in _BLOCKS:
                self._block(node, tag, entering)
        self._flush()

    def _text(self, text: str) -> None:
        words = text.replace("\xad", "")
        self._words.append(words if self._pre else _SPACE.sub(" ", words))

    def _block(self, node: Any, tag: str, entering: bool) -> None:
        if self._cells is not None:
            self._in_row(self._cells, tag, entering)
            return
        self._flush()
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag] if entering else 0
        elif tag == "pre":
            self._pre += 1 if entering else -1
        elif tag in ("ul", "ol"):
            self._list(node, tag, entering)
        elif tag == "li":
            self._mark = self._next_mark() if entering else None
        elif tag == "tr" and entering and _is_row(node):
            self._cells = []

    def _in_row(self, cells: list[str], tag: str, entering: bool) -> None:
        if tag in ("td", "th") and not entering:
            cells.append(join_lines("".join(self._words).split("\n")))
            self._words.clear()
        elif tag == "tr" and not entering:
            self._builder.add("row", join_cells(cells))
            self._words.clear()
            self._cells = None
        else:
            self._words.append("\n")

    def _list(self, node: Any, tag: str, entering: bool) -> None:
        if not entering:
            self._lists.pop()
            return
        start = node.attributes.get("start") or "1"
        ordered = tag == "ol"
        self._lists.append(int(start) if ordered and start.isdecimal() else int(ordered) or None)

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _flush(self) -> None:
        """Add what was gathered since the last border between blocks."""
        lines = "".join(self._words).split("\n")
        text = "\n".join(line.strip() for line in lines).strip()
        self._words.clear()
        if not text:
            return
        if self._heading:
            self._builder.add("heading", " ".join(text.split()), self._heading)
        elif self._mark is not None:
            self._builder.add("item", text, max(1, len(self._lists)), self._mark)
        else:
            for paragraph in _EMPTY_LINES.split(text):
                self._builder.add("paragraph", paragraph)
        self._mark = None


def _is_row(row: Any) -> bool:
    """Return whether a ``tr`` holds data, and is not there to lay out the page."""
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    return len(cells) > 1 and not any(
        child.tag in _NO_ROW for cell in cells for child in cell.iter()
    )


def _events(root: Any, page: Page) -> Iterator[tuple[Any, bool]]:
    """Yield ``root`` and what it shows, each on entering (True) and on leaving (False).

    Pages nest deeper than Python recurses, so this goes from node to node.
    """
    node, end = root, root.mem_id
    while True:
        shown = node.mem_id == end or node.is_text_node or _is_shown(node, page)
        if shown:
            yield node, True
            if node.child is not None:
                node = node.child
                continue
            yield node, False
        while node.mem_id != end and node.next is None:
            node = node.parent
            yield node, False
        if node.mem_id == end:
            return
        node = node.next


def _is_shown(node: Any, page: Page) -> bool:
    return bool(node.is_element_node) and not page.is_furniture(node)
