"""Building a frozen text out of blocks, and remembering where each of them stands."""

from collections.abc import Iterable

from graph.network import Block

CELL_SEPARATOR = " | "
_CLOSED = (".", "!", "?", ":", ";", ",")
_CLOSE_TOGETHER = {"item", "row"}


class TextBuilder:
    """Collects blocks in reading order; a blank line parts them, save rows and list items."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far: in order, disjoint, without the mark before an item."""
        return tuple(self._blocks)

    @property
    def length(self) -> int:
        """The number of characters so far: where a next block begins, less what parts it."""
        return self._length

    def add(self, kind: str, text: str, level: int = 1, mark: str = "") -> None:
        """Add a block, unless it is blank. ``mark`` ("1. ", "- ") stands before it, outside it."""
        words = text.strip()
        if not words:
            return
        self._append(self._gap(kind) + mark)
        start = self._length
        self._append(words)
        self._blocks.append(Block(start, self._length, kind, level))

    def first(self, kind: str, level: int) -> str:
        """Return the words of the first block of this kind and level, or an empty text."""
        text = self.text
        found = (b for b in self._blocks if (b.kind, b.level) == (kind, level))
        return next((text[block.start : block.end] for block in found), "")

    def _gap(self, kind: str) -> str:
        if not self._blocks:
            return ""
        together = kind in _CLOSE_TOGETHER and self._blocks[-1].kind == kind
        return "\n" if together else "\n\n"

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def join_cells(cells: Iterable[str]) -> str:
    """Return a table row as one line; empty when every cell is."""
    words = [" ".join(cell.split()) for cell in cells]
    return CELL_SEPARATOR.join(words).strip() if any(words) else ""


def join_lines(lines: Iterable[str]) -> str:
    """Return the lines of one cell on one line, so that two names do not run into each other."""
    joined = ""
    for line in filter(None, (line.strip() for line in lines)):
        if joined:
            joined += " " if joined.endswith(_CLOSED) else "; "
        joined += line
    return joined
