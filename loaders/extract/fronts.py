"""What the end of the text in front of a name tells: worked out once for the same end."""

import re
from collections.abc import Set
from functools import cached_property, lru_cache
from itertools import pairwise

from loaders.extract.forms import WORD
from loaders.lexicon import kind_by_ending, organisation_cues, table

_QUOTES = tuple("\"'“‘„")
_CUES = organisation_cues()
_LAST_WORD = re.compile(r"(\w+)\s+$")
_CONNECTIVES = ("zoals", "van", "over", "als", "titel", "genaamd", "de", "het", "een")
_THING_ENDS = frozenset([*table("not_names")["things"], *_CONNECTIVES])
_FUNCTION_ENDS = frozenset(re.split(r"\W", name)[-1] for name in table("people")["functions"])
_ENGLISH_ENDS = frozenset({"to", "the"})
_QUARTERS = ("wijk", "buurt", "wijken", "buurten", "stadsdeel", "dorp", "volksbuurt", "woonwijk")
_PLACE_ENDS = frozenset(
    [*_QUARTERS, "nieuwbouwwijk", "in", "aangrenzende", "naburige", "nabije"],
)
_FIRM_ENDINGS = frozenset(table("runs")["firm_endings"])
_LAST_LETTERS = re.compile(r"([^\W_]+) $")
_REACH, _NEAR, _KEPT = 40, 30, 10_000


class Front:
    """The last word in front of a name, with what follows it.

    ``word`` is that word if only a space lies between, else empty, and ``length`` counts the
    characters from there up to the name. What it *may tell* is told by the words before, too.
    """

    def __init__(self, end: str, is_firm: bool) -> None:
        self._end = end
        gap = " & " if is_firm else end[len(end.rstrip()) :]
        near = is_firm or 0 < len(gap) < 3
        found: list[str] = WORD.findall(end)
        adjacent = near and found and end.endswith(found[-1] + gap)
        self.word = found[-1] if adjacent else ""
        self.length = len(self.word) + len(gap)

    @cached_property
    def folded(self) -> str:
        """The word in lower case."""
        return self.word.casefold()

    @cached_property
    def is_lower(self) -> bool:
        """Whether the word has no capital."""
        return self.word == self.word.lower()

    @cached_property
    def kind(self) -> str | None:
        """The kind of actor that the word tells ("netbeheerder Zwiep")."""
        return _CUES.role.get(self.folded) or kind_by_ending(self.word, _CUES.ending)

    @cached_property
    def is_quote(self) -> bool:
        """Whether a quotation opens right in front of the name."""
        return self._end.endswith(_QUOTES)

    @cached_property
    def may_tell_thing(self) -> bool:
        """Whether it may be the end of "de zaal" or "het boek van"."""
        return self.is_quote or self._is_one_of(_THING_ENDS)

    @cached_property
    def may_tell_function(self) -> bool:
        """Whether it may be the end of "sociaal werker"."""
        return self._is_one_of(_FUNCTION_ENDS)

    @cached_property
    def may_be_english(self) -> bool:
        """Whether it may be the end of "of the"."""
        return self._is_one_of(_ENGLISH_ENDS)

    @cached_property
    def may_tell_place(self) -> bool:
        """Whether it may be the end of "in" or "de wijk"."""
        return self._is_one_of(_PLACE_ENDS)

    def _is_one_of(self, ends: Set[str]) -> bool:
        match = _LAST_WORD.search(self._end)
        return match[1].lower() in ends if match else self._end.isspace()


def front_of(text: str, begin: int, start: int) -> Front:
    """Return what stands in front of ``text[start]``, back to ``text[begin]`` at most."""
    if start == begin:
        return _NOTHING
    near = start - _REACH if start - _REACH > begin else begin
    space = text.rfind(" ", near, start - 1)
    end = text[space + 1 if space >= 0 else near : start]
    if end.isspace() or end == "& ":
        end = text[max(near, text.rfind(" ", near, max(near, space))) : start]
        left = start - len(end.lstrip())
        right = next(WORD.finditer(text, start)).end()
        return _front(end, end.endswith(" & ") and are_adjacent(text, left, right))
    return _front(end, False)


@lru_cache(maxsize=_KEPT)
def _front(end: str, is_firm: bool) -> Front:
    return Front(end, is_firm)


_NOTHING = Front("", False)


def are_adjacent(text: str, start: int, end: int) -> bool:
    """Whether between the words of ``text[start:end]`` lies only space or a firm's ampersand."""
    return all(_adjacent(text, *pair) for pair in pairwise(WORD.finditer(text, start, end)))


def _adjacent(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    if between == " & ":
        before = _LAST_LETTERS.search(text[max(0, left.start() - _NEAR) : left.start()])
        word = before[1].casefold() if before else ""
        told = word in _CUES.role or word in _CUES.first or kind_by_ending(word, _CUES.ending)
        return right.group() in _FIRM_ENDINGS or bool(told)
    return not between.strip() and 0 < len(between) < 3
