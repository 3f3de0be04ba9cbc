"""The words that names are made of, and whether nothing parts two of them."""

import re
from itertools import pairwise

from loaders.language.lexicon import organisation_keywords, table

INNER_SIGNS = "'’&.+#@-"
"""What may stand between two letters of one word."""

CAPITALS = "".join(c for c in map(chr, range(0x2000)) if c != c.lower())
"""The letters that have a lower case, of the scripts of Europe."""

LETTER = r"[^\W_]"
WORD_GOES_ON = rf"(?:[{INNER_SIGNS}]++{LETTER}++)*+(?:[{INNER_SIGNS}]*+!|[{INNER_SIGNS}]*\+)?+"
PLAIN_WORD = rf"{LETTER}++{WORD_GOES_ON}"
WORD = re.compile(rf"['’](?:t(?=\s[A-Z]|\Z)|\d\d\b)|{PLAIN_WORD}")

_KEYWORDS = organisation_keywords()
_SHORT_ARTICLES = frozenset({"'t", "’t"})
_FIRM_ENDINGS = frozenset(table("candidates")["firm_endings"])
_LAST_LETTERS = re.compile(r"([^\W_]+) $")
_NEAR = 30


def is_name(word: str) -> bool:
    """Whether a word has a capital, or is the article of a name ("'t Zandpad")."""
    return word != word.lower() or word in _SHORT_ARTICLES


def are_adjacent(text: str, start: int, end: int) -> bool:
    """Whether between the words of ``text[start:end]`` lies only space or a firm's ampersand."""
    return all(_adjacent(text, *pair) for pair in pairwise(WORD.finditer(text, start, end)))


def _adjacent(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    if between == " & ":
        before = _LAST_LETTERS.search(text[max(0, left.start() - _NEAR) : left.start()])
        word = before[1].casefold() if before else ""
        told = word in _KEYWORDS.role or _KEYWORDS.may_open(word)
        return told or right.group() in _FIRM_ENDINGS
    return not between.strip() and 0 < len(between) < 3
