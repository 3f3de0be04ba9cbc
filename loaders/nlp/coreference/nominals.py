"""The common nouns that stand for a named actor: "de coöperatie" after "Spijkerenergie"."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache

from graph.network import slug
from graph.schema import ORGANISATION
from loaders.language.lexicon import organisation_keywords, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.word_index import Occurrence, opened_by
from loaders.nlp.types import Mention

HEAD_NOUN = "head-noun"
RULES = {ORGANISATION: (HEAD_NOUN,)}
"""The rules of this module, by what they find."""

_LEXICON = table("coreference")["nominals"]
_DETERMINERS = tuple(_LEXICON["determiners"])
_NOUN = re.compile(r"[^\W\d_][\w-]*")
_GOES_ON = re.compile(r"\s+[A-Z(]")
_PLURAL_ENDINGS = tuple(_LEXICON["plural_endings"])
_BARRED = frozenset(_LEXICON["barred"])
_REACH, _NEAR, _LONGEST = 20_000, 250, 60


def find_nominals(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the mentions by a common noun.

    Such a noun stands for the only organisation before it, in the same session and not far
    back, whose name or kind it fits.
    """
    named = [m for m in analysed.mentions if m.is_actor and not m.is_group]
    names = {m.name for m in named}
    openers = _openers(names)
    kinds = {**_head_nouns(), **dict.fromkeys(openers | _tails(names), "")}
    occurring = list(_occurring(analysed, kinds.keys(), openers))
    antecedents = _Antecedents(analysed, named, {noun: kinds[noun] for _, _, noun in occurring})
    for start, end, noun in occurring:
        actor = None if end - 1 in analysed.occupied else antecedents.before(start, noun)
        if actor:
            nominal = Mention(start, end, ORGANISATION, actor.name, actor.kind, HEAD_NOUN)
            antecedents.add(nominal)
            yield nominal


def _occurring(
    analysed: AnalysedText, nouns: Set[str], openers: Iterable[str]
) -> Iterator[Occurrence]:
    """Yield where a noun is spoken behind an article, or as a name by itself ("Wijkraad")."""
    capitalised = (opener.capitalize() for opener in openers)
    alone = analysed.word_index.find_all(capitalised)
    found = [*_determined(analysed, nouns), *((s, e, form.casefold()) for s, e, form in alone)]
    position = 0
    for start, end, noun in sorted(found):
        if start >= position and not _GOES_ON.match(analysed.text, end):
            position = end
            yield start, end, noun


def _determined(analysed: AnalysedText, nouns: Set[str]) -> Iterator[Occurrence]:
    folded = analysed.folded
    first_words = {noun.partition("-")[0] for noun in nouns}
    for at, _ in analysed.word_index.in_any_case(first_words):
        start = opened_by(folded, at, _DETERMINERS)
        if start is None:
            continue
        match = _NOUN.match(folded, at)
        if match and match.group() in nouns:
            yield start, match.end(), match.group()


class _Antecedents:
    """The ``named`` actors of a report, by the nouns they are called by and by their kind."""

    def __init__(
        self, analysed: AnalysedText, named: Iterable[Mention], nouns: Mapping[str, str]
    ) -> None:
        self._analysed, self._nouns = analysed, nouns
        self._by_noun: dict[str, list[Mention]] = defaultdict(list)
        self._of_kind: dict[str, list[Mention]] = defaultdict(list)
        self._in_name = _nouns_in_names(nouns)
        ending = _nouns_ending(nouns)
        for mention in named:
            inside, in_front = self._in_name(mention.name), ending(self._word_before(mention))
            for noun in {*inside, *in_front} if in_front else inside:
                self._by_noun[noun].append(mention)
            if mention.kind:
                self._of_kind[mention.kind].append(mention)

    def _word_before(self, mention: Mention) -> str:
        """Return the word in front of a name ("kernteam Samen Verder"), if there is one."""
        text, end = self._analysed.text, mention.start - 1
        if end < 0 or not text[end].isspace():
            return ""
        before = text[max(0, end - _LONGEST) : end]
        return before[before.rfind(" ") + 1 :]

    def add(self, nominal: Mention) -> None:
        """Let a noun that stands for an actor recall it to what follows, as its name does."""
        for noun in self._in_name(nominal.name):
            insort(self._by_noun[noun], nominal, key=lambda m: m.start)

    def before(self, offset: int, noun: str) -> Mention | None:
        """Return the actor that a noun at ``offset`` stands for, if just one fits."""
        session = self._analysed.session_at(offset)
        start = max(session.start if session else 0, offset - _REACH)
        by_noun = self._by_noun[noun]
        fitting = _between(by_noun, start, offset)
        fitting = fitting or _between(self._of_kind[self._nouns[noun]], start, offset)
        fitting = fitting or {
            name: mention
            for name, mention in _between(by_noun, max(0, offset - _REACH), offset).items()
            if noun in name.casefold().split()
        }
        if len(fitting) > 1 and session:
            spans = (self._analysed.between(*span) for span in session.hosts)
            hosts = {mention.name for inside in spans for mention in inside}
            near = {name: m for name, m in fitting.items() if m.end > offset - _NEAR}
            fitting = {name: m for name, m in fitting.items() if name in hosts} or near
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def _between(mentions: list[Mention], start: int, end: int) -> dict[str, Mention]:
    """Return the last mention of each name in ``text[start:end]``."""
    first, last = (bisect_left(mentions, offset, key=lambda m: m.start) for offset in (start, end))
    return {m.name: m for m in mentions[first:last] if m.end <= end}


def _nouns_in_names(nouns: Iterable[str]) -> Callable[[str], list[str]]:
    folded = {noun: slug(noun) for noun in nouns}

    @cache
    def inside(name: str) -> list[str]:
        whole = slug(name)
        return [noun for noun, form in folded.items() if form in whole]

    return inside


def _nouns_ending(nouns: Iterable[str]) -> Callable[[str], list[str]]:
    known = tuple(nouns)

    @cache
    def ending(word: str) -> list[str]:
        folded = word.casefold()
        return [n for n in known if folded.endswith(n)] if folded.endswith(known) else []

    return ending


@cache
def _head_nouns() -> Mapping[str, str]:
    """Return the singular nouns that tell a kind of actor, each with that kind, if one."""
    roles = organisation_keywords().role.items()
    singular = {n: kind for n, kind in roles if not n.endswith(_PLURAL_ENDINGS) and " " not in n}
    return {**singular, **_LEXICON["kinds"], **dict.fromkeys(_LEXICON["kindless"], "")}


def _openers(names: Iterable[str]) -> set[str]:
    """Return the keywords that open the report's own names: "wijkraad" of "Wijkraad Theresia"."""
    keywords = organisation_keywords()
    openers = {name.partition(" ")[0] for name in names if " " in name}
    told = {opener.casefold() for opener in openers if keywords.may_open(opener)}
    return told - set(_LEXICON["barred_openers"])


def _tails(names: Iterable[str]) -> set[str]:
    """Return the nouns in the compounds of the report's own names: "kring" of "Zorgkring"."""
    words = {word for name in names for word in name.split()}
    return {tail for word in words if (tail := _tail(word))}


@lru_cache(maxsize=50_000)
def _tail(word: str) -> str | None:
    """Return the longest noun that ends a compound, if one does."""
    folded, endings = word.casefold(), organisation_keywords().ending
    tails = (folded[start:] for start in range(3, len(folded) - 3))
    return next((tail for tail in tails if tail in endings and tail not in _BARRED), None)
