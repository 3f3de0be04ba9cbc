"""Words of the lexicon that a sentence is asked for, found at the price of a set of words."""

import re
from collections.abc import Iterable, Sequence

from loaders.lexicon import alternatives

_WORD = re.compile(r"\w+")


def anywhere(words: Iterable[str]) -> frozenset[str]:
    """Return words as a scene has them, wherever they stand: before a sign or not."""
    return frozenset(form for word in words for form in (word, f"{word} "))


class Cue:
    """Any of some words or phrases, in lower case."""

    def __init__(self, phrases: Sequence[str], otherwise: str = "(?!)") -> None:
        self._words = anywhere(max(_WORD.findall(phrase), key=len) for phrase in phrases)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)|{otherwise}")

    def is_in(self, folded: str, words: frozenset[str]) -> bool:
        """Whether one stands in a piece of a sentence in lower case that has these words."""
        return not words.isdisjoint(self._words) and bool(self._pattern.search(folded))
