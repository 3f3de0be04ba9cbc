"""What the words of a quote allow a tie to be: its status, and who stands with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from graph.schema import EXISTING, STRAINED, WANTED
from loaders.language.lexicon import table
from loaders.language_model.verdict import Reason
from loaders.nlp.matching.keywords import Keywords
from loaders.nlp.relations.tie_status import clause_around, status_signs
from loaders.nlp.types import Mention

_LEXICON = table("references")["status"]
_CALLED_FOR = Keywords(_LEXICON["called_for"])
_WANTED = Keywords(_LEXICON["wanted"])
_STRAINED = Keywords(_LEXICON["strained"])
_APART = re.compile(_LEXICON["apart"])
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_FORMER = re.compile(table("references")["former"])


def status_fault(status: str, quote: str, ends: tuple[int, int], advised: bool) -> Reason | None:
    """Return why a quote without its names cannot prove a tie of this status, None if it can.

    ``ends`` are the offsets in it of the first and the last character of what stands for the
    two, and ``advised`` tells that it stands in a recommendation.
    """
    first, last = (min(max(0, end), len(quote)) for end in ends)
    clause = clause_around(quote, first, last)
    words = frozenset(_WORD.findall(quote.lower()))
    signs, folded = status_signs(clause, words), clause.lower()
    called_for = _CALLED_FOR.are_in(folded, words)
    if status == STRAINED:
        told = signs.strained or signs.denied or _STRAINED.are_in(quote.lower(), words)
        return None if told else Reason.STATUS
    if signs.ended:
        return Reason.ENDED
    if status == WANTED:
        wanted = signs.wanted or called_for or advised or "?" in quote
        if signs.denied and not (wanted or signs.not_yet):
            return Reason.DENIED
        return None if wanted or _WANTED.are_in(quote.lower(), words) else Reason.STATUS
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
