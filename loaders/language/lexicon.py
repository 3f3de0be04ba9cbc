"""Word lists and keyword lists, read once from ``data/lexicon``."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from graph.settings import LEXICON_FOLDER

_WORD = re.compile(r"\w+")
_SHARED_LETTERS, _FEW_FORMS, _STEM_LENGTH = 3, 4, 3


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of ``name.txt``; lines that start with # are comments."""
    lines = (LEXICON_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the TOML table ``name.toml``."""
    with (LEXICON_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def longest_word(phrase: str) -> str:
    """Return the longest word of a phrase, to look first whether a text has that."""
    found: list[str] = _WORD.findall(phrase)
    return max(found, key=len)


def alternatives(forms: Iterable[str]) -> str:
    """Return a regular expression for any of these literal forms, longest first.

    Forms with the same beginning share a branch, so that a place where none of them stands
    is passed after a few comparisons, however many forms there are.
    """
    return _branches(sorted(set(forms), key=lambda f: (-len(f), f)), _SHARED_LETTERS)


def _branches(forms: list[str], shared: int) -> str:
    """Return the alternatives of forms in order, branched by their first ``shared`` letters."""
    if not shared or len(forms) < _FEW_FORMS:
        return "|".join(re.escape(form) for form in forms)
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        by_letter.setdefault(form[:1], []).append(form[1:])
    return "|".join(
        f"{re.escape(letter)}(?:{_branches(rests, shared - 1)})"
        for letter, rests in by_letter.items()
    )


def any_of(patterns: Iterable[str]) -> str:
    """Return a regular expression that is found where any of these patterns is.

    Those that open with the same anchor share it, so that most places are passed at once; a
    pattern with alternatives has them in a group.
    """
    by_anchor: dict[str, list[str]] = {"^": [], r"\b": [], "": []}
    for pattern in patterns:
        anchor = next(anchor for anchor in by_anchor if pattern.startswith(anchor))
        by_anchor[anchor].append(f"(?:{pattern.removeprefix(anchor)})")
    shared = (f"{anchor}(?:{'|'.join(rests)})" for anchor, rests in by_anchor.items() if rests)
    return "|".join(shared)


class Kinds(dict[str, str]):
    """Kinds by the word that tells them; hashed by identity, so that answers can be kept."""

    __hash__ = object.__hash__  # type: ignore[assignment]


@dataclass(frozen=True)
class OrganisationKeywords:
    """Words that tell an organisation's kind, each mapped to that kind; all lower case."""

    first: Mapping[str, str]
    ending: Kinds
    last: Mapping[str, str]
    suffix: Kinds
    role: Mapping[str, str]
    known: Mapping[str, str]

    def may_open(self, word: str) -> bool:
        """Whether a word opens names as their kind ("Stichting", "Buurttafel")."""
        return word.casefold() in self.first or kind_by_ending(word, self.ending) is not None

    def kind_by_noun(self, word: str) -> str | None:
        """Return the kind that a noun tells of the name behind it ("netbeheerder Zwiep")."""
        return self.role.get(word.casefold()) or kind_by_ending(word, self.ending)


@lru_cache(maxsize=50_000)
def kind_by_ending(word: str, endings: Kinds) -> str | None:
    """Return the kind that the longest fitting ending of a word tells, if one does."""
    folded = word.casefold()
    tails = (folded[start:] for start in range(_STEM_LENGTH, len(folded)))
    return next((endings[tail] for tail in tails if tail in endings), None)


@cache
def organisation_keywords() -> OrganisationKeywords:
    """Return the keywords of ``organisations.toml``."""
    kinds = table("organisations")

    def collect(part: str) -> Kinds:
        found = Kinds()
        for kind, keywords in kinds.items():
            for keyword in keywords.get(part, ()):
                found.setdefault(keyword.casefold(), kind)
        return found

    return OrganisationKeywords(
        *(collect(p) for p in ("first", "ending", "last", "suffix", "role", "known"))
    )
