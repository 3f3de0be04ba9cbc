"""People by their initials ("J. (Jan) de Vries") or by a title ("mevrouw de Vries")."""

import re
from collections.abc import Iterable, Iterator

from graph.schema import PERSON
from loaders.language.lexicon import alternatives, words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.people_lexicon import CAPITAL, PARTICLE, TITLES, WORD, tells_organisation
from loaders.nlp.types import Mention

INITIALS, TITLE = "initials", "title"
RULES = {PERSON: (INITIALS, TITLE)}
"""The rules of this module, by what they find."""

_TITLE = rf"(?:(?i:{alternatives(TITLES)})\s+)"
_INITIALS = rf"(?!{_TITLE})(?:{CAPITAL}[a-z]?\.\s?){{1,12}}"
_INITIAL = re.compile(rf"{CAPITAL}[a-z]?\.")
_INITIALLED = re.compile(
    rf"(?<![^\W_])(?<!-)(?P<initials>{_INITIALS})(?:\s?\((?P<called>{WORD})\))?"
    rf"\s?(?P<surname>(?:{PARTICLE}[ ]){{0,3}}{WORD})(?![^\W_])"
)
_TITLED = re.compile(
    rf"(?<![^\W_])(?<!-){_TITLE}{{1,8}}(?P<surname>(?:(?i:{PARTICLE})[ ]){{0,3}}{WORD})(?![^\W_])"
)
_TITLE_WORDS = frozenset(title.rstrip(".") for title in TITLES)


def initialled(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the people by initials, with the first name that the report gives them anywhere."""
    text = analysed.text
    starts = [match.start() for match in _INITIAL.finditer(text)]
    unbound = (_INITIALLED.match(text, start) for start in starts)
    called = {_short(match): match["called"] for match in unbound if match and match["called"]}
    for match in _in_sentences(analysed, _INITIALLED, starts):
        surname = match["surname"]
        if not tells_organisation(surname.split()[-1]):
            first = match["called"] or called.get(_short(match), match["initials"].strip())
            yield Mention(*match.span(), PERSON, f"{first} {surname}", None, INITIALS)


def titled(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the people by title and surname."""
    for match in _in_sentences(analysed, _TITLED, _titles(analysed)):
        surname = match["surname"]
        if " " in surname or surname not in words("given_names"):
            yield Mention(match.start("surname"), match.end(), PERSON, surname, None, TITLE)


def _short(match: re.Match[str]) -> str:
    return f"{match['initials'].strip()} {match['surname']}"


def _titles(analysed: AnalysedText) -> list[int]:
    """Return where a title stands, in whatever case; an underscore beside it is no part of it."""
    word_index = analysed.word_index
    forms = {form for title in _TITLE_WORDS for form in word_index.forms.get(title, (title,))}
    return [at for at, _ in word_index.written(forms)]


def _in_sentences(
    analysed: AnalysedText, pattern: re.Pattern[str], starts: Iterable[int]
) -> Iterator[re.Match[str]]:
    """Yield the matches at these offsets, each inside one sentence and behind the one before."""
    position = 0
    for start in starts:
        sentence = analysed.sentence_at(start) if start >= position else None
        match = pattern.match(analysed.text, start, sentence.end) if sentence else None
        if match:
            position = match.end()
            yield match
