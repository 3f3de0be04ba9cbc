"""What the words of a quote allow a tie to be: its status, and who stands with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.schema import EXISTING, STRAINED, WANTED
from loaders.language.lexicon import alternatives, table
from loaders.language_model.verdict import Reason
from loaders.nlp.matching.keywords import Keywords
from loaders.nlp.relations.tie_status import status_signs
from loaders.nlp.types import Mention

_LEXICON = table("references")["status"]
_CALLED_FOR = Keywords(_LEXICON["called_for"])
_WANTED = Keywords(_LEXICON["wanted"])
_STRAINED = Keywords(_LEXICON["strained"])
_BOUNDARY = re.compile(rf"[;:?!]|(?<!\w)(?:{alternatives(_LEXICON['clause_words'])})(?!\w)")
_TAKEN_BACK = re.compile(_LEXICON["taken_back"])
_ENDED_LATER = re.compile(rf"\bmaar\b{_LEXICON['taken_back']}")
_NO_DENIAL = re.compile(_LEXICON["no_denial"], re.IGNORECASE)
_TENSE = Keywords(table("collaborations")["status"]["strained"])
_APART = re.compile(_LEXICON["apart"])
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_FORMER = re.compile(table("references")["former"])


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentence that ties two: ``text[start:end]``, without the letters of names.

    ``ends`` are the offsets in ``text`` of the first and the last character of what stands for
    the two, ``quote`` is all that is quoted, ``behind`` what follows, and ``advised`` tells that
    it stands in a recommendation.
    """

    text: str
    ends: tuple[int, int]
    quote: str
    behind: str = ""
    advised: bool = False

    @property
    def clause(self) -> str:
        """What is said of the two: from one end to the other, with the rest of their clauses."""
        first, last = self.ends
        before = [match.end() for match in _BOUNDARY.finditer(self.text, 0, first)]
        after = _BOUNDARY.search(self.text, last)
        return self.text[before[-1] if before else 0 : after.start() if after else None]

    @property
    def is_taken_back(self) -> bool:
        """Whether the rest of the sentence or the next one says that it is over."""
        rest = self.text[self.ends[1] :].lower()
        return bool(_ENDED_LATER.search(rest) or _TAKEN_BACK.match(self.behind.lower()))


def status_fault(status: str, statement: Statement) -> Reason | None:
    """Return why a statement cannot prove a tie of this status, None if it can."""
    quote, clause = statement.quote.lower(), _NO_DENIAL.sub("", statement.clause)
    words = frozenset(_WORD.findall(quote))
    signs, folded = status_signs(clause, words), clause.lower()
    called_for = _CALLED_FOR.are_in(folded, words)
    if status == STRAINED:
        told = (
            signs.strained
            or signs.denied
            or _TENSE.are_in(quote, words)
            or _STRAINED.are_in(quote, words)
        )
        return None if told else Reason.STATUS
    if signs.ended or statement.is_taken_back:
        return Reason.ENDED
    if status == WANTED:
        wanted = (
            signs.wanted or _CALLED_FOR.are_in(quote, words) or statement.advised or "?" in quote
        )
        if signs.denied and not (wanted or signs.not_yet):
            return Reason.DENIED
        return None if wanted or _WANTED.are_in(quote, words) else Reason.STATUS
    if signs.denied:
        return Reason.DENIED
    return Reason.STATUS if called_for and not signs.existing and status == EXISTING else None


def without_names(text: str, span: tuple[int, int], names: Iterable[Mention]) -> str:
    """Return ``text[span]`` with a blank for each letter of a name: "Geen Deur" denies nothing."""
    quote = text[slice(*span)]
    for name in names:
        start, end = name.start - span[0], name.end - span[0]
        quote = quote[:start] + "_" * (end - start) + quote[end:]
    return quote


def are_crossed(text: str, first: Mention, other: Mention, actors: Sequence[Mention]) -> bool:
    """Whether two actors of one sentence stand in clauses that each tie them to somebody else."""
    if other.start < first.start:
        first, other = other, first
    start = min(actor.start for actor in actors)
    end = max(actor.end for actor in actors)
    pair = {first.name, other.name}
    for apart in _APART.finditer(text, first.end, other.start):
        before = _others(actors, start, apart.start(), pair)
        after = _others(actors, apart.end(), end, pair)
        again = {a.name for a in actors if a.start >= apart.end()} & {first.name}
        again |= {a.name for a in actors if a.end <= apart.start()} & {other.name}
        if before and after and not again:
            return True
    return False


def _others(actors: Collection[Mention], start: int, end: int, pair: set[str]) -> set[str]:
    inside = {actor.name for actor in actors if start <= actor.start and actor.end <= end}
    return inside - pair


def affiliation_fault(
    text: str, span: tuple[int, int], person: Mention, organisation: str, actors: Sequence[Mention]
) -> Reason | None:
    """Return why ``text[span]`` cannot place a person in an organisation, None if it can.

    A bracket right behind the person that names another organisation speaks against it; so does
    a word for what is over, right before the person or the organisation.
    """
    bracket = _BRACKET.match(text, person.end, span[1])
    if bracket:
        inside = {a.name for a in actors if bracket.start() < a.start and a.end < bracket.end()}
        if inside and organisation not in inside:
            return Reason.CROSSED
    bare = without_names(text, span, actors)
    return Reason.ENDED if _FORMER.search(bare.lower()) else None
