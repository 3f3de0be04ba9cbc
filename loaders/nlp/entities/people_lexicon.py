"""What the names of people are made of, and the words that tell a person or an organisation."""

from functools import lru_cache

from loaders.language.lexicon import (
    alternatives,
    kind_by_ending,
    organisation_keywords,
    table,
    words,
)
from loaders.places import gazetteer

_LEXICON = table("people")
CAPITAL = r"[A-ZÀ-ÞŞİĞČŠŽ]"
_LETTERS = r"(?:[^\W_]++|['’]){0,20}+"
_INNER = rf"-(?:(?:{alternatives(_LEXICON['inner'])})\s+(?:{_LEXICON['inner_articles']}\s+)?)?"
_REST = rf"{_LETTERS}(?:{_INNER}{CAPITAL}{_LETTERS}){{0,8}}+"
WORD = rf"{CAPITAL}{_REST}"
FIRST_WORD = rf"{CAPITAL}(?<![^\W_].)(?<!-.){_REST}"
"""A word with no letter or hyphen in front of it."""
PARTICLE = rf"(?:{alternatives(_LEXICON['tussenvoegsels'])})"
TITLES = tuple(_LEXICON["titles"])
FUNCTIONS = frozenset(_LEXICON["functions"])
_INTRODUCTIONS = (*FUNCTIONS, *_LEXICON["introductions"], *TITLES)
_PHRASES = tuple(function for function in FUNCTIONS if " " in function)
_REACH = 40
PLAIN_WORDS = frozenset(_LEXICON["plain_given_names"])
"""Given names that are words, too."""


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether a word, or the first part of a double name, is a known given name."""
    return word in words("given_names") or word.partition("-")[0] in words("given_names")


def is_place(word: str) -> bool:
    """Whether a word is the name of a place, and no ordinary word as well."""
    place = gazetteer.find(word)
    return place is not None and not place.ambiguous


def tells_organisation(word: str) -> bool:
    """Whether a word, or its ending, tells an organisation."""
    return (
        is_organisation_keyword(word)
        or kind_by_ending(word, organisation_keywords().ending) is not None
    )


@lru_cache(maxsize=50_000)
def is_organisation_keyword(word: str) -> bool:
    """Whether a word itself tells an organisation; "Grootkerk" behind a given name does not."""
    keywords, folded = organisation_keywords(), word.casefold()
    return (
        folded in keywords.role
        or folded in keywords.first
        or folded in keywords.last
        or folded in keywords.known
    )


def is_introduced(folded: str, begin: int, start: int) -> bool:
    """Whether a function, a title or "namens" stands in front of ``folded[start]``.

    ``folded`` is in lower case; what stands before ``begin`` does not count.
    """
    before = folded[max(begin, start - _REACH) : start]
    bare = before.rstrip()
    if len(bare) == len(before):
        return False
    return _introduces(bare[bare.rfind(" ") + 1 :]) or bare.endswith(_PHRASES)


@lru_cache(maxsize=50_000)
def _introduces(word: str) -> bool:
    return word.endswith(_INTRODUCTIONS)
