"""Full names of people: given name, tussenvoegsels and surname.

A second "van" ends a name: in "Nicole van Dijk van Stichting Wijkgoed" the
person is Nicole van Dijk.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from graph.schema import PERSON
from loaders.language.lexicon import alternatives, table, words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.people_lexicon import (
    CAPITAL,
    FIRST_WORD,
    FUNCTIONS,
    PARTICLE,
    PLAIN_WORDS,
    WORD,
    is_given,
    is_introduced,
    is_organisation_keyword,
    is_place,
    tells_organisation,
)
from loaders.nlp.sentences import Sentence
from loaders.nlp.types import Mention

GIVEN_NAME, TUSSENVOEGSEL, FUNCTION, SPEECH = "given-name", "tussenvoegsel", "function", "speech"
RULES = {PERSON: (GIVEN_NAME, TUSSENVOEGSEL, FUNCTION, SPEECH)}
"""The rules of this module, by what they find."""

_LEXICON = table("people")
_VERBS = frozenset(_LEXICON["speech_verbs"])
_FULL = re.compile(
    rf"(?<![^\W_])(?<!-)(?P<given>{WORD})(?P<more>(?:[ ]{WORD}){{0,2}}?)"
    rf"(?P<particle>(?:[ ]{PARTICLE}){{1,3}}[ ]"
    rf"|[ ])(?P<surname>{WORD})(?P<second>[ ]{WORD})?(?![^\W_])"
)
_OPENING = re.compile(rf"({FIRST_WORD})[ ](?:({PARTICLE})[ ]|(?={CAPITAL}))")
_SURNAME = re.compile(rf"(?:[ ]{PARTICLE}){{1,3}}[ ]{WORD}(?![^\W_])")
_SPEECH = re.compile(rf"[,\"”’']?\s+(?:{alternatives(_VERBS)})\b")
_PREVIOUS = re.compile(rf"(?<![\w'’-]){WORD}[ ]$")
_OF_PLACES = frozenset(_LEXICON["of_places"])
_OF_NAMES = [[word] for word in _LEXICON["of_names"]]
_NOT_OF_NAMES = [[word] for word in _LEXICON["not_of_names"]]
_OF = table("function_words")["of"]


def full_names(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the mentions of a person in full."""
    text, position = analysed.text, 0
    for sentence, start in _openings(analysed):
        match = _FULL.match(text, start, sentence.end) if start >= position else None
        if match is None:
            continue
        end = _name_end(match)
        rule = _rule(analysed, sentence.start, match, end)
        if rule and not _goes_on_from_a_name(analysed, sentence.start, start):
            position = end
            yield Mention(start, end, PERSON, " ".join(text[start:end].split()), None, rule)


def _openings(analysed: AnalysedText) -> Iterator[tuple[Sentence, int]]:
    """Yield where a name could open: at a given name, or a word that something tells one by."""
    spoken = [at for at, _ in analysed.word_index.written(_VERBS)]
    for match in _OPENING.finditer(analysed.text):
        given, start = match[1], match.start()
        known = _is_known(given)
        sentence = None if known is None else analysed.sentence_at(start)
        if sentence and (known or _may_be_recognised(analysed, sentence, match, spoken)):
            yield sentence, start


@lru_cache(maxsize=50_000)
def _is_known(given: str) -> bool | None:
    """Whether a word is a known given name; None if no name of a person can open with it."""
    known = is_given(given)
    if _tells_organisations(given)(given) or given.isupper():
        return None
    if not known and (
        given in words("starters") or given.casefold() in FUNCTIONS or is_place(given)
    ):
        return None
    return known


def _tells_organisations(given: str) -> Callable[[str], bool]:
    """Return what tells the words of an organisation: not their mere ending in a full name."""
    return (
        is_organisation_keyword
        if is_given(given) and given not in PLAIN_WORDS
        else tells_organisation
    )


def _may_be_recognised(
    analysed: AnalysedText, sentence: Sentence, match: re.Match[str], spoken: list[int]
) -> bool:
    """Whether tussenvoegsels, a verb of speech or a function could tell an unknown name."""
    start, particle = match.start(), match[2]
    if particle:
        return particle not in _OF_PLACES
    following = bisect_left(spoken, start)
    spoken_of = following < len(spoken) and spoken[following] < sentence.end
    return spoken_of or is_introduced(analysed.folded, sentence.start, start)


def _name_end(match: re.Match[str]) -> int:
    """Return where the name stops: a further capitalised word may be a second surname."""
    if not match["particle"].strip() and match["surname"] in words("given_names"):
        further = _SURNAME.match(match.string, match.end("surname"))
        if further:
            return further.end()
    second = match["second"]
    if second and (is_place(second.strip()) or tells_organisation(second.strip())):
        return match.end("surname")
    return match.end("second") if second else match.end("surname")


def _rule(analysed: AnalysedText, begin: int, match: re.Match[str], end: int) -> str | None:
    given, surname = match["given"], match["surname"]
    particle = match["particle"].split()
    others = (*match["more"].split(), surname, *(match["second"] or "").split())
    if any(map(_tells_organisations(given), others)) or surname.isupper():
        return None
    if _is_known(given) and not (particle == [_OF] and is_place(surname) and given in PLAIN_WORDS):
        return GIVEN_NAME
    return _contextual_rule(analysed, begin, match, end)


def _contextual_rule(
    analysed: AnalysedText, begin: int, match: re.Match[str], end: int
) -> str | None:
    """Return the rule that tells a name whose given name tells nothing."""
    given, particle = match["given"], match["particle"].split()
    if given in words("starters"):
        return None
    if not _OF_PLACES.isdisjoint(particle) or particle in _NOT_OF_NAMES:
        return None
    if len(particle) > 1 or particle in _OF_NAMES:
        return TUSSENVOEGSEL if not match["more"] else None
    if is_introduced(analysed.folded, begin, match.start()):
        return FUNCTION
    return SPEECH if not match["more"] and _SPEECH.match(analysed.text, end) else None


def _goes_on_from_a_name(analysed: AnalysedText, begin: int, start: int) -> bool:
    """Whether a capitalised word that opens no sentence and tells no function stands before it."""
    before = _PREVIOUS.search(analysed.text, begin, start)
    if not before or before.start() == begin:
        return False
    return not is_introduced(analysed.folded, before.start(), start)
