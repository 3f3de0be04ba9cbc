"""The lines of a PDF page, and where they stand."""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from loaders.readers.text_builder import CELL_SEPARATOR

BROKEN = "\ufffe"
"""What pdfium puts for a hyphen at the end of a line, instead of the line's end."""

_LINE = re.compile(f"[^\r\n{BROKEN}]*(?:{BROKEN}|\r?\n|$)")
_LETTERS = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\xa0": " ",
        "\xad": None,
        "\uf0b7": "•",
        "\uf0a7": "•",
        "\uf0d8": "•",
        "\uf0fc": "•",
    }
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\uffff]")
_MARK = re.compile(r"(?:[•◦▪●○■–*-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])")
_CELL_GAP = 1.8
"""White space between two words, in sizes of the letter, that parts two columns."""

_EVEN = 0.15
"""Part by which the white spaces of a line that is filled out may differ."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; positions and size are in points, from the lower left corner.

    ``height`` is that of the page, ``first_word`` the width of that word. ``row`` tells
    that white space parts it into cells, ``broken`` that its last word goes on in the next line
    (the hyphen itself is left off).
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    height: float
    first_word: float = 0.0
    row: bool = False
    broken: bool = False


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """Return the lines of a page in the order in which it draws them."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        height = page.get_height()
        found = (_line(text_page, match, height) for match in _LINE.finditer(text))
        return [line for line in found if line.text]
    finally:
        text_page.close()


def _line(page: Any, match: re.Match[str], height: float) -> Line:
    words = match.group().rstrip(f"\r\n{BROKEN}")
    start, end = match.start(), match.start() + max(0, len(words.rstrip()) - 1)
    left, baseline = _origin(page, start)
    right = _box(page, end)[1]
    size = _size(page, start)
    cells = _cells(page, words, start, size)
    text = " ".join(_CONTROL.sub("", CELL_SEPARATOR.join(cells).translate(_LETTERS)).split())
    broken = match.group().endswith(BROKEN)
    if not broken and len(text) > 2 and text[-1] == "-" and text[-2].isalpha():
        text, broken = text[:-1], True
    first_end = start + max(0, len(words.split(" ", 1)[0]) - 1)
    first_word = _box(page, first_end)[1] - left
    return Line(
        text, left, right, baseline, size, height, first_word, row=len(cells) > 1, broken=broken
    )


def _cells(page: Any, words: str, start: int, size: float) -> list[str]:
    """Return the words of a line, parted where white space parts two columns of a table.

    White space that is as wide all along a line fills it out to the margin, and parts nothing.
    """
    gaps = [gap for gap in re.finditer(" +", words) if gap.start() > 0 and gap.end() < len(words)]
    widths = [
        _box(page, start + gap.end())[0] - _box(page, start + gap.start() - 1)[1] for gap in gaps
    ]
    if len(widths) > 1 and max(widths) - min(widths) < _EVEN * max(widths):
        return [words]
    cells, begin = [], 0
    for gap, width in zip(gaps, widths, strict=True):
        if width > _CELL_GAP * size and not _MARK.fullmatch(words, 0, gap.start()):
            cells.append(words[begin : gap.start()])
            begin = gap.end()
    return [*cells, words[begin:]]


def _size(page: Any, index: int) -> float:
    """Return the size of a letter as it is shown: that of its font, scaled as the page does."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page, index, matrix)
    size = float(raw.FPDFText_GetFontSize(page, index)) * math.hypot(matrix.c, matrix.d)
    return size if math.isfinite(size) and size > 0 else 1.0


def _origin(page: Any, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return x.value, y.value


def _box(page: Any, index: int) -> tuple[float, float]:
    """Return the left and right side of a letter with the white that is its own; else zeros."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, index, box)
    return box.left, box.right
