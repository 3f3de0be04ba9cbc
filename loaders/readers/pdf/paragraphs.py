"""From the lines of a PDF to running text: page furniture off, lines and words joined."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from loaders.language.lexicon import table
from loaders.readers.hyphenation import joint, words_of
from loaders.readers.pdf.lines import Line
from loaders.readers.text_builder import CELL_SEPARATOR

_MARGIN = 0.12
"""Part of the page's height, at the top and at the bottom, where running heads stand."""

_REPEATED = 0.3
"""Part of the pages on which a line in the margin must stand to be a running head."""

_LEXICON = table("documents")
_PAGE_NUMBER = re.compile(
    rf"[-–|\s]*(?:{_LEXICON['page_labels']})?\s*\d{{1,4}}"
    rf"(?:\s*(?:{'|'.join(_LEXICON['page_of'])}|/|-)\s*\d{{1,4}})?[-–|\s]*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[•◦▪●○■*–-]|o|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\d{1,2}\.\d{1,2}\.?)\s+\S")
_CLOSED = re.compile(r"[.!?:;][)\"'’”]?$")
_RULE = re.compile(r"([=\-_*~#–—])\1{2,}")
_MUCH_ROOM = 0.25
"""Part of a line that stays empty where a heading or a paragraph ends. After the first line
of a list item it is that item's own heading, and what follows is the item's."""

_SAME_SIZE = 0.12
_STANDS_OUT = 1.15
_USUAL_LEADING = 1.2
_WIDEST_LEADING = 2.2
_PARAGRAPH_GAP = 1.35
"""From this many times the usual distance between lines on, a new paragraph begins."""

_COLUMN_STEP = 20
_SPACE = 0.35
"""Width of the white space between two words, in sizes of the letter."""


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without running heads, page numbers and contents."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in lines if _edge(line)})
    often = max(2.0, _REPEATED * len(pages))

    def is_furniture(line: Line) -> bool:
        if _leads_to_page(line.text):
            return True
        repeated = bool(_PAGE_NUMBER.fullmatch(line.text)) or seen[_key(line)] >= often
        return bool(_edge(line)) and repeated

    return [[line for line in lines if not is_furniture(line)] for lines in pages]


def _leads_to_page(text: str) -> bool:
    """Return whether dots lead to a page number, as in a table of contents."""
    words = text.rstrip("0123456789 |")
    return words != text and words.replace(" ", "").endswith("....")


def _edge(line: Line) -> int:
    """Return 1 for a line in the top margin, -1 for one in the bottom margin, else 0."""
    if line.baseline > (1 - _MARGIN) * line.height:
        return 1
    return -1 if line.baseline < _MARGIN * line.height else 0


def _key(line: Line) -> tuple[str, int, int]:
    return re.sub(r"\d+", "#", line.text), _edge(line), round(line.size)


def join_pages(pages: list[list[Line]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text, and per page (numbered from 1) the offset of its first character."""
    layout = _Layout(pages)
    known = words_of("\n".join(line.text for lines in pages for line in lines))
    parts: list[str] = []
    length = 0
    starts: list[tuple[int, int]] = []
    previous: Line | None = None
    for number, lines in enumerate(pages, start=1):
        for index, line in enumerate(lines):
            between = ""
            if previous:
                gap = layout.gap(previous, line) if index else layout.page_gap(previous, line)
                between = _joint(previous, line, gap, known)
            if index == 0:
                starts.append((length + len(between), number))
            parts += (between, line.text)
            length += len(between) + len(line.text)
            previous = line
    return "".join(parts), tuple(starts)


def title_of(lines: list[Line]) -> str:
    """Return the largest lines of the first page, if they stand out; else an empty text."""
    weight: Counter[float] = Counter()
    for line in lines:
        weight[line.size] += len(line.text)
    if not weight:
        return ""
    body, largest = weight.most_common(1)[0][0], max(weight)
    return " ".join(line.text for line in lines if line.size == largest > body * _STANDS_OUT)


def _joint(previous: Line, line: Line, gap: str, known: frozenset[str]) -> str:
    if not previous.broken:
        return gap
    return joint(previous.text, line.text, known) if gap == " " else f"-{gap}"


class _Layout:
    """The usual distances of a document: between its lines, and how far its lines run."""

    def __init__(self, pages: list[list[Line]]) -> None:
        drops: dict[int, list[float]] = defaultdict(list)
        rights: dict[int, list[float]] = defaultdict(list)
        for lines in pages:
            for above, below in pairwise(lines):
                drop = above.baseline - below.baseline
                if _same_size(above, below) and 0.9 < drop / above.size < _WIDEST_LEADING:
                    drops[round(above.size)].append(drop)
            for line in lines:
                rights[_column(line)].append(line.right)
        self._edges = {column: _edge_of(found) for column, found in rights.items()}
        self._leading = {size: sorted(found)[len(found) // 4] for size, found in drops.items()}

    def gap(self, above: Line, below: Line) -> str:
        """Return what parts two lines of a page: nothing but white space, save in a table row."""
        drop = above.baseline - below.baseline
        if abs(drop) < above.size / 2 and below.left > above.right:
            return CELL_SEPARATOR
        leading = self._leading.get(round(above.size), above.size * _USUAL_LEADING)
        if not _same_size(above, below) or not 0 < drop <= leading * _PARAGRAPH_GAP:
            return "\n\n"
        if above.broken:
            return " "
        if _ITEM.match(below.text) or above.row or below.row:
            return "\n"
        if _RULE.fullmatch(above.text) or _RULE.fullmatch(below.text):
            return "\n\n"
        room = self._room(above, below)
        if room <= 0:
            return " "
        short = room > _MUCH_ROOM * (above.right - above.left + room)
        ends = _CLOSED.search(above.text) or (short and not _ITEM.match(above.text))
        return "\n\n" if ends else "\n"

    def page_gap(self, above: Line, below: Line) -> str:
        """Return what parts the last line of a page and the first of the next."""
        goes_on = above.broken or not (
            _CLOSED.search(above.text) or above.row or self._room(above, below) > 0
        )
        if goes_on and _same_size(above, below) and not _ITEM.match(below.text):
            return " "
        return "\n\n"

    def _room(self, above: Line, below: Line) -> float:
        """Return the room that was left above when the first word below would stand there.

        Where there was room (more than nothing, in points), the writer broke the line.
        """
        column = _column(above)
        edge = max(self._edges.get(near, 0.0) for near in range(column - 2, column + 3))
        return edge - (above.right + _SPACE * above.size + below.first_word)


def _edge_of(rights: list[float]) -> float:
    """Return how far the lines of a column run; one that runs over the edge does not count."""
    return sorted(rights)[-2 if len(rights) > 2 else -1]


def _column(line: Line) -> int:
    return round(line.left / _COLUMN_STEP)


def _same_size(first: Line, second: Line) -> bool:
    return abs(first.size - second.size) <= _SAME_SIZE * first.size
