"""Places: by the gazetteer, by their ending ("Gaffelstraat") and by the adjective of a city."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import NamedTuple

from graph.schema import NEIGHBOURHOOD
from loaders.language.lexicon import alternatives, longest_word, organisation_cues, table, words
from loaders.nlp.context import Reading
from loaders.nlp.matching.word_index import Concordance
from loaders.nlp.types import Mention
from loaders.places import gazetteer
from loaders.places.gazetteer import Place

_CAPITALISED = re.compile(
    r"(?<![\w#@])(?:'s-|’s-)?[A-ZÀ-Þ][\w'’]*(?:-[\w'’]+)*(?:[ ](?:[A-ZÀ-Þ0-9][\w'’-]*"
    r"|de|den|der|het|van|aan|op|en|'t|a/d))*"
)
_WORD = re.compile(r"(?:'s-|’s-)?[A-ZÀ-Þ][\w'’-]*")
_LOCATIVE = re.compile(
    r"\b(?:in|te|uit|naar|rond|rondom|op|wijk|wijken|buurt|buurten|stadsdeel|gebied"
    r"|gebieden|stad|dorp|district|gemeente|van|vanuit|binnen)"
    r"(?:\s+(?:de|het|'t|heel|hartje))?\s+$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"(?<!_)[^\W_]+ (?P<place>(?!De |Het |'t )[A-ZÀ-Þ][a-zà-ÿ]{3,}\w*)(?! [A-ZÀ-Þ])"
)
_IN_OTHER_NAME = re.compile(r"\w (?:Van|Nieuwe) $")
_MOST_WORDS = 8
_CHUNK = re.compile(r"\S+")
_INSIDE = frozenset("_-'’")
_ARTICLE_BEFORE = re.compile(r"\b(?:de|het)\s+$")


def find_places(reading: Reading) -> None:
    """Add every mention of a place below the level of the country."""
    city = reading.home_city = home_city(reading.concordance)
    found = [*_named(reading, city), *_compounded(reading, city)]
    found = [mention for mention in found if mention.start not in reading.taken]
    reading.add(found)
    told = [m for m in _by_bodies(reading) if m.start not in reading.taken]
    reading.add([*told, *_adjectives(reading, {m.name for m in (*found, *told)})])


def home_city(report: Concordance) -> str:
    """Return the city that a report names most, by name or adjective; empty if none."""
    cities = gazetteer.cities_by_word()
    words = (
        word.title() if word.isupper() else word for _, word in _words_of(report, _in_cities())
    )
    named = Counter(cities[word] for word in words if word in cities)
    return min(named, key=lambda name: (-named[name], name), default="")


@cache
def _in_cities() -> frozenset[str]:
    """Return the longest word of each name and adjective of a city, in capitals as well."""
    parts = {longest_word(word) for word in gazetteer.cities_by_word()}
    return frozenset(parts | {part.upper() for part in parts})


def _words_of(report: Concordance, parts: Set[str]) -> Iterator[tuple[int, str]]:
    """Yield (start, word) for the capitalised words that have one of these parts."""
    text, position = report.text, 0
    for at, _ in report.written(parts):
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


def _named(reading: Reading, city: str) -> Iterator[Mention]:
    telling = _telling(reading)
    for sentence in reading.sentences_at(telling):
        for run in _CAPITALISED.finditer(reading.text, sentence.start, sentence.end):
            first = bisect_left(telling, run.start())
            if first < len(telling) and telling[first] < run.end():
                yield from _in_run(reading.text, sentence.start, run.start(), run.end(), city)


def _telling(reading: Reading) -> list[int]:
    """Return the offsets of the words that every name of a place has one of."""
    report = reading.concordance
    shaped = {word for word in report.vocabulary if gazetteer.ends_like_a_place(word)}
    endings = (at for at, _ in report.written(shaped) if _opens_or_ends_a_name(report.text, at))
    known = (at for at, _ in report.written(gazetteer.telling_words()))
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
            called = _called(text[left:right], city)
            if called and _is_meant(text, begin, left, called, city):
                place = called.place
                by_shape = not place.city and place.level in ("straat", "wijk")
                rule = "place-shape" if by_shape else "gazetteer"
                yield Mention(left, right, NEIGHBOURHOOD, place.name, place.level, rule)
                index = last - 1
                break
        index += 1


class _Called(NamedTuple):
    """What a word, or some, could name, be it by the tables or by its ending alone."""

    word: str
    place: Place
    is_in_tables: bool


@lru_cache(maxsize=50_000)
def _called(form: str, city: str) -> _Called | None:
    word = form.rstrip("'’")
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    known = gazetteer.find(word, city)
    place = known or _told_by_itself(word)
    return _Called(word, place, known is not None) if place else None


def _is_meant(text: str, begin: int, start: int, called: _Called, city: str) -> bool:
    """Whether a word names the place where it stands, too."""
    word, place, is_in_tables = called
    if not is_in_tables:
        return place.level == "gebied" or _is_new_name(text, begin, start, word)
    if place.ambiguous and not _is_located(text, begin, start, place, city):
        return False
    opens = start == begin and word in words("starters")
    return not opens and not _IN_OTHER_NAME.search(text[max(begin, start - 10) : start])


def _told_by_itself(word: str) -> Place | None:
    """Return the part of a city, or the place by its ending, that a word of no table names."""
    city = gazetteer.whole_of(word)
    if city and (whole := gazetteer.find(city)) and whole.level == "stad":
        return Place(word, "gebied", whole.name, city=whole.name)
    return gazetteer.by_shape(word)


def _is_new_name(text: str, begin: int, start: int, word: str) -> bool:
    """Whether an unknown word that ends like a place is used as one."""
    if start == begin or word in words("starters") or word.casefold() in organisation_cues().role:
        return False
    before, tells = text[max(begin, start - 40) : start], organisation_cues().kind_by_noun
    if any(tells(part) for part in (*before.split()[-1:], *word.split())):
        return False
    told = _LOCATIVE.search(before) or _ARTICLE_BEFORE.search(before)
    return bool(told) or gazetteer.is_surely_a_street(word)


def _is_located(text: str, begin: int, start: int, place: Place, city: str) -> bool:
    if place.city not in (city, place.name, ""):
        return False
    before = text[max(begin, start - 40) : start]
    return bool(_LOCATIVE.search(before))


def _compounded(reading: Reading, city: str) -> Iterator[Mention]:
    """Yield the places in one-word names such as "Vreewijkcoöperatie"."""
    report = reading.concordance
    stems = {word: stem for word in report.vocabulary if (stem := _stem(word))}
    for word, stem in stems.items():
        place = gazetteer.find(stem, city)
        if place and not place.ambiguous:
            for at in report.find(word):
                end = at + len(stem)
                yield Mention(at, end, NEIGHBOURHOOD, place.name, place.level, "compound")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str | None:
    """Return what stands in front of the kind of actor that a capitalised word ends on."""
    match = _compound().fullmatch(word) if word[0].isupper() else None
    return match["stem"] if match else None


@cache
def _compound() -> re.Pattern[str]:
    suffixes = alternatives(s for s in organisation_cues().suffix if len(s) > 4)
    return re.compile(rf"(?P<stem>[A-ZÀ-Þ]\w{{3,}}?)(?:{suffixes})")


def _by_bodies(reading: Reading) -> Iterator[Mention]:
    """Yield the places that the names of their own bodies tell: "Wijkraad Theresia".

    Such a place is then known wherever the report names it.
    """
    stop = words("starters") | words("mottos")
    named = dict.fromkeys(_names_of_bodies(reading.concordance))
    told = [name for name in named if name not in stop and not gazetteer.find(name)]
    for start, end, name in reading.concordance.find_all(told):
        yield Mention(start, end, NEIGHBOURHOOD, name, "wijk", "local-body")


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


def _names_of_bodies(report: Concordance) -> Iterator[str]:
    position = 0
    for at, _ in report.written(_local_bodies()):
        match = _OF_BODY.match(report.text, at) if at >= position else None
        if match:
            position = match.end()
            yield match["place"]


def _adjectives(reading: Reading, named: set[str]) -> Iterator[Mention]:
    """Yield the adjectives of cities ("Rotterdamse"), for cities that the report names as well."""
    adjectives = gazetteer.adjectives_by_city()
    places = {word: city for name in named for word, city in adjectives.get(name, {}).items()}
    for start, word in _words_of(reading.concordance, places.keys()):
        if place := places.get(word):
            end = start + len(word)
            yield Mention(start, end, NEIGHBOURHOOD, place.name, place.level, "adjective")
