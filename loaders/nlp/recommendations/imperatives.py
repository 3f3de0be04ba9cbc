"""Imperatives: the sentences of running text that give advice, by how they are worded."""

import re
from functools import cache

from loaders.language.lexicon import alternatives, any_of, table
from loaders.nlp.analysed_text import AnalysedText

_LEXICON = table("recommendations")
_NO_IMPERATIVE = re.compile(any_of(_LEXICON["not_imperatives"]))


def find_imperatives(analysed: AnalysedText) -> list[int]:
    """Return the indices of the sentences that ask to do something, in order."""
    found: set[int] = set()
    for keywords, pattern in _patterns():
        asked = [index for index in analysed.sentences_with(keywords) if index not in found]
        found.update([index for index in asked if pattern.search(_wording(analysed, index))])
    return [
        index for index in sorted(found) if not _NO_IMPERATIVE.search(_wording(analysed, index))
    ]


def _wording(analysed: AnalysedText, index: int) -> str:
    sentence = analysed.sentences[index]
    return analysed.folded[sentence.start : sentence.end]


def is_imperative(folded: str) -> bool:
    """Whether a text in lower case asks to do something."""
    return any(pattern.search(folded) for _, pattern in _patterns())


@cache
def _patterns() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Return the keywords and the expression of each pattern."""
    return tuple(
        (
            frozenset(entry["keywords"]),
            re.compile(
                entry["pattern"].replace("<keywords>", f"(?:{alternatives(entry['keywords'])})")
            ),
        )
        for entry in _LEXICON["imperative"]
    )
