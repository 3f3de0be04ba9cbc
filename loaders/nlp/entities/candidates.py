"""Candidates: capitalised words, with the small words between them, that may be a name."""

import re
from collections.abc import Iterator, Sequence

from graph.schema import NEIGHBOURHOOD, PERSON
from loaders.language.lexicon import (
    alternatives,
    kind_by_ending,
    organisation_keywords,
    table,
    words,
)
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.left_context import LeftContext, context_of
from loaders.nlp.entities.name_shape import form_of
from loaders.nlp.entities.tokens import (
    CAPITALS,
    INNER_SIGNS,
    LETTER,
    PLAIN_WORD,
    WORD,
    WORD_GOES_ON,
    are_adjacent,
    is_name,
)
from loaders.nlp.matching.occupied import OccupiedSpans
from loaders.nlp.matching.word_index import WordIndex
from loaders.places import gazetteer

_LEXICON = table("candidates")
JOINERS, _LISTING, DEPARTMENTS = (
    frozenset(_LEXICON[key]) for key in ("joiners", "listing", "departments")
)
_KEYWORDS = organisation_keywords()
_WORDS = table("function_words")
_AND, _OF = _WORDS["and"], _WORDS["of"]
_ARTICLES, _LINKS = frozenset(_WORDS["articles"]), frozenset(_LEXICON["links"])
_OPEN_ARTICLES, _NEVER_JOINED = _LEXICON["open_articles"], _LEXICON["never_joined"]
_REST = re.compile(rf"(?:{LETTER}|[{INNER_SIGNS}])*")
_SMALL = alternatives([*filter(str.isalpha, JOINERS), _AND])
_GAP = r"(?:\s{1,2}| & )"
_NOT_CAPITALS = rf"[^\W_{CAPITALS}]*+"
_WITH_CAPITAL = (
    rf"(?={_NOT_CAPITALS}(?:[{INNER_SIGNS}]++{_NOT_CAPITALS})*+[{CAPITALS}]){PLAIN_WORD}"
)
_NUMBER = rf"0\d{{1,2}}(?![{INNER_SIGNS}]*(?:{LETTER}|[+!]))|['’]\d\d\b"
_OPENING = re.compile(
    rf"[{CAPITALS}'’](?:(?<!['’]){LETTER}*+{WORD_GOES_ON}|(?<![\w{INNER_SIGNS}]['’])t(?=\s[A-Z]))"
    rf"(?:\s{{1,2}}[{CAPITALS}]{LETTER}*+{WORD_GOES_ON})*+"
)
_STEP = re.compile(
    rf"(?P<small>(?:{_GAP}(?:{_SMALL})(?=\s))*){_GAP}"
    rf"(?:(?P<name>['’]t(?=\s[A-Z])|{_WITH_CAPITAL})|(?P<number>{_NUMBER}))"
)
_LINK = re.compile(rf"\s(?:{'|'.join(sorted(_LINKS))})\s")
_OF_NAME = re.compile(
    rf"\s+{_OF}\s(?:(?:{alternatives(_ARTICLES)}) )?"
    r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)"
)
_LISTING_KEYWORDS = _LISTING & _KEYWORDS.first.keys()
_BEHIND_LISTING = _LINKS | _ARTICLES
_MAY_OPEN = _BEHIND_LISTING | _KEYWORDS.first.keys()
_MAX_JOINERS, _REACH = 2, 40


class Candidate:
    """``text[start:end]`` in a stretch of a report that begins at ``begin`` and ends at ``until``.

    Its ``form`` tells what its letters tell, its ``context`` what stands in front of it.
    """

    __slots__ = ("begin", "context", "end", "form", "start", "text", "until", "word_index")

    def __init__(
        self,
        word_index: WordIndex,
        begin: int,
        until: int,
        start: int,
        end: int,
        context: LeftContext,
    ) -> None:
        self.word_index, self.text = word_index, word_index.text
        self.begin, self.until = begin, until
        self.start, self.end = start, end
        self.form, self.context = form_of(word_index.text[start:end]), context

    @property
    def before(self) -> str:
        """The text in front of it, back to the begin of its stretch."""
        return self.text[max(self.begin, self.start - _REACH) : self.start]

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence or name list."""
        return self.start == self.begin

    @property
    def role(self) -> str | None:
        """The kind that the noun in front of it tells, which has no capital inside a sentence."""
        context = self.context
        if not context.kind:
            return None
        lower = context.is_lower or self.start - context.length == self.begin
        return context.kind if lower else None

    def trimmed(self) -> "Candidate":
        """Return the candidate without its first word."""
        start = self.start + self.form.second_at
        context = context_of(self.text, self.begin, start)
        return Candidate(self.word_index, self.begin, self.until, start, self.end, context)


class CandidateFinder:
    """Finds the candidates of a report; characters that belong to people are left alone."""

    def __init__(self, analysed: AnalysedText) -> None:
        self._text = analysed.text
        self._word_index = analysed.word_index
        self._people = OccupiedSpans(
            analysed.text, (m for m in analysed.mentions if m.type == PERSON)
        )
        self._places = {(m.start, m.end) for m in analysed.mentions if m.type == NEIGHBOURHOOD}

    def is_place(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is a known place."""
        return (start, end) in self._places

    def find(self, begin: int, until: int) -> Iterator[Candidate]:
        """Yield the candidates in ``text[begin:until]`` in order."""
        text, at = self._text, begin
        while match := _OPENING.search(text, at, until):
            start, end = match.span()
            if start > at and (text[start - 1].isalnum() or text[start - 1] in INNER_SIGNS):
                start, end = self._word_around(start, at, until)
            if start in self._people:
                at = next(_REST.finditer(text, self._people.until(start))).end()
                continue
            if self._people.touch(start, end):
                end = next(WORD.finditer(text, start)).end()
            context = context_of(text, begin, start)
            if context.word in _MAY_OPEN and (opener := self._opener(context, begin, at, start)):
                start, end = opener
                context = context_of(text, begin, start)
            while (step := _STEP.match(text, end, until)) and self._goes_on(begin, start, step):
                end = step.end()
            at = end
            yield Candidate(self._word_index, begin, until, start, end, context)

    def _word_around(self, offset: int, at: int, until: int) -> tuple[int, int]:
        """Return the span of the word that has its first capital at ``offset`` ("eVa")."""
        first = max(at, self._text.rfind(" ", at, offset) + 1)
        found = WORD.finditer(self._text, first, until)
        return next(match.span() for match in found if match.end() > offset)

    def _opener(
        self, context: LeftContext, begin: int, at: int, start: int
    ) -> tuple[int, int] | None:
        """Return the span of the word that opens a name in front of its first capital.

        That is a keyword ("gemeente", "ministerie van de"), behind ``at``.
        """
        first = start
        while context.word in _BEHIND_LISTING:
            first -= context.length
            context = context_of(self._text, begin, first)
        told = context.word in (_KEYWORDS.first if first == start else _LISTING_KEYWORDS)
        opener = first - context.length
        return (opener, opener + len(context.word)) if told and opener >= at else None

    def _goes_on(self, begin: int, start: int, step: re.Match[str]) -> bool:
        """Whether these words are part of the name that opens at ``start``, too."""
        if step["name"] and step.start("name") in self._people:
            return False
        small = step["small"].split()
        if len(small) > (0 if step["number"] else _MAX_JOINERS):
            return False
        if small and not self._all_join(begin, start, step, small):
            return False
        near = max(start, step.start() - _REACH)
        return "&" not in step.group() or are_adjacent(self._text, near, step.end())

    def _all_join(self, begin: int, start: int, step: re.Match[str], small: Sequence[str]) -> bool:
        """Whether each of these small words is part of the name that opens at ``start``."""
        text, end = self._text, step.start()
        opener = next(WORD.finditer(text, start)).group()
        near = max(start + len(opener), end - _REACH)
        known = (opener, *WORD.findall(text, near, end)[-1:])
        found = (*known, *small, step["name"])
        joiners = range(len(known), len(known) + len(small))
        return all(self._joins(begin, start, end, found, index) for index in joiners)

    def _joins(self, begin: int, start: int, end: int, found: Sequence[str], index: int) -> bool:
        """Whether the small word at ``index`` is part of the name that is ``text[start:end]``.

        ``found`` are the first word of that name, its last if it has more, and what follows.
        """
        opener, word = found[0], found[index]
        folded = opener.casefold()
        if folded in _NEVER_JOINED:
            return False
        if word == _AND:
            return self._lists(begin, start, end, found, index)
        tells_organisation, ends = (
            folded in _KEYWORDS.first,
            kind_by_ending(folded, _KEYWORDS.ending),
        )
        if ends and index == 1 and word in _ARTICLES and not tells_organisation:
            return False
        if tells_organisation or ends or opener in _OPEN_ARTICLES:
            return True
        if index > 1 and found[index - 1].casefold() in _KEYWORDS.first:
            return word in _LINKS
        return word == _OF and index == 1 and self._is_of_place(begin, start, end)

    def _lists(self, begin: int, start: int, end: int, found: Sequence[str], index: int) -> bool:
        """Whether "en" stands inside one name: of a ministry, a department, an academy."""
        opener, following = found[0].casefold(), found[index + 1]
        alone = self._word_index.is_distinguished(following)
        before = WORD.findall(self._text, max(begin, start - _REACH), start)
        if opener in DEPARTMENTS or (before and before[-1].casefold() in DEPARTMENTS):
            return not alone
        if opener in _LISTING:
            return True
        if opener not in _KEYWORDS.first or alone or not is_name(following):
            return False
        return not _LINKS.isdisjoint(found[:index]) or bool(_LINK.search(self._text, start, end))

    def _is_of_place(self, begin: int, start: int, end: int) -> bool:
        """Whether "X van Y" is a name: Y is a place, and X neither place nor ordinary opener."""
        text = self._text
        if text[start:end] in words("starters") and not WORD.search(text, begin, start):
            return False
        match = _OF_NAME.match(text, end)
        known = bool(match and gazetteer.find(match[1]))
        return known and not self.is_place(start, end)
