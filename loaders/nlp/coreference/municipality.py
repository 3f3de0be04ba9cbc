"""The report's own municipality, and the words that stand for it, its council and aldermen."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graph.schema import ORGANISATION
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.word_index import opened_by
from loaders.nlp.types import Mention


class _Body(NamedTuple):
    """A body of the municipality: the nouns that name it, and what must stand around them."""

    nouns: frozenset[str]
    pattern: re.Pattern[str]


_MUNICIPALITY = _Body(
    frozenset({"gemeente", "Gemeente", "stad", "gemeentebestuur", "stadsbestuur"}),
    re.compile(
        r"(?<![\w-])(?:[Dd]e\s+)?(?:gemeente|stad\s+zelf|gemeentebestuur"
        r"|stadsbestuur)(?![\w-])(?!\s+[A-Z])"
        r"|(?<![\w-])Gemeente(?=[,:]|\s+(?:en|is|moet|heeft|wil|kan|zou|werkt)\b)"
    ),
)
_COUNCIL = _Body(
    frozenset({"gemeenteraad", "raad"}),
    re.compile(
        r"(?<![\w-])(?:[Dd]e\s+)(?:gemeenteraad|raad)(?!\s+van\b)(?![\w-])"
        r"|(?<![\w-])gemeenteraad(?!\w)"
    ),
)
_ALDERMEN = _Body(
    frozenset({"college", "B"}),
    re.compile(
        r"(?<![\w-])(?:[Hh]et\s+)?"
        r"(?:college\s+van\s+(?:burgemeester\s+en\s+wethouders|B\s?&\s?W|b en w)|B\s?&\s?W"
        r"|(?<=het )college(?!\s+[A-Z])|(?<=Het )college(?!\s+[A-Z]))(?![\w-])",
    ),
)
_ARTICLES = ("de", "De", "het", "Het")


def main_municipality(analysed: AnalysedText) -> str | None:
    """Return the name of the municipality that a report is about, if it is one."""
    named = Counter(
        m.name for m in analysed.mentions if m.kind == "gemeente" and m.type == ORGANISATION
    )
    most = named.most_common(2)
    city = analysed.home_city
    if f"Gemeente {city}" in named:
        return f"Gemeente {city}"
    if most and (len(most) == 1 or most[0][1] > most[1][1]):
        return most[0][0]
    return f"Gemeente {city}" if city and not most else None


def own_municipality(analysed: AnalysedText) -> Mention | None:
    """Return the first mention of the report's own municipality, if there is one."""
    return next((m for m in analysed.mentions if m.name == analysed.municipality), None)


def find_municipality(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the mentions of "de gemeente" and "de raad" as the report's own ones."""
    name = analysed.municipality
    if not name:
        return
    city = name.removeprefix("Gemeente ")
    for body, title, kind in (
        (_MUNICIPALITY, name, "gemeente"),
        (_COUNCIL, f"Gemeenteraad {city}", "overheid"),
        (_ALDERMEN, f"College van burgemeester en wethouders {city}", "overheid"),
    ):
        for start, end in _spoken(analysed, body):
            if not analysed.occupied.has_end_of(start, end):
                yield Mention(start, end, ORGANISATION, title, kind, "municipality")


def _spoken(analysed: AnalysedText, body: _Body) -> Iterator[tuple[int, int]]:
    """Yield where a report speaks of a body, with the article in front of it, if one."""
    text = analysed.text
    for at, _ in analysed.word_index.written(body.nouns):
        starts = (opened_by(text, at, _ARTICLES), at)
        matches = (body.pattern.match(text, start) for start in starts if start is not None)
        if match := next(filter(None, matches), None):
            yield match.span()
