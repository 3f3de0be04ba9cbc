"""Typographic variants of one text: dashes, quotation marks, spaces, emphasis, soft hyphens.

What a person or a program copies from a report often differs from it in these, and in nothing
that is read. Folding is exact otherwise: one "niet" more or less is another text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

VARIANTS: dict[int, str] = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    }
)
"""A variant -> the character of a keyboard that it stands for."""

SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"

_UNSEEN = frozenset(f"{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}\ufeff*_")
_GAP = "|"
"""The bar between the cells of a row counts as white space."""


class FoldedText:
    """A stretch of a text without typographic differences, and where each character stood.

    ``text`` is the folded stretch; its character at ``i`` stood at ``starts[i]`` to ``ends[i]``.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        folded = list(_folded(text, start, len(text) if end is None else end))
        self.text = "".join(character for character, _, _ in folded)
        self.starts = [first for _, first, _ in folded]
        self.ends = [last for _, _, last in folded]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` of the folded stretch stood."""
        return self.starts[start], self.ends[end - 1]

    def find_all(self, quote: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the unfolded text that read as ``quote``, in order."""
        wanted = FoldedText(quote).text.strip()
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            behind = at + len(wanted)
            yield self.span(at, behind)
            at = self.text.find(wanted, behind)


def _folded(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    in_gap = False
    offset = start
    while offset < end:
        first, character = offset, text[offset]
        offset += 1
        if character in _UNSEEN:
            continue
        if character.isspace() or character == _GAP:
            if not in_gap:
                yield " ", first, offset
            in_gap = True
            continue
        in_gap = False
        # A letter and its accent may be one character or two; composed, they are one.
        while offset < end and unicodedata.combining(text[offset]):
            offset += 1
        for part in unicodedata.normalize("NFKC", text[first:offset].translate(VARIANTS)):
            yield part, first, offset
