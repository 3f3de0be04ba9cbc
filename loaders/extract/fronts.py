"""What the end of the text in front of a name tells: worked out once for the same end."""

import re
from functools import lru_cache
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
    characters from there up to the name. ``kind`` is the kind of actor it tells ("netbeheerder
    Zwiep"), ``is_quote`` tells that a quotation opens right in front of the name. What it *may
    tell* the words before it decide: "de" may be the end of "het plan voor de".
    """

    def __init__(self, end: str, is_firm: bool) -> None:
        gap = " & " if is_firm else end[len(end.rstrip()) :]
        near = is_firm or 0 < len(gap) < 3
        found: list[str] = WORD.findall(end)
        self.word = found[-1] if near and found and end.endswith(found[-1] + gap) else ""
        self.length = len(self.word) + len(gap)
        self.folded = self.word.casefold()
        self.is_lower = self.word == self.word.lower()
        self.kind = _CUES.role.get(self.folded) or kind_by_ending(self.word, _CUES.ending)
        self.is_quote = end.endswith(_QUOTES)
        match = _LAST_WORD.search(end.lower())
        last, unseen = match[1] if match else "", end.isspace()
        self.may_tell_thing = unseen or self.is_quote or last in _THING_ENDS
        self.may_tell_function = unseen or last in _FUNCTION_ENDS
        self.may_tell_place = unseen or last in _PLACE_ENDS
        self.may_be_english = unseen or last in _ENGLISH_ENDS


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
