"""Sentences of a document, with the session and the block each stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Block
from loaders.lexicon import words

_END = re.compile(r"[.!?…]+[\"'”’)»]*(?=\s+[\"'“‘„«(\[-]*[^\W_a-z]|\s+[^\W\d_]*[A-Z]|\s*$)")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.)*[A-ZÀ-Þ]")
_LONGEST, _LONGEST_WORD = 3_000, 40
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``, without the bullet or number in front of it.

    ``session`` is the number of the session it stands in, or None; ``block`` the block.
    """

    start: int
    end: int
    session: int | None
    block: Block


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in ``text[start:end]``, trimmed of white space."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group().startswith(".") and _is_abbreviation(text, begin, match.start()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_abbreviation(text: str, begin: int, dot: int) -> bool:
    match = _LAST_WORD.search(text, max(begin, dot - _LONGEST_WORD), dot)
    word = match.group() if match else ""
    return word.casefold() in words("abbreviations") or bool(_INITIALS.fullmatch(word))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space around it; an endless one in pieces."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield start, end
