"""What the end of the text in front of a name tells: worked out once for the same end."""

import re
from collections.abc import Set
from functools import lru_cache

from loaders.language.lexicon import organisation_keywords
from loaders.nlp.entities.tokens import WORD, are_adjacent

_QUOTES = tuple("\"'“‘„")
_LAST_WORD = re.compile(r"(\w+)\s+$")
_REACH, _KEPT = 40, 10_000


class LeftContext:
    """The last word in front of a name, with what follows it.

    ``word`` is that word if only a space lies between, else empty, and ``length`` counts the
    characters from there up to the name. ``kind`` is the kind of actor it tells ("netbeheerder
    Zwiep"), ``is_quote`` tells that a quotation opens right in front of the name. ``last`` is
    the last word in lower case if only white space lies between, else empty; None if there is
    nothing but white space within reach. ``is_firm`` tells an ampersand inside one name.
    """

    def __init__(self, end: str, is_firm: bool) -> None:
        gap = " & " if is_firm else end[len(end.rstrip()) :]
        near = is_firm or 0 < len(gap) < 3
        found: list[str] = WORD.findall(end)
        self.word = found[-1] if near and found and end.endswith(found[-1] + gap) else ""
        self.length = len(self.word) + len(gap)
        self.folded = self.word.casefold()
        self.is_lower = self.word == self.word.lower()
        self.kind = organisation_keywords().kind_by_noun(self.word)
        self.is_quote = end.endswith(_QUOTES)
        match = _LAST_WORD.search(end.lower())
        unseen = None if end.isspace() else ""
        self.last = match[1] if match else unseen

    def may_end_on(self, words: Set[str]) -> bool:
        """Whether the text in front of the name ends on one of these words, as far as is seen."""
        return self.last is None or self.last in words


def context_of(text: str, begin: int, start: int) -> LeftContext:
    """Return what stands in front of ``text[start]``, back to ``text[begin]`` at most.

    That is what follows the last space; the space before that where it is blank or an ampersand.
    """
    if start == begin:
        return _context("", False)
    near = max(begin, start - _REACH)
    space = text.rfind(" ", near, start - 1)
    end = text[space + 1 if space >= 0 else near : start]
    if end.isspace() or end == "& ":
        end = text[max(near, text.rfind(" ", near, max(near, space))) : start]
        left = start - len(end.lstrip())
        right = next(WORD.finditer(text, start)).end()
        return _context(end, end.endswith(" & ") and are_adjacent(text, left, right))
    return _context(end, False)


@lru_cache(maxsize=_KEPT)
def _context(end: str, is_firm: bool) -> LeftContext:
    return LeftContext(end, is_firm)
