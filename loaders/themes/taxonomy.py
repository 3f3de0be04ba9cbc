"""The themes of the city as a tree, from ``data/lexicon/themes.toml``.

Reports keep their own words; the tree tells which of them are near each other, so that a
report about "warmtenetten" is found by who asks for "energie".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.network import node_id, slug
from graph.schema import THEME, Label
from loaders.language.lexicon import table

ITSELF, NARROWER, BROADER, SIBLING = 1.0, 0.8, 0.6, 0.4
"""How near a term is to another: itself, below it, above it, beside it under the same term."""

_TYPO_LENGTH, _PART_LENGTH, _REST_LENGTH, _INFLECTED_LENGTH = 6, 4, 3, 7
_AKIN_LENGTH, _MOST_WORDS, _LONGEST_WORD, _LONGEST_TEXT = 5, 6, 40, 500
_LONG_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_DOUBLED = re.compile(r"([^aeiou])\1$")
_SOFT = {"v": "f", "z": "s"}


@dataclass(frozen=True, slots=True)
class Term:
    """A theme: ``id`` is that of its node in a network, ``broader`` the id above it, if any.

    ``forms`` are the words that reports use for it, its name first; ``typed`` are more words by
    which people look for it, too common in reports to mark a theme there.
    """

    id: str
    name: str
    label: Label
    broader: str | None
    forms: tuple[str, ...]
    typed: tuple[str, ...] = ()


class Taxonomy:
    """The terms by id, each domain before what is narrower."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: Mapping[str, Term] = {term.id: term for term in terms}
        self.forms: Mapping[str, Term] = {f: t for t in self.terms.values() for f in t.forms}
        self._slugs = {slug(f): t for t in self.terms.values() for f in (*t.forms, *t.typed)}
        self._stems = {_stems(form.split("-")): term for form, term in self._slugs.items()}
        self._inflected = {
            stem(slug(form)): term
            for form, term in self.forms.items()
            if len(form) >= _INFLECTED_LENGTH and form.isalpha()
        }
        self._words = [
            (stem(word), term) for form, term in self._slugs.items() for word in form.split("-")
        ]

    def domains(self) -> tuple[Term, ...]:
        """Return the terms that have none above them, in the order of the table."""
        return tuple(term for term in self.terms.values() if term.broader is None)

    def domain(self, term: Term) -> Term:
        """Return the domain that a term stands in; a domain is its own."""
        return self.terms[term.broader] if term.broader else term

    def narrower(self, term: Term) -> tuple[Term, ...]:
        """Return the terms right below a term."""
        return tuple(other for other in self.terms.values() if other.broader == term.id)

    def around(self, term: Term) -> dict[Term, float]:
        """Return a term and its relatives, each with its nearness (0 to 1), the nearest first."""
        near = {term: ITSELF} | dict.fromkeys(self.narrower(term), NARROWER)
        if term.broader:
            above = self.terms[term.broader]
            near[above] = BROADER
            near |= {other: SIBLING for other in self.narrower(above) if other != term}
        return near

    def find(self, text: str) -> list[Term]:
        """Return the terms that a freely typed text means, the longest match first.

        Case, diacritics, plural and inflection fold. A word that is no term means the one
        domain whose words it begins ("digitale"), else, from six letters on, the term that is
        one typo away, else the term that it begins or ends with itself ("energieloket").
        """
        parts = slug(text[:_LONGEST_TEXT]).split("-")
        words = [word for word in parts if word.isalpha() and len(word) <= _LONGEST_WORD]
        found: dict[Term, None] = {}
        used: set[int] = set()
        for length in range(min(len(words), _MOST_WORDS), 0, -1):
            for start in range(len(words) - length + 1):
                span = range(start, start + length)
                term = self._stems.get(_stems(words[start : start + length]))
                if term and used.isdisjoint(span):
                    found[term] = None
                    used.update(span)
        for index, word in enumerate(words):
            if index not in used and (term := self._guessed(word)):
                found[term] = None
        return list(found)

    def by_form(self, form: str) -> Term | None:
        """Return the term of a form in a report; longer single words may be inflected.

        Stricter than :meth:`find`: no typo and no part of a word makes a term.
        """
        folded = form.casefold()
        known = self.forms.get(folded)
        if known or len(folded) < _INFLECTED_LENGTH or not folded.isalpha():
            return known
        return self._inflected.get(stem(slug(folded)))

    def _guessed(self, word: str) -> Term | None:
        return self._akin(word) or self._misspelt(word) or self._compound(word)

    def _akin(self, word: str) -> Term | None:
        """Return the one term, else the one domain, with words that begin with this one."""
        root = stem(word)
        if len(root) < _AKIN_LENGTH:
            return None
        terms = {term: None for other, term in self._words if other.startswith(root)}
        domains = {self.domain(term): None for term in terms}
        named = [d for d in domains if any(w.startswith(root) for w in slug(d.name).split("-"))]
        if len(domains) > 1 and not named:
            return None
        return next(iter(terms if len(terms) == 1 else named or domains), None)

    def _misspelt(self, word: str) -> Term | None:
        if len(word) < _TYPO_LENGTH:
            return None
        match = process.extractOne(word, self._slugs.keys(), scorer=OSA.distance, score_cutoff=1)
        return self._slugs[match[0]] if match else None

    def _compound(self, word: str) -> Term | None:
        """Return the term that a word begins with, else ends with; the longest part counts."""
        beginnings = (word[:end] for end in range(len(word) - _REST_LENGTH, _PART_LENGTH - 1, -1))
        ends = (word[start:] for start in range(_REST_LENGTH, len(word) - _PART_LENGTH + 1))
        roots = (root for p in (*beginnings, *ends) for root in (stem(p), stem(p[:-1])))
        return next((self._stems[root] for root in roots if root in self._stems), None)


@cache
def taxonomy() -> Taxonomy:
    """Return the themes of ``themes.toml``."""
    return Taxonomy(_terms(table("themes")))


def _terms(domains: Mapping[str, Any]) -> Iterator[Term]:
    for name, facts in domains.items():
        domain = _term(name, facts, None)
        yield domain
        for narrower, more in facts["narrower"].items():
            yield _term(narrower, more, domain.id)


def _term(name: str, facts: Mapping[str, Any], broader: str | None) -> Term:
    label = Label(name, facts["en"])
    return Term(
        node_id(THEME, name),
        name,
        label,
        broader,
        (name, *facts["forms"]),
        tuple(facts.get("typed", ())),
    )


def _stems(words: Iterable[str]) -> str:
    return " ".join(map(stem, words))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its plural or inflection, spelt as its singular.

    After the rules of Dutch spelling: "netten" is "net", "bomen" and "boom" are "bom", "huizen"
    is "huis".
    """
    for ending in ("en", "s", "e"):
        rest = word.removesuffix(ending)
        if len(rest) > 2 and rest[-1] not in "aeiou":
            word = rest
    word = _DOUBLED.sub(r"\1", word)
    word = word[:-1] + _SOFT.get(word[-1:], word[-1:])
    return _LONG_VOWEL.sub(r"\1", word)
