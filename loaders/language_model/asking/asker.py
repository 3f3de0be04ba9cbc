"""Asking about the parts of a report, one by one: repairs, shorter parts, and what is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from loaders.language_model.answers.proposals import (
    Answer,
    AnswerError,
    PairAnswer,
    parse_pair,
    parse_report,
)
from loaders.language_model.answers.source import Answers, UnansweredError
from loaders.language_model.asking.pairs import ActorPair, pairs_of
from loaders.language_model.asking.parts import ReportPart, halves, parts_of
from loaders.language_model.asking.questions import Request, about_pair, about_part, repaired
from loaders.language_model.receipt import Failure, UnreadPart
from loaders.nlp.analysed_text import AnalysedText

OnPart = Callable[[int, int], None]
"""Called with how many parts or questions were asked, and how many there are."""

_SHORTEST_PART = 800
_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What a model proposes for a part."""

    part: ReportPart
    answer: Answer


def part_requests(analysed: AnalysedText) -> list[tuple[ReportPart, Request]]:
    """Return the parts of a report, each with what is asked about it."""
    known = _known_names(analysed)
    return [(part, about_part(analysed.document, part, known)) for part in parts_of(analysed)]


def pair_requests(analysed: AnalysedText) -> list[tuple[ActorPair, Request]]:
    """Return the pairs of a report to ask about, each with the question."""
    document = analysed.document
    return [
        (
            pair,
            about_pair(document, number, pair.first.name, pair.other.name, _text(analysed, pair)),
        )
        for number, pair in enumerate(pairs_of(analysed), 1)
    ]


class Asker:
    """Asks about one report. What gets no answer is in ``unread``; ``asked`` counts requests.

    Once nobody can be reached the rest is not asked.
    """

    def __init__(
        self, analysed: AnalysedText, answers: Answers, on_part: OnPart | None = None
    ) -> None:
        self.unread: list[UnreadPart] = []
        self.asked = 0
        self._analysed, self._answers, self._on_part = analysed, answers, on_part
        self._gone: UnansweredError | None = None

    def parts(self) -> Iterator[PartAnswer]:
        """Yield what the model proposes, part by part; a part that is too long in pieces."""
        known = _known_names(self._analysed)
        for part, request in self._each(part_requests(self._analysed)):
            yield from self._part(part, request, known)

    def pairs(self) -> Iterator[tuple[ActorPair, PairAnswer]]:
        """Yield what the model says of each pair that the rules are not sure of."""
        for pair, request in self._each(pair_requests(self._analysed)):
            try:
                yield pair, self._parsed(request, parse_pair)
            except UnansweredError as none:
                self._note(pair.part, none)

    def _each(
        self, requests: Sequence[tuple[_Parsed, Request]]
    ) -> Iterator[tuple[_Parsed, Request]]:
        for number, one in enumerate(requests, 1):
            self.asked += 1
            yield one
            if self._on_part:
                self._on_part(number, len(requests))

    def _part(
        self, part: ReportPart, request: Request, known: Sequence[str]
    ) -> Iterator[PartAnswer]:
        try:
            yield PartAnswer(part, self._parsed(request, parse_report))
        except UnansweredError as none:
            pieces = halves(self._analysed, part)
            is_long = part.end - part.start > _SHORTEST_PART and len(pieces) > 1
            if none.failure != Failure.CUT_OFF or not self._answers.can_go_on or not is_long:
                self._note(part, none)
                return
            for piece in pieces:
                shorter = about_part(self._analysed.document, piece, known)
                yield from self._part(piece, shorter, known)

    def _parsed(self, request: Request, parse: Callable[[str], _Parsed]) -> _Parsed:
        """Return an answer as read; one that is in no form is put right once."""
        if self._gone:
            raise self._gone
        content = self._answers.answer(request)
        try:
            return parse(content)
        except AnswerError as error:
            if not self._answers.can_go_on:
                raise UnansweredError(Failure.UNREADABLE, str(error)) from error
        try:
            return parse(self._answers.answer(repaired(request, content)))
        except AnswerError as error:
            raise UnansweredError(Failure.UNREADABLE, str(error)) from error

    def _note(self, part: ReportPart, none: UnansweredError) -> None:
        if none.failure in (Failure.UNREACHABLE, Failure.REFUSED) and self._answers.can_go_on:
            self._gone = none
        place = (part.start, part.end, part.session)
        self.unread.append(UnreadPart(*place, none.failure, none.detail))


def _known_names(analysed: AnalysedText) -> list[str]:
    """Return the names that the rules found, those most mentioned first."""
    counts: dict[str, int] = {}
    for mention in analysed.mentions:
        counts[mention.name] = counts.get(mention.name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def _text(analysed: AnalysedText, pair: ActorPair) -> str:
    return analysed.text[pair.part.start : pair.part.end]
