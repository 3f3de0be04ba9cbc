"""Runs: stretches of capitalised words, with the small words inside them, that may be a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.schema import NEIGHBOURHOOD, PERSON
from loaders import gazetteer
from loaders.extract.base import Reading, Taken
from loaders.extract.concordance import Concordance
from loaders.lexicon import kind_by_ending, organisation_cues, table, words

_CUES = table("runs")
JOINERS, LISTING, DEPARTMENTS, FIRM_ENDINGS = (
    frozenset(_CUES[key]) for key in ("joiners", "listing", "departments", "firm_endings")
)
_ARTICLES = frozenset({"de", "het"})
_SHORT_ARTICLES = frozenset({"'t", "’t"})
_LINKS = frozenset({"van", "voor"})
_TOKEN = re.compile(r"['’](?:t(?=\s[A-Z])|\d\d\b)|[^\W_](?:(?:[^\W_]|['’&.+#@-])*(?:[^\W_]|[+!]))?")
_NUMBER = re.compile(r"0\d{1,2}|['’]\d\d")
_NEXT_NAME = re.compile(r"\s(?:de |het )?([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)")
_MAX_JOINERS, _CONTEXT = 2, 40


class Token(NamedTuple):
    """A word of the text; ``folded`` in lower case."""

    start: int
    end: int
    word: str

    @property
    def folded(self) -> str:
        """The word in lower case."""
        return self.word.casefold()

    @property
    def is_name(self) -> bool:
        """Whether it has a capital, or is the article of a name ("'t Zandpad")."""
        return self.word != self.word.lower() or self.word in _SHORT_ARTICLES


class Run:
    """Tokens ``first`` to ``last`` of a stretch of a report that begins at ``begin``.

    ``text[start:end]`` is its ``form``, ``words`` are its tokens and ``opener`` the first of
    them; ``before`` is the text in front of it, back to the begin of its stretch.
    """

    def __init__(
        self, report: Concordance, tokens: tuple[Token, ...], first: int, last: int, begin: int
    ) -> None:
        self.report, self.text, self.tokens = report, report.text, tokens
        self.first, self.last, self.begin = first, last, begin
        self.words = tokens[first : last + 1]
        self.opener = tokens[first]
        self.start, self.end = tokens[first].start, tokens[last].end
        self.form = report.text[self.start : self.end]
        self.before = report.text[max(begin, self.start - _CONTEXT) : self.start]

    @property
    def previous(self) -> str:
        """The word in front of it in lower case, if only a space lies between."""
        if not self.first or not adjacent(self.text, self.tokens[self.first - 1], self.opener):
            return ""
        return self.tokens[self.first - 1].folded

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence or slot."""
        return self.start == self.begin

    @property
    def is_single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    def trimmed(self, count: int = 1) -> "Run":
        """Return the run without its first words."""
        return Run(self.report, self.tokens, self.first + count, self.last, self.begin)


def adjacent(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but white space, or the ampersand of a firm, lies between two tokens."""
    between = text[left.end : right.start]
    if between == " & ":
        before = re.search(r"([^\W_]+) $", text[max(0, left.start - 30) : left.start])
        cues = organisation_cues()
        word = before[1].casefold() if before else ""
        told = word in cues.role or word in cues.first or kind_by_ending(word, cues.ending)
        return right.word in FIRM_ENDINGS or bool(told)
    return not between.strip() and 0 < len(between) < 3


class RunFinder:
    """Finds the runs of a report; characters that belong to people are left alone."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._report = reading.concordance
        self._cues = organisation_cues()
        people = [m for m in reading.mentions if m.type == PERSON]
        self._people = Taken(reading.text, people)
        self._places = {(m.start, m.end) for m in reading.mentions if m.type == NEIGHBOURHOOD}

    def is_place(self, run: Run) -> bool:
        """Whether the whole run is a known place."""
        return (run.start, run.end) in self._places

    def find(self, start: int, end: int) -> Iterator[Run]:
        """Yield the runs in ``text[start:end]`` in order."""
        matches = _TOKEN.finditer(self._text, start, end)
        tokens = tuple([Token(*match.span(), match.group()) for match in matches])
        last = -1
        for index in [i for i, token in enumerate(tokens) if self._may_open(token.word)]:
            if index > last and (
                self._is_free_name(tokens[index]) or self._opens_lower(tokens, index)
            ):
                last = self._end(tokens, index)
                yield Run(self._report, tokens, index, last, start)

    def _may_open(self, word: str) -> bool:
        return not word.islower() or word in self._cues.first or word in _SHORT_ARTICLES

    def _is_free_name(self, token: Token) -> bool:
        return token.is_name and token.start not in self._people

    def _opens_lower(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a lower-case cue ("gemeente", "ministerie van") opens a name here."""
        if tokens[index].word not in self._cues.first or index + 1 >= len(tokens):
            return False
        following = index + 1
        if tokens[index].word in LISTING:
            while following < len(tokens) - 1 and tokens[following].word in (
                "van",
                "voor",
                "de",
                "het",
            ):
                following += 1
        return self._is_free_name(tokens[following]) and all(
            adjacent(self._text, tokens[i], tokens[i + 1]) for i in range(index, following)
        )

    def _end(self, tokens: tuple[Token, ...], first: int) -> int:
        last = first
        while last + 1 < len(tokens) and (step := self._step(tokens, first, last)):
            last += step
        return last

    def _step(self, tokens: tuple[Token, ...], first: int, last: int) -> int:
        """Return how many tokens the run grows by: 0 when it ends here."""
        target = last + 1
        while (
            target < len(tokens)
            and not tokens[target].is_name
            and self._joins(tokens, first, target)
        ):
            target += 1
        if target >= len(tokens) or target - last - 1 > _MAX_JOINERS:
            return 0
        goal = tokens[target]
        is_name = self._is_free_name(goal) or (target == last + 1 and _NUMBER.fullmatch(goal.word))
        linked = all(adjacent(self._text, tokens[i], tokens[i + 1]) for i in range(last, target))
        return target - last if is_name and linked else 0

    def _joins(self, tokens: tuple[Token, ...], first: int, index: int) -> bool:
        """Whether the small word at ``index`` is part of the name that opens at ``first``."""
        word, opener = tokens[index].word, tokens[first].folded
        if opener == "gemeente":
            return False
        if word == "&":
            return bool(opener in self._cues.first or kind_by_ending(opener, self._cues.ending))
        if word == "en":
            return self._lists(tokens, first, index)
        ends = kind_by_ending(opener, self._cues.ending)
        if ends and index == first + 1 and word in _ARTICLES and opener not in self._cues.first:
            return False
        told = opener in self._cues.first or ends
        if told or tokens[first].word in ("Van", "De", "Het"):
            return word in JOINERS
        if index > first + 1 and tokens[index - 1].folded in self._cues.first:
            return word in _LINKS
        return word == "van" and index == first + 1 and self._is_of_place(tokens, first, index)

    def _lists(self, tokens: tuple[Token, ...], first: int, index: int) -> bool:
        """Whether "en" stands inside one name: of a ministry, a department, an academy."""
        opener = tokens[first].folded
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        alone = following is not None and self._report.is_told_apart(following.word)
        if opener in DEPARTMENTS or (first > 0 and tokens[first - 1].folded in DEPARTMENTS):
            return not alone
        inside = {token.word for token in tokens[first:index]}
        named = following is not None and following.is_name and not alone
        linked = opener in self._cues.first and bool(inside & _LINKS)
        return opener in LISTING or (named and linked)

    def _is_of_place(self, tokens: tuple[Token, ...], first: int, index: int) -> bool:
        """Whether "X van Y" is a name: Y is a place, and X neither place nor ordinary opener."""
        opener = tokens[first]
        if first == 0 and opener.word in words("starters"):
            return False
        match = _NEXT_NAME.match(self._text, tokens[index].end)
        known = bool(match and gazetteer.find(match[1]))
        return known and (opener.start, opener.end) not in self._places
