"""Words of the lexicon that a sentence is asked for, found at the price of a set of words."""

import re
from collections.abc import Iterable, Sequence

from loaders.language.lexicon import alternatives, longest_word
from loaders.nlp.types import MaskedSentence

_WORD = re.compile(r"\w+")


def anywhere(words: Iterable[str]) -> frozenset[str]:
    """Return words as a masked sentence has them, wherever they stand: before a mask or not."""
    return frozenset(form for word in words for form in (word, f"{word} "))


class Keywords:
    """Any of some words or phrases, in lower case: ``words`` has one of each."""

    def __init__(self, phrases: Sequence[str], otherwise: str = "") -> None:
        self._alone = anywhere(phrase for phrase in phrases if _WORD.fullmatch(phrase))
        self.words = anywhere(map(longest_word, phrases))
        self._pattern = re.compile(rf"\b(?:{alternatives(phrases)})\b{otherwise}")

    def occur_in(self, masked: MaskedSentence) -> bool:
        """Whether one stands anywhere in a sentence."""
        words = masked.words
        return not words.isdisjoint(self._alone) or self.are_in(masked.folded, words)

    def are_in(self, folded: str, words: frozenset[str]) -> bool:
        """Whether one stands in a piece of a sentence in lower case that has these words."""
        return not words.isdisjoint(self.words) and bool(self._pattern.search(folded))
