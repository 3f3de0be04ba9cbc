"""Sentences of a document, with the session and the block each stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.network import Block
from loaders.language.lexicon import words

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
    ends = [
        match.end()
        for match in _END.finditer(text, start, end)
        if text[match.start()] != "." or not _is_abbreviation(text, start, match.start())
    ]
    for begin, stop in pairwise([start, *ends, end]):
        pieces = ((begin, stop),) if stop - begin <= _LONGEST else _cut(text, begin, stop)
        for first, last in pieces:
            if bare := text[first:last].strip():
                first = text.index(bare[0], first)
                yield first, first + len(bare)


def _is_abbreviation(text: str, begin: int, dot: int) -> bool:
    """Whether what stands before a dot is an abbreviation or initials."""
    space = text.rfind(" ", begin, dot) + 1
    match = _LAST_WORD.search(text, max(begin, space, dot - _LONGEST_WORD), dot)
    word = match.group() if match else ""
    return word.casefold() in words("abbreviations") or bool(_INITIALS.fullmatch(word))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of an endless sentence, cut at a space where there is one."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
