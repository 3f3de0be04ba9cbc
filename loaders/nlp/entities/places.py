"""Places: by the gazetteer, by their ending ("Gaffelstraat") and by the adjective of a city."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import NamedTuple

from graph.schema import NEIGHBOURHOOD
from loaders.language.lexicon import alternatives, longest_word, organisation_keywords, table, words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.word_index import WordIndex
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Mention
from loaders.places import gazetteer
from loaders.places.gazetteer import Place

GAZETTEER, PLACE_SHAPE, COMPOUND = "gazetteer", "place-shape", "compound"
LOCAL_BODY, ADJECTIVE = "local-body", "adjective"
RULES = {NEIGHBOURHOOD: (GAZETTEER, PLACE_SHAPE, COMPOUND, LOCAL_BODY, ADJECTIVE)}
"""The rules of this module, by what they find."""

_LEXICON = table("places")
_ARTICLES = table("function_words")["articles"]
_CAPITALISED = re.compile(
    r"(?<![\w#@])(?:'s-|’s-)?[A-ZÀ-Þ][\w'’]*(?:-[\w'’]+)*(?:[ ](?:[A-ZÀ-Þ0-9][\w'’-]*"
    rf"|{'|'.join(_LEXICON['inner'])}))*"
)
_WORD = re.compile(r"(?:'s-|’s-)?[A-ZÀ-Þ][\w'’-]*")
_LOCATIVE = re.compile(
    rf"\b(?:{alternatives(_LEXICON['locative'])})"
    rf"(?:\s+(?:{alternatives(_LEXICON['locative_articles'])}))?\s+$",
    re.IGNORECASE,
)
_NOT_BEHIND_BODY = "|".join(f"{word} " for word in _LEXICON["not_behind_body"])
_OF_BODY = re.compile(
    rf"(?<!_)[^\W_]+ (?P<place>(?!{_NOT_BEHIND_BODY})[A-ZÀ-Þ][a-zà-ÿ]{{3,}}\w*)(?! [A-ZÀ-Þ])"
)
_IN_OTHER_NAME = re.compile(rf"\w (?:{alternatives(_LEXICON['in_other_names'])}) $")
_MOST_WORDS = 8
_CHUNK = re.compile(r"\S+")
_INSIDE = frozenset("_-'’")
_ARTICLE_BEFORE = re.compile(rf"\b(?:{alternatives(_ARTICLES)})\s+$")


@step(requires=(Layer.SENTENCES, Layer.PEOPLE), assigns=(Layer.PLACES, Layer.HOME_CITY))
def find_places(analysed: AnalysedText) -> None:
    """Add every mention of a place below the level of the country."""
    city = analysed.home_city = home_city(analysed.word_index)
    found = [*_named(analysed, city), *_compounded(analysed, city)]
    found = [mention for mention in found if mention.start not in analysed.occupied]
    analysed.add(found)
    inferred = [m for m in _by_bodies(analysed) if m.start not in analysed.occupied]
    analysed.add([*inferred, *_adjectives(analysed, {m.name for m in (*found, *inferred)})])


def home_city(word_index: WordIndex) -> str:
    """Return the city that a report names most, by name or adjective; empty if none."""
    cities = gazetteer.cities_by_word()
    words = (
        word.title() if word.isupper() else word for _, word in _words_of(word_index, _in_cities())
    )
    named = Counter(cities[word] for word in words if word in cities)
    return min(named, key=lambda name: (-named[name], name), default="")


@cache
def _in_cities() -> frozenset[str]:
    """Return the longest word of each name and adjective of a city, in capitals as well."""
    parts = {longest_word(word) for word in gazetteer.cities_by_word()}
    return frozenset(parts | {part.upper() for part in parts})


def _words_of(word_index: WordIndex, parts: Set[str]) -> Iterator[tuple[int, str]]:
    """Yield (start, word) for the capitalised words that have one of these parts."""
    text, position = word_index.text, 0
    for at, _ in word_index.written(parts):
        if at < position:
            continue
        begin = at
        while begin > position and _goes_on(text[begin - 1]):
            begin -= 1
        opening = _WORD.search(text, begin, at + 1)
        match = _WORD.match(text, opening.start()) if opening else None
        position = match.end() if match else at
        if match:
            yield match.start(), match.group()


def _goes_on(character: str) -> bool:
    return character.isalnum() or character in _INSIDE


def _named(analysed: AnalysedText, city: str) -> Iterator[Mention]:
    offsets = _offsets_of_names(analysed)
    for sentence in analysed.sentences_at(offsets):
        for name in _CAPITALISED.finditer(analysed.text, sentence.start, sentence.end):
            first = bisect_left(offsets, name.start())
            if first < len(offsets) and offsets[first] < name.end():
                yield from _in_run(analysed.text, sentence.start, name.start(), name.end(), city)


def _offsets_of_names(analysed: AnalysedText) -> list[int]:
    """Return the offsets of the words that every name of a place has one of."""
    word_index = analysed.word_index
    shaped = {word for word in word_index.vocabulary if gazetteer.ends_like_a_place(word)}
    endings = (
        at for at, _ in word_index.written(shaped) if _opens_or_ends_a_name(word_index.text, at)
    )
    known = (at for at, _ in word_index.written(gazetteer.telling_words()))
    return sorted({*known, *endings})


def _opens_or_ends_a_name(text: str, at: int) -> bool:
    return text[at].isupper() or text[at - 1 : at] in _INSIDE


def _in_run(text: str, begin: int, start: int, end: int, city: str) -> Iterator[Mention]:
    """Yield the places in a run of capitalised words, the longest first."""
    bounds = [match.span() for match in _CHUNK.finditer(text, start, end)]
    index = 0
    while index < len(bounds):
        for last in range(min(len(bounds), index + _MOST_WORDS), index, -1):
            left, right = bounds[index][0], bounds[last - 1][1]
            candidate = _place_candidate(text[left:right], city)
            if candidate and _is_meant(text, begin, left, candidate, city):
                place = candidate.place
                by_shape = not place.city and place.level in ("straat", "wijk")
                rule = PLACE_SHAPE if by_shape else GAZETTEER
                yield Mention(left, right, NEIGHBOURHOOD, place.name, place.level, rule)
                index = last - 1
                break
        index += 1


class _PlaceCandidate(NamedTuple):
    """What a word, or some, could name, be it by the tables or by its ending alone."""

    word: str
    place: Place
    is_in_tables: bool


@lru_cache(maxsize=50_000)
def _place_candidate(form: str, city: str) -> _PlaceCandidate | None:
    word = form.rstrip("'’")
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    known = gazetteer.find(word, city)
    place = known or _known_by_itself(word)
    return _PlaceCandidate(word, place, known is not None) if place else None


def _is_meant(text: str, begin: int, start: int, candidate: _PlaceCandidate, city: str) -> bool:
    """Whether a word names the place where it stands, too."""
    word, place, is_in_tables = candidate
    if not is_in_tables:
        return place.level == "gebied" or _is_new_name(text, begin, start, word)
    if place.ambiguous and not _is_located(text, begin, start, place, city):
        return False
    opens = start == begin and word in words("starters")
    return not opens and not _IN_OTHER_NAME.search(text[max(begin, start - 10) : start])


def _known_by_itself(word: str) -> Place | None:
    """Return the part of a city, or the place by its ending, that a word of no table names."""
    city = gazetteer.whole_of(word)
    if city and (whole := gazetteer.find(city)) and whole.level == "stad":
        return Place(word, "gebied", whole.name, city=whole.name)
    return gazetteer.by_shape(word)


def _is_new_name(text: str, begin: int, start: int, word: str) -> bool:
    """Whether an unknown word that ends like a place is used as one."""
    if (
        start == begin
        or word in words("starters")
        or word.casefold() in organisation_keywords().role
    ):
        return False
    before, tells = text[max(begin, start - 40) : start], organisation_keywords().kind_by_noun
    if any(tells(part) for part in (*before.split()[-1:], *word.split())):
        return False
    inferred = _LOCATIVE.search(before) or _ARTICLE_BEFORE.search(before)
    return bool(inferred) or gazetteer.is_surely_a_street(word)


def _is_located(text: str, begin: int, start: int, place: Place, city: str) -> bool:
    if place.city not in (city, place.name, ""):
        return False
    before = text[max(begin, start - 40) : start]
    return bool(_LOCATIVE.search(before))


def _compounded(analysed: AnalysedText, city: str) -> Iterator[Mention]:
    """Yield the places in one-word names such as "Vreewijkcoöperatie"."""
    word_index = analysed.word_index
    stems = {word: stem for word in word_index.vocabulary if (stem := _stem(word))}
    for word, stem in stems.items():
        place = gazetteer.find(stem, city)
        if place and not place.ambiguous:
            for at in word_index.find(word):
                end = at + len(stem)
                yield Mention(at, end, NEIGHBOURHOOD, place.name, place.level, COMPOUND)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str | None:
    """Return what stands in front of the kind of actor that a capitalised word ends on."""
    match = _compound().fullmatch(word) if word[0].isupper() else None
    return match["stem"] if match else None


@cache
def _compound() -> re.Pattern[str]:
    suffixes = alternatives(s for s in organisation_keywords().suffix if len(s) > 4)
    return re.compile(rf"(?P<stem>[A-ZÀ-Þ]\w{{3,}}?)(?:{suffixes})")


def _by_bodies(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the places that the names of their own bodies tell: "Wijkraad Theresia".

    Such a place is then known wherever the report names it.
    """
    stop = words("starters") | words("mottos")
    named = dict.fromkeys(_names_of_bodies(analysed.word_index))
    inferred = [name for name in named if name not in stop and not gazetteer.find(name)]
    for start, end, name in analysed.word_index.find_all(inferred):
        yield Mention(start, end, NEIGHBOURHOOD, name, "wijk", LOCAL_BODY)


@cache
def _local_bodies() -> frozenset[str]:
    """Return the words that open the name of such a body, with and without a capital."""
    bodies = {
        of + body
        for entry in table("places")["body"]
        for of in entry["of"]
        for body in entry["bodies"]
    }
    return frozenset(bodies | {body.capitalize() for body in bodies})


def _names_of_bodies(word_index: WordIndex) -> Iterator[str]:
    position = 0
    for at, _ in word_index.written(_local_bodies()):
        match = _OF_BODY.match(word_index.text, at) if at >= position else None
        if match:
            position = match.end()
            yield match["place"]


def _adjectives(analysed: AnalysedText, named: set[str]) -> Iterator[Mention]:
    """Yield the adjectives of cities ("Rotterdamse"), for cities that the report names as well."""
    adjectives = gazetteer.adjectives_by_city()
    places = {word: city for name in named for word, city in adjectives.get(name, {}).items()}
    for start, word in _words_of(analysed.word_index, places.keys()):
        if place := places.get(word):
            end = start + len(word)
            yield Mention(start, end, NEIGHBOURHOOD, place.name, place.level, ADJECTIVE)
