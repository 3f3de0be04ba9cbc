"""Whether words can name somebody at all, whatever the text says."""

from __future__ import annotations

import re

from graph.network import slug
from graph.schema import ORGANISATION
from loaders.language.lexicon import organisation_keywords, table

LONGEST, SHORTEST = 120, 2
"""Characters of a name."""

_LEXICON = table("references")
WRITTEN_SMALL = frozenset(_LEXICON["written_small"])
"""Kinds of actor that a report names without a capital."""

_MOST_WORDS, _REACH = 10, 40
_NO_ACTORS = frozenset((*_LEXICON["we"], *_LEXICON["pronouns"], *_LEXICON["no_actors"]))
_NEVER = frozenset(_LEXICON["never_in_names"])
_LABELS = frozenset(_LEXICON["labels"])
_DETERMINERS = tuple(f"{word} " for word in _LEXICON["determiners"])
_VERBS = frozenset(table("clauses")["verbs"])
_NAME_BEFORE = re.compile(_LEXICON["name_before"])
_NAME_BEHIND = re.compile(_LEXICON["name_behind"])
_NO_NAME = re.compile(
    # Mail, web, telephone, postcode; markup, the border of a cell, what cannot be seen.
    r"@|https?:|www\.|\.nl\b|\d{6,}|\b06[- ]|\b[1-9]\d{3} ?[A-Z]{2}\b"
    r"|[<>|{}\[\]\\\x00-\x1f\ud800-\udfff]"
)


def may_be_name(name: str, type_: str, kind: str | None) -> bool:
    """Whether words can name somebody at all: no pronoun, no bare noun, no sentence, no address."""
    if not SHORTEST <= len(name) <= LONGEST or _NO_NAME.search(name) or not slug(name):
        return False
    bare = name
    for determiner in _DETERMINERS:
        bare = bare[len(determiner) :] if bare.casefold().startswith(determiner) else bare
    words = bare.split()
    folded = [word.casefold() for word in words]
    if not words or len(words) > _MOST_WORDS or _NO_ACTORS & {name.casefold(), bare.casefold()}:
        return False
    if _NEVER & set(folded) and not (len(words) > 1 and all(map(str.istitle, words))):
        return False
    if len(words) == 1 and (folded[0] in _LABELS or f"{folded[0]} " in _DETERMINERS):
        return False
    if any(word in _VERBS for word in words[1:]):
        return False
    if kind in WRITTEN_SMALL:
        return any(character.isalpha() for character in name)
    if type_ == ORGANISATION and len(words) == 1 and folded[0] in organisation_keywords().role:
        return False
    return any(character.isupper() or character.isdigit() for character in bare)


def goes_on(match: re.Match[str]) -> bool:
    """Whether a part of a person's name is a part of another one's here ("Anna Bakker")."""
    before = _NAME_BEFORE.search(match.string, max(0, match.start() - _REACH), match.start())
    return bool(before or _NAME_BEHIND.match(match.string, match.end()))
