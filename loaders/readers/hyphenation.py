"""Words that are broken over two lines: put together as Dutch spells them."""

import re

from loaders.language.lexicon import table

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
_REACH = 80
_LEXICON = table("documents")
_KEEP_AFTER, _LIST_WORDS = frozenset(_LEXICON["hyphen_after"]), frozenset(_LEXICON["hyphen_before"])
_CLASHES = frozenset(_LEXICON["clashing_vowels"])


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, those with a hyphen as one."""
    return frozenset(_WORD.findall(text))


def joint(before: str, after: str, known: frozenset[str]) -> str:
    """Return what stands between two parts of a word that a hyphen broke over two lines.

    ``before`` is the text up to that hyphen. Nothing: the hyphen only broke the word. A hyphen:
    it belongs to the word ("Noord-Holland"). A hyphen and a space: the word shares its ending
    ("woon- en werkruimte"). A spelling among the ``known`` words decides first.
    """
    last, first = _LAST_WORD.search(before[-_REACH:]), _WORD.match(after)
    if not last or not first or not first.group()[0].islower():
        return "-"
    if first.group() in _LIST_WORDS:
        return "- "
    whole = last.group() + first.group()
    if whole in known:
        return ""
    if f"{last.group()}-{first.group()}" in known or _takes_hyphen(last.group(), first.group()):
        return "-"
    return ""


def _takes_hyphen(last: str, first: str) -> bool:
    part = last.rsplit("-", 1)[-1]
    abbreviation = len(part) == 1 or any(c.isupper() or c.isdigit() for c in part[1:])
    clash = (part[-1] + first[0]).lower() in _CLASHES
    return abbreviation or clash or part.lower() in _KEEP_AFTER
