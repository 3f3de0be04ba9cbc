"""Places: by the gazetteer, by their ending ("Gaffelstraat") and by the adjective of a city."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from graph.schema import NEIGHBOURHOOD, PERSON
from loaders import gazetteer
from loaders.extract.base import Mention, Reading, Taken
from loaders.gazetteer import Place
from loaders.lexicon import alternatives, kind_by_ending, organisation_cues, words

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
_LOCAL_BODY = re.compile(
    r"\b(?:[Bb]ewoners(?:raad|comité|platform|overleg|vereniging|commissie|belang|belangen)"
    r"|(?:[Ww]ijk|[Bb]uurt|[Dd]orps|[Dd]istricts)(?:raad|team|comité|bedrijf|organisatie"
    r"|platform|overleg|vereniging|coöperatie|bureau|keuken|centrum|panel|werk|huis|belang|belangen"
    r"|bestuur|commissie|krant|restaurant)) "
    r"(?P<place>(?!De |Het |'t )[A-ZÀ-Þ][a-zà-ÿ]{3,}\w*)(?! [A-ZÀ-Þ])"
)
_IN_OTHER_NAME = re.compile(r"\w (?:Van|Nieuwe) $")
_MOST_WORDS = 8
_COMPASS = re.compile(r"(?P<stad>.+?)[ -](?:Zuid|Noord|Oost|West|Centrum)\w*")
_CHUNK = re.compile(r"\S+")
_ARTICLE_BEFORE = re.compile(r"\b(?:de|het)\s+$")


def find_places(reading: Reading) -> None:
    """Add every mention of a place below the level of the country."""
    people = [m for m in reading.mentions if m.type == PERSON]
    city = home_city(reading.text)
    taken = Taken(reading.text, people)
    found = [
        mention
        for mention in (*_named(reading, city), *_compounded(reading, city))
        if mention.start not in taken
    ]
    taken.add(found)
    found += [mention for mention in _by_neighbours(reading) if mention.start not in taken]
    reading.add([*found, *_adjectives(reading, {mention.name for mention in found})])


@lru_cache(maxsize=4)
def home_city(text: str) -> str:
    """Return the city that the report names most, by name or adjective; empty if none."""
    named: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match.group()
        word = word.title() if word.isupper() else word
        place = gazetteer.find(word) or gazetteer.cities_by_adjective().get(word)
        if place and place.level == "stad" and not place.ambiguous:
            named[place.name] += 1
    return min(named, key=lambda name: (-named[name], name), default="")


def _named(reading: Reading, city: str) -> Iterator[Mention]:
    for sentence in reading.sentences:
        for run in _CAPITALISED.finditer(reading.text, sentence.start, sentence.end):
            yield from _in_run(reading.text, sentence.start, run.start(), run.end(), city)


def _in_run(text: str, begin: int, start: int, end: int, city: str) -> Iterator[Mention]:
    """Yield the places in a run of capitalised words, the longest first."""
    bounds = [match.span() for match in _CHUNK.finditer(text, start, end)]
    index = 0
    while index < len(bounds):
        for last in range(min(len(bounds), index + _MOST_WORDS), index, -1):
            left, right = bounds[index][0], bounds[last - 1][1]
            place = _place(text, begin, left, right, city)
            if place:
                by_shape = not place.city and place.level in ("straat", "wijk")
                rule = "place-shape" if by_shape else "gazetteer"
                yield Mention(left, right, NEIGHBOURHOOD, place.name, place.level, rule)
                index = last - 1
                break
        index += 1


def _place(text: str, begin: int, start: int, end: int, city: str) -> Place | None:
    word = text[start:end].rstrip("'’")
    if word.endswith("'s") or word.endswith("’s"):
        word = word[:-2]
    place = gazetteer.find(word, city)
    if place is None:
        told = _told_by_itself(word)
        is_part = told is not None and told.level == "gebied"
        return told if told and (is_part or _is_new_name(text, begin, start, word)) else None
    if place.ambiguous and not _is_located(text, begin, start, place, city):
        return None
    if start == begin and word in words("starters"):
        return None
    return None if _IN_OTHER_NAME.search(text[max(begin, start - 10) : start]) else place


@lru_cache(maxsize=20_000)
def _told_by_itself(word: str) -> Place | None:
    """Return the part of a city, or the place by its ending, that a word of no table names."""
    compass = _COMPASS.fullmatch(word)
    if compass and (whole := gazetteer.find(compass["stad"])) and whole.level == "stad":
        return Place(word, "gebied", whole.name, city=whole.name)
    return gazetteer.by_shape(word)


def _is_new_name(text: str, begin: int, start: int, word: str) -> bool:
    """Whether an unknown word that ends like a place is used as one."""
    if start == begin or word in words("starters") or word.casefold() in organisation_cues().role:
        return False
    before = text[max(begin, start - 40) : start]
    if any(_tells_an_actor(part) for part in (*before.split()[-1:], *word.split())):
        return False
    told = _LOCATIVE.search(before) or _ARTICLE_BEFORE.search(before)
    return bool(told) or gazetteer.is_surely_a_street(word)


def _tells_an_actor(word: str) -> bool:
    cues = organisation_cues()
    return word.casefold() in cues.role or kind_by_ending(word, cues.ending) is not None


def _is_located(text: str, begin: int, start: int, place: Place, city: str) -> bool:
    if place.city not in (city, place.name, ""):
        return False
    before = text[max(begin, start - 40) : start]
    return bool(_LOCATIVE.search(before))


def _compounded(reading: Reading, city: str) -> Iterator[Mention]:
    """Yield the places in one-word names such as "Vreewijkcoöperatie"."""
    suffixes = alternatives(s for s in organisation_cues().suffix if len(s) > 4)
    pattern = re.compile(rf"(?<!\w)(?P<stem>[A-ZÀ-Þ]\w{{3,}}?)(?:{suffixes})(?!\w)")
    for match in pattern.finditer(reading.text):
        place = gazetteer.find(match["stem"], city)
        if place and not place.ambiguous:
            yield Mention(
                match.start(),
                match.end("stem"),
                NEIGHBOURHOOD,
                place.name,
                place.level,
                "compound",
            )


def _by_neighbours(reading: Reading) -> Iterator[Mention]:
    """Yield the places that the names of their own bodies tell: "Wijkraad Theresia".

    Such a place is then known wherever the report names it.
    """
    counted = Counter(match["place"] for match in _LOCAL_BODY.finditer(reading.text))
    stop = words("starters") | words("mottos")
    told = [name for name in counted if name not in stop and not gazetteer.find(name)]
    if not told:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives(told)})(?![\w-])")
    for match in pattern.finditer(reading.text):
        yield Mention(*match.span(), NEIGHBOURHOOD, match.group(), "wijk", "local-body")


def _adjectives(reading: Reading, named: set[str]) -> Iterator[Mention]:
    """Yield the adjectives of cities ("Rotterdamse"), for cities that the report names as well."""
    for match in _WORD.finditer(reading.text):
        place = gazetteer.cities_by_adjective().get(match.group())
        if place and place.name in named and not gazetteer.find(match.group()):
            yield Mention(*match.span(), NEIGHBOURHOOD, place.name, place.level, "adjective")
