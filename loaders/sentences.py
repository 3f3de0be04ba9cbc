"""Sentences of a document, with the session and the block each stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Block

_ABBREVIATIONS = (
    "dhr mevr mw dr drs ir ing mr prof ds st bijv bv ca enz etc evt incl excl nl nr o.a a.o d.d t.a.v"
    " m.b.t t.b.v i.o i.s.m m.u.v d.w.z n.a.v t.o.v a.d.h.v z.g zgn jl art blz p v.d a.d o.l.v m.k.a"
    " resp max min afd tel vs sint jhr m.m.v n.v.t v.l.n.r e.d e.v i.v.m"
).split()
_END = re.compile(r"[.!?…]+[\"'”’)»]*(?=\s+[\"'“‘„«(\[-]*[^\W_a-z]|\s+[^\W\d_]*[A-Z]|\s*$)")
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
    match = _LAST_WORD.search(text, begin, dot)
    word = match.group() if match else ""
    return word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield start, end
