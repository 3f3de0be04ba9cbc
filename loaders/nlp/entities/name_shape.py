"""What the letters of a name tell, wherever it stands: worked out once a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.schema import ORGANISATION
from loaders.language.lexicon import (
    alternatives,
    kind_by_ending,
    organisation_keywords,
    table,
    words,
)
from loaders.nlp.entities.tokens import WORD
from loaders.places import gazetteer

KNOWN, FIRST_WORD, LAST_WORD = "known", "first-word", "last-word"
SUFFIX, LAST_KNOWN = "suffix", "last-known"
ACRONYM, ODD_CAPITALS = "acronym", "odd-capitals"
RULES = {ORGANISATION: (KNOWN, FIRST_WORD, LAST_WORD, SUFFIX, LAST_KNOWN, ACRONYM, ODD_CAPITALS)}
"""The rules that need no more than the letters of a name, by what they find."""

_KEYWORDS = organisation_keywords()
_NOT, _LEXICON = table("not_names"), table("candidates")
_THING_ENDINGS = alternatives(_LEXICON["thing_endings"])
_NOT_WORDS = frozenset(_NOT["words"])
_NOT_SUFFIX = re.compile(rf"\w{{2}}(?:{alternatives(_NOT['suffixes'])})(?:{_THING_ENDINGS})?$")
_NOT_PREFIX = re.compile(rf"(?:{alternatives(_NOT['prefixes'])})\b")
_FUNCTIONS = frozenset(table("people")["functions"])
_ODD = re.compile(
    r"[a-zà-ÿ]+[A-Z]\w*|[A-Z]\w*\d\w*|[A-Z]?[a-zà-ÿ]+(?:[A-Z][a-zà-ÿ]*)+|\d+[A-Z]\w*"
    r"|\w+-[A-Z]$|\w+!$"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}$")
_COMPOUND_OF_ACRONYM = re.compile(r"[A-Z]{3,}[a-z]{3,}$")
_INHABITANTS = re.compile(rf"[A-Z][a-zà-ÿ]+(?:{'|'.join(_LEXICON['inhabitant_endings'])})$")
_NO_NOUN = re.compile(rf"[A-Z][a-z]+(?:{alternatives(_LEXICON['no_noun_endings'])})$")
_NOUN_ENDING = re.compile(rf".*(?:{alternatives(_LEXICON['noun_endings'])})$")
_LONG_ENOUGH, _SHOUTED = 3, 2
_KEPT, _LONGEST_KEPT = 10_000, 100


@dataclass(frozen=True, slots=True)
class Typing:
    """What a rule says of a name."""

    kind: str | None
    rule: str


def _typing(keywords: Mapping[str, str], word: str, rule: str) -> Typing | None:
    kind = keywords.get(word)
    return Typing(kind, rule) if kind else None


class Form:
    """A name as a report writes it: ``words`` are its words, ``opener`` the first of them.

    ``is_known`` tells a body that is known everywhere ("GGD"), ``is_starter`` that the first
    word is one that opens sentences ("Ook").
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: tuple[str, ...] = tuple(WORD.findall(text))
        self.opener = self.words[0]
        self.is_single = len(self.words) == 1
        self.is_known = text.casefold() in _KEYWORDS.known
        self.is_starter = self.opener in words("starters")
        self._folded = tuple([word.casefold() for word in self.words])

    @cached_property
    def second_at(self) -> int:
        """The offset of the second word of a longer name."""
        return self.text.index(self.words[1], len(self.opener))

    @cached_property
    def name(self) -> str:
        """The name with single spaces, and with a capital where its first word tells a kind."""
        name = " ".join(self.text.split())
        return name[0].upper() + name[1:] if self.opening_kind else name

    @cached_property
    def opening_kind(self) -> str | None:
        """The kind that the first word tells, or the first two."""
        kind = _KEYWORDS.first.get(" ".join(self._folded[:2])) or _KEYWORDS.first.get(
            self._folded[0]
        )
        return kind or (None if self.is_single else kind_by_ending(self.opener, _KEYWORDS.ending))

    @cached_property
    def opens_with_starter(self) -> bool:
        """Whether the first of its words is one that opens sentences ("Ook Woonzorg")."""
        return not self.is_single and self.is_starter and not self.opening_kind

    @cached_property
    def opens_with_noun(self) -> bool:
        """Whether a common noun opens it that may be no part of the name ("bureau eVa")."""
        return not self.is_single and _KEYWORDS.kind_by_noun(self.opener) is not None

    @cached_property
    def opens_with_role(self) -> bool:
        """Whether its first word opens no name, only tells a kind ("Verzekeraar")."""
        return self._folded[0] in _KEYWORDS.role and not _KEYWORDS.may_open(self.opener)

    @cached_property
    def word_typing(self) -> Typing | None:
        """What is said by the rules that need nothing but its words."""
        if self.is_known:
            return _typing(_KEYWORDS.known, self.text.casefold(), KNOWN)
        if self.is_single:
            return None
        first = Typing(self.opening_kind, FIRST_WORD) if self.opening_kind else None
        return first or _typing(_KEYWORDS.last, self._folded[-1], LAST_WORD)

    @cached_property
    def suffixes(self) -> tuple[tuple[str, Typing], ...]:
        """Its words, in lower case, that end as actors do, with what that says."""
        kinds = [(word, kind_by_ending(word, _KEYWORDS.suffix)) for word in self._folded]
        return tuple([(word, Typing(kind, SUFFIX)) for word, kind in kinds if kind])

    @cached_property
    def last_known(self) -> Typing | None:
        """What is said by a known body that closes it ("Zwiep Rabobank")."""
        return _typing(_KEYWORDS.known, self._folded[-1], LAST_KNOWN)

    @cached_property
    def shape(self) -> Typing | None:
        """What is said by capitals that no ordinary word has: "ZWQ", "eVa", "Zwiep!"."""
        if self.text.isalpha() and self.text.istitle():
            return None
        if self.is_single and _ACRONYM.match(self.text):
            return Typing(None, ACRONYM)
        return Typing(None, ODD_CAPITALS) if any(map(_ODD.match, self.words)) else None

    @cached_property
    def is_ordinary(self) -> bool:
        """Whether it is one word that is no name: a month, a function, "Ook", "Stichting"."""
        word, folded = self.opener, self._folded[0]
        if not self.is_single or self.is_known:
            return False
        if self.is_starter or folded in _NOT_WORDS or folded in _FUNCTIONS or "#" in word:
            return True
        if word.istitle() and (folded in _KEYWORDS.first or folded in _KEYWORDS.role):
            return True
        return bool(_COMPOUND_OF_ACRONYM.match(word) or _NO_NOUN.match(word))

    @cached_property
    def is_barred(self) -> bool | None:
        """Whether its letters bar it from being an actor; None where they do not tell."""
        if self.is_ordinary:
            return True
        if gazetteer.cities_by_adjective().get(self.text) or _INHABITANTS.match(self.text):
            return True
        if not self.is_single and self.text.isupper() and not any(map(str.isdigit, self.text)):
            return len(self.words) > _SHOUTED
        if self.opening_kind or self._folded[-1] in _KEYWORDS.last:
            return len(self.text) < _LONG_ENOUGH
        return None

    @cached_property
    def is_thing(self) -> bool:
        """Whether it begins or ends as a law, a plan, an event or a building does."""
        folded = self.text.lower()
        return bool(_NOT_SUFFIX.search(folded) or _NOT_PREFIX.match(folded))

    @cached_property
    def may_be_subject(self) -> bool:
        """Whether it is unlike the nouns and other words that open sentences."""
        return not self.is_starter and not _NOUN_ENDING.match(self.text.lower())


def form_of(text: str) -> Form:
    """Return what is known of a name as written; of most names it is kept."""
    return _form(text) if len(text) <= _LONGEST_KEPT else Form(text)


@lru_cache(maxsize=_KEPT)
def _form(text: str) -> Form:
    return Form(text)
