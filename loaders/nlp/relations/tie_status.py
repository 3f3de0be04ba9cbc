"""The status that the words of a clause give a tie between two actors.

The words are data, in ``data/lexicon/collaborations.toml``. Denied or ended gives no tie; else
strained, else wanted, else existing.
"""

import re
from dataclasses import dataclass

from graph.schema import EXISTING, STRAINED, WANTED
from loaders.language.lexicon import alternatives, table
from loaders.nlp.matching.keywords import Keywords
from loaders.nlp.relations.clauses import VERB

_LEXICON = table("collaborations")
_CLAUSE_END = re.compile(
    rf";|:|\?|!|, (?:{alternatives(_LEXICON['clause_openers'])}) "
    rf"| {table('function_words')['and']} (?={VERB}\b)"
)
_CLAUSE_OPENERS = (";", ":", "?", "!", f", {_LEXICON['contrast']} ")
_NO_DENIAL = re.compile(_LEXICON["no_denial"])
_NOT, _NOT_YET = _LEXICON["not"], re.compile(_LEXICON["not_yet"])
_STATUS = _LEXICON["status"]
_ENDED = Keywords(_STATUS["ended"], f"|{_LEXICON['until_year']}")
_STRAINED = Keywords(_STATUS["strained"])
_DENIED = Keywords(_STATUS["denied"])
_WANTED = Keywords(_STATUS["wanted"])
_EXISTING = Keywords(_STATUS["existing"])
_TELLING = frozenset().union(*(keyword.words for keyword in (_ENDED, _STRAINED, _DENIED, _WANTED)))


@dataclass(frozen=True, slots=True)
class StatusSigns:
    """What the words of a clause tell of a tie, each by itself."""

    ended: bool = False
    strained: bool = False
    denied: bool = False
    not_yet: bool = False
    wanted: bool = False
    existing: bool = False


def status_signs(clause: str, words: frozenset[str]) -> StatusSigns:
    """Return what a clause tells of a tie; ``words`` are those of its sentence, in lower case."""
    if words.isdisjoint(_TELLING):
        return StatusSigns()
    if _NOT in clause:
        clause = _NO_DENIAL.sub("", clause)
    folded = clause.lower()
    return StatusSigns(
        _ENDED.are_in(folded, words),
        _STRAINED.are_in(folded, words),
        _DENIED.are_in(folded, words),
        bool(_NOT_YET.search(clause)),
        _WANTED.are_in(folded, words),
        _EXISTING.are_in(folded, words),
    )


def tie_status(clause: str, words: frozenset[str], stated: str, advised: bool) -> str | None:
    """Return the status that a clause gives a tie, or None when it denies it.

    ``words`` are those of its sentence; ``stated`` is the status that the rule says, ``advised``
    tells that the sentence is a recommendation.
    """
    if stated == STRAINED:
        return STRAINED
    signs = status_signs(clause, words)
    if signs.ended:
        return None
    if signs.strained:
        return STRAINED
    if signs.denied:
        return WANTED if signs.not_yet else None
    planned = WANTED if advised or stated == WANTED else EXISTING
    return WANTED if signs.wanted and not signs.existing else planned


def clause_around(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` with the rest of the clause or clauses it stands in."""
    before = max([text.rfind(mark, 0, start) for mark in _CLAUSE_OPENERS])
    after = _CLAUSE_END.search(text, end)
    return text[before + 1 : after.start() if after else len(text)]
