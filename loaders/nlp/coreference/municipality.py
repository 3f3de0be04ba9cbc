"""The report's own municipality, and the words that stand for it, its council and aldermen."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graph.schema import ORGANISATION
from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.word_index import opened_by
from loaders.nlp.types import MUNICIPALITY, Mention

OWN_MUNICIPALITY = "municipality"
RULES = {ORGANISATION: (OWN_MUNICIPALITY,)}
"""The rules of this module, by what they find."""

_LEXICON = table("coreference")["municipality"]
_ARTICLES = tuple(case(a) for a in table("function_words")["articles"] for case in (str, str.title))


class _Body(NamedTuple):
    """A body of the municipality: ``name`` with a gap for the city, and its kind.

    ``nouns`` name it, and ``pattern`` tells what must stand around them.
    """

    name: str
    kind: str
    nouns: frozenset[str]
    pattern: re.Pattern[str]


_BODIES = tuple(
    _Body(body["name"], body["kind"], frozenset(body["nouns"]), re.compile(body["pattern"]))
    for body in _LEXICON["body"]
)


def _named_after(city: str) -> str:
    return str(_LEXICON["name"].format(city=city))


def municipality_of(name: str) -> str:
    """Return the city of a municipality's name, empty if it is the name of none."""
    lead = _named_after("")
    return name.removeprefix(lead) if name.startswith(lead) else ""


def main_municipality(analysed: AnalysedText) -> str | None:
    """Return the name of the municipality that a report is about, if it is one."""
    named = Counter(
        m.name for m in analysed.mentions if m.kind == MUNICIPALITY and m.type == ORGANISATION
    )
    most = named.most_common(2)
    city = analysed.home_city
    if _named_after(city) in named:
        return _named_after(city)
    if most and (len(most) == 1 or most[0][1] > most[1][1]):
        return most[0][0]
    return _named_after(city) if city and not most else None


def own_municipality(analysed: AnalysedText) -> Mention | None:
    """Return the first mention of the report's own municipality, if there is one."""
    return next((m for m in analysed.mentions if m.name == analysed.municipality), None)


def find_municipality(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the mentions of "de gemeente" and "de raad" as the report's own ones."""
    name = analysed.municipality
    if not name:
        return
    city = name.removeprefix(_named_after(""))
    for body in _BODIES:
        title = name if body.name == _LEXICON["name"] else body.name.format(city=city)
        for start, end in _spoken(analysed, body):
            if not analysed.occupied.has_end_of(start, end):
                yield Mention(start, end, ORGANISATION, title, body.kind, OWN_MUNICIPALITY)


def _spoken(analysed: AnalysedText, body: _Body) -> Iterator[tuple[int, int]]:
    """Yield where a report speaks of a body, with the article in front of it, if one."""
    text = analysed.text
    for at, _ in analysed.word_index.written(body.nouns):
        starts = (opened_by(text, at, _ARTICLES), at)
        matches = (body.pattern.match(text, start) for start in starts if start is not None)
        if match := next(filter(None, matches), None):
            yield match.span()
