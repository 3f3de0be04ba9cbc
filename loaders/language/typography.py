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

    ``text`` is the folded stretch; its character at ``i`` stood at ``offsets[i]``.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        folded = list(_folded(text, start, len(text) if end is None else end))
        self.text = "".join(character for character, _ in folded)
        self.offsets = [offset for _, offset in folded]

    def find_all(self, quote: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the unfolded text that read as ``quote``, in order."""
        wanted = FoldedText(quote).text.strip()
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            behind = at + len(wanted)
            yield self.offsets[at], self.offsets[behind - 1] + 1
            at = self.text.find(wanted, behind)


def _folded(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    in_gap = False
    for offset in range(start, end):
        character = text[offset]
        if character in _UNSEEN:
            continue
        if character.isspace() or character == _GAP:
            if not in_gap:
                yield " ", offset
            in_gap = True
            continue
        in_gap = False
        # Decomposed, as a letter and its accent may be one character or two.
        for part in unicodedata.normalize("NFKD", character.translate(VARIANTS)):
            yield part, offset
