"""Whether two names of a report may be of one actor, as a model says they are."""

from __future__ import annotations

import re

from graph.network import slug
from graph.schema import PERSON
from loaders.language.lexicon import table
from loaders.language.name_keys import core_words
from loaders.language.typography import FoldedText

_ALSO_CALLED = table("references")["also_called"]
_LONGEST_ACRONYM = 8


def is_other_name(alias: str, name: str, text: str, type_: str) -> bool:
    """Whether an alias belongs to a name: by its own letters, or as the folded text says.

    By its letters: its words are some of the name's, or the other way round, or it is made of
    their first letters. The text says so where one stands right behind the other, between them
    no more than a bracket or "afgekort".
    """
    alias, name = (FoldedText(one).text.strip() for one in (alias, name))
    if not slug(alias) or not any(character.isalnum() for character in alias):
        return False
    return (
        shares_words(alias, name, type_)
        or _abbreviates(alias, name)
        or _abbreviates(name, alias)
        or _is_introduced(alias, name, text)
        or _is_introduced(name, alias, text)
    )


def shares_words(alias: str, name: str, type_: str) -> bool:
    """Whether all words of the shorter of two names are in the other."""
    if type_ == PERSON:
        few, many = slug(alias).split("-"), slug(name).split("-")
    else:
        few, many = list(core_words(alias)), list(core_words(name))
    if len(few) > len(many):
        few, many = many, few
    return bool(few) and set(few) <= set(many)


def _abbreviates(short: str, full: str) -> bool:
    """Whether letters of a word stand in this order in a longer name, the first one first."""
    letters = slug(short).replace("-", "")
    if " " in short or len(letters) > _LONGEST_ACRONYM or sum(map(str.isupper, short)) < 2:
        return False
    words = slug(full).split("-")
    if len(words) < 2 or not any(word.startswith(letters[0]) for word in words):
        return False
    remaining = iter("".join(words))
    return all(letter in remaining for letter in letters) and len(letters) <= 2 * len(words) + 2


def _is_introduced(first: str, other: str, text: str) -> bool:
    pattern = rf"{re.escape(first)}{_ALSO_CALLED}{re.escape(other)}(?!\w)"
    return bool(re.search(pattern, text))
