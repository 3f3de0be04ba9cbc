"""Calls: the sentences of running text that give advice, by how they are worded."""

import re
from functools import cache

from loaders.language.lexicon import alternatives, any_of, table
from loaders.nlp.context import Reading

_CUES = table("advice")
_NO_CALL = re.compile(any_of(_CUES["not_calls"]))


def find_calls(reading: Reading) -> list[int]:
    """Return the indices of the sentences that call to do something, in order."""
    found: set[int] = set()
    for cues, pattern in _calls():
        asked = [index for index in reading.sentences_with(cues) if index not in found]
        found.update([index for index in asked if pattern.search(_said(reading, index))])
    return [index for index in sorted(found) if not _NO_CALL.search(_said(reading, index))]


def _said(reading: Reading, index: int) -> str:
    sentence = reading.sentences[index]
    return reading.folded[sentence.start : sentence.end]


def is_call(folded: str) -> bool:
    """Whether a text in lower case calls to do something."""
    return any(pattern.search(folded) for _, pattern in _calls())


@cache
def _calls() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Return the cues and the expression of each pattern."""
    return tuple(
        (
            frozenset(call["cues"]),
            re.compile(call["pattern"].replace("<cues>", f"(?:{alternatives(call['cues'])})")),
        )
        for call in _CUES["call"]
    )
