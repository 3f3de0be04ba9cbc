"""Small questions for small models: are these two tied, in these sentences?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from graph.schema import WORKS_WITH
from loaders.language_model.answers.proposals import PairAnswer, ProposedTie
from loaders.language_model.asking.parts import ReportPart
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.sentences import Sentence
from loaders.nlp.types import Mention

MOST_QUESTIONS = 200
"""Questions on one report at the most."""

_SURE, _MOST_ACTORS = 0.85, 6


@dataclass(frozen=True, slots=True)
class ActorPair:
    """Two organisations that a stretch names, and that the rules are not sure of."""

    first: Mention
    other: Mention
    part: ReportPart

    def proposed(self, answer: PairAnswer, text: str) -> ProposedTie:
        """Return the relation that an answer proposes."""
        words = [text[mention.start : mention.end] for mention in (self.first, self.other)]
        return ProposedTie(
            WORKS_WITH,
            *(self.first.name, words[0], self.other.name, words[1]),
            *(answer.tie, text[self.part.start : self.part.end]),
        )


def pairs_of(analysed: AnalysedText) -> Iterator[ActorPair]:
    """Yield the pairs to ask about, in the order of the text, each once for the same sentences.

    Two that stand in one sentence are asked about there, two of neighbouring sentences where no
    sentence names both.
    """
    sure = _sure(analysed)
    asked: set[tuple[int, frozenset[str]]] = set()
    together: set[frozenset[str]] = set()
    stretches = list(_stretches(analysed))
    for number, (start, end, session, one, other) in enumerate(stretches, 1):
        for first, second in _two(one, other):
            key = frozenset((first.name, second.name))
            if len(key) < 2 or key in sure or (start, key) in asked:
                continue
            if other is not one and key in together:
                continue
            asked.add((start, key))
            together.add(key)
            if len(asked) <= MOST_QUESTIONS:
                yield ActorPair(first, second, ReportPart(number, start, end, session))


def _stretches(
    analysed: AnalysedText,
) -> Iterator[tuple[int, int, int | None, list[Mention], list[Mention]]]:
    """Yield sentences, then neighbours, with the organisations that the two sides name."""
    named = [(s, _organisations(analysed, s)) for s in analysed.sentences]
    for sentence, actors in named:
        yield sentence.start, sentence.end, sentence.session, actors, actors
    for (before, left), (after, right) in pairwise(named):
        if before.block is after.block:
            yield before.start, after.end, after.session, left, right


def _organisations(analysed: AnalysedText, sentence: Sentence) -> list[Mention]:
    found = [m for m in analysed.between(sentence.start, sentence.end) if m.is_actor]
    # A longer list is no statement on two of them, and would cost a question for each pair.
    return found if len({mention.name for mention in found}) <= _MOST_ACTORS else []


def _two(one: list[Mention], other: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    yield from combinations(one, 2) if one is other else product(one, other)


def _sure(analysed: AnalysedText) -> set[frozenset[str]]:
    """Return the pairs that the rules tie and are sure of."""
    return {
        frozenset((claim.source.name, claim.target.name))
        for claim in analysed.claims
        if claim.type == WORKS_WITH
        and claim.confidence >= _SURE
        and isinstance(claim.source, Mention)
        and isinstance(claim.target, Mention)
    }
