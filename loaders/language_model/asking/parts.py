"""A report in parts that a model is asked about one by one: sessions, long ones in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.sentences import Sentence

LONGEST = 6_000
"""Characters of a part at the most, but for one sentence that is longer by itself."""
OVERLAP = 800
"""Characters of a piece that the next one repeats at the most, so that no tie falls between."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """``text[start:end]`` of a report, in a session or outside all (None); ``number`` from 1."""

    number: int
    start: int
    end: int
    session: int | None


def parts_of(analysed: AnalysedText) -> list[ReportPart]:
    """Return the parts of a report in order; together they hold all of its sentences."""
    spans = [
        (piece[0].start, piece[-1].end, session)
        for session, sentences in groupby(analysed.sentences, key=lambda s: s.session)
        for piece in _pieces(list(sentences))
    ]
    return [ReportPart(number, *span) for number, span in enumerate(spans, 1)]


def halves(analysed: AnalysedText, part: ReportPart) -> list[ReportPart]:
    """Return a part in two; the part alone if it is one sentence."""
    sentences = analysed.sentences_in(part.start, part.end)
    if len(sentences) < 2:
        return [part]
    middle = len(sentences) // 2
    return [
        replace(part, end=sentences[middle - 1].end),
        replace(part, start=sentences[max(0, middle - 1)].start),
    ]


def _pieces(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Yield runs of sentences that are not too long, each beginning in the one before."""
    first = 0
    while True:
        last = first + 1
        while last < len(sentences) and sentences[last].end - sentences[first].start <= LONGEST:
            last += 1
        yield sentences[first:last]
        if last == len(sentences):
            return
        repeated = last
        while (
            repeated - 1 > first
            and sentences[last - 1].end - sentences[repeated - 1].start <= OVERLAP
        ):
            repeated -= 1
        first = repeated
