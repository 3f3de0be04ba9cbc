"""Phrases of a lexicon, found in a report by the longest word of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from loaders.language.lexicon import longest_word
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.word_index import Occurrence, is_whole, without_overlaps


class PhraseMatcher:
    """Words and phrases, in lower case, to find in whatever case a report writes them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for phrase in phrases:
            word = longest_word(phrase)
            self._by_word[word].append((phrase.index(word), phrase))

    def find(self, analysed: AnalysedText) -> Iterator[Occurrence]:
        """Return (start, end, phrase) where a phrase stands, and no hyphen beside it.

        Of phrases that overlap the first is taken, and of those the longest.
        """
        return without_overlaps(self._occurrences(analysed))

    def _occurrences(self, analysed: AnalysedText) -> Iterator[Occurrence]:
        text = analysed.folded
        for at, word in analysed.word_index.in_any_case(self._by_word.keys()):
            for before, phrase in self._by_word[word]:
                start = at - before
                end = start + len(phrase)
                stands = start >= 0 and text.startswith(phrase, start)
                if stands and is_whole(text, start, end):
                    yield start, end, phrase
