"""Patterns over a masked sentence: "<A>~met <B>" is actors, some words, "met", other actors.

<A>, <B> and <C> are lists of actors, <P> people, <L> places; <X> is a list that the pattern
does not ask for. "~" is a gap inside a clause without an actor, "we" or "wij", "~~" one with any.
Patterns are in lower case: they look at the folded sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from loaders.language.lexicon import table
from loaders.nlp.mask_characters import ACTOR, IN_ACTORS, PEOPLE, PLACES, US
from loaders.nlp.matching.keywords import anywhere
from loaders.nlp.types import MaskedSentence

_LISTS = "ABC"
_WORDS_FOR_US = table("collaborations")["us"]
_WE = "|".join(_WORDS_FOR_US)
_MARKED_WE = "|".join(US + word[1:] for word in _WORDS_FOR_US)
_MASKS = {
    **{f"<{name}>": f"(?P<{name}>{ACTOR})" for name in _LISTS},
    "<X>": ACTOR,
    "<P>": f"(?P<P>{PEOPLE})",
    "<L>": f"(?P<L>{PLACES})",
    "~~": "[^;:.!?]{0,180}?",
    "~": f"[^;:.!?{US}{IN_ACTORS}]{{0,90}}?",
    f"(?:{_WE})": f"(?:{_MARKED_WE})",
}
_WHOLE_WORDS = re.compile(
    r"(?:\\b|^\^| )(?:\(\?:(?P<several>[\w |]+)\)|(?P<one>\w+))(?=\\b| (?P<ahead><)?)"
)
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of the lexicon: ``expression`` is for a folded sentence.

    A sentence must have this number of ``lists`` of actors, and a word of each of its ``needs``.
    """

    name: str
    expression: re.Pattern[str]
    lists: int
    needs: tuple[frozenset[str], ...]


def read_pattern(entry: Mapping[str, Any]) -> Pattern:
    """Return the pattern that an entry of a lexicon tells."""
    expression = source = entry["pattern"]
    for mask, meaning in _MASKS.items():
        expression = expression.replace(mask, meaning)
    lists = sum(f"<{name}>" in source for name in _LISTS)
    return Pattern(entry["name"], re.compile(expression), lists, tuple(_needs(source)))


def _needs(source: str) -> Iterator[frozenset[str]]:
    """Yield sets of words, of each of which a sentence must have one.

    That can be told of words that no bracket holds and that stand alone: "in opdracht van <B>"
    needs "opdracht", and "van" before a list.
    """
    source = re.sub(r"\\[()]", "..", source.replace(_WE, _MARKED_WE))
    for match in _WHOLE_WORDS.finditer(source):
        if source.count("(", 0, match.start()) == source.count(")", 0, match.start()):
            forms = [form.split() for form in (match["several"] or match["one"]).split("|")]
            if match["ahead"]:
                yield frozenset(f"{words[-1]} " for words in forms)
            else:
                yield anywhere(max(words, key=len) for words in forms)


class PatternIndex(Generic[_Entry]):
    """What goes with a pattern, by what it needs, so that a sentence is not held against each."""

    def __init__(self, entries: Sequence[tuple[Pattern, _Entry]]) -> None:
        self._by_lists = [
            _ByWord([(pattern.needs, e) for pattern, e in entries if pattern.lists <= lists])
            for lists in range(len(_LISTS) + 1)
        ]

    def possible_in(self, masked: MaskedSentence) -> list[_Entry]:
        """Return the entries whose needs a sentence meets, in order."""
        return self._by_lists[min(len(masked.actors), len(_LISTS))].met_by(masked.words)


class _ByWord(Generic[_Entry]):
    """Entries by a word of the need that is met least, with their other needs."""

    def __init__(self, entries: Sequence[tuple[Sequence[frozenset[str]], _Entry]]) -> None:
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._entries: list[_Entry] = [entry for _, entry in entries]
        self._others: list[Sequence[frozenset[str]]] = []
        for at, (needs, _) in enumerate(entries):
            rarest, *others = sorted(needs, key=_commonness) or [frozenset()]
            self._others.append(others)
            for word in rarest:
                self._by_word[word].append(at)
            if not rarest:
                self._always.append(at)
        self._words = frozenset(self._by_word)

    def met_by(self, words: frozenset[str]) -> list[_Entry]:
        """Return the entries of which each need has one of these words."""
        near = set(self._always)
        for word in words & self._words:
            near.update(self._by_word[word])
        return [
            self._entries[at]
            for at in sorted(near)
            if not any(map(words.isdisjoint, self._others[at]))
        ]


def _commonness(need: frozenset[str]) -> tuple[bool, int]:
    """Return what orders needs by how often they are met: seldom by a word before a list."""
    return not all(word.endswith(" ") for word in need), len(need)


def pattern_names(lexicon: str, *sections: str) -> tuple[str, ...]:
    """Return the names of the patterns in some sections of a lexicon: each is a rule."""
    return tuple(entry["name"] for section in sections for entry in table(lexicon)[section])


@cache
def patterns(lexicon: str, section: str) -> PatternIndex[Pattern]:
    """Return the patterns in a section of a lexicon."""
    found = map(read_pattern, table(lexicon)[section])
    return PatternIndex([(pattern, pattern) for pattern in found])
