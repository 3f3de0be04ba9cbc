"""People: in full, by initials or title, and later by a surname or first name alone."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.schema import PERSON
from loaders.language.lexicon import table, words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.people_full_names import full_names
from loaders.nlp.entities.people_initials import TITLE, initialled, titled
from loaders.nlp.entities.people_lexicon import (
    CAPITAL,
    PARTICLE,
    WORD,
    is_given,
    is_introduced,
    is_place,
    tells_organisation,
)
from loaders.nlp.relations.name_lists import HOST
from loaders.nlp.sessions import HOST_LABEL
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Mention

HOST_LISTED, GIVEN_NAME_ALONE, LATER_NAME = "host-slot", "given-name-alone", "later-name"
RULES = {PERSON: (HOST_LISTED, GIVEN_NAME_ALONE, LATER_NAME)}
"""The rules of this module, by what they find."""

_LEXICON = table("people")
_SHAPE = re.compile(
    rf"(?!(?:{'|'.join(_LEXICON['place_articles'])}) )"
    rf"{WORD}(?:[ ]{PARTICLE})*(?:[ ]{WORD}){{1,2}}(?=\s*(?:\(|,|$))"
)
_SINGLE = re.compile(rf"(?<![\w'’.-]){WORD}(?![\w-])")
_ALONE_AFTER = re.compile(_LEXICON["alone_after"])
_NAME_BEFORE = re.compile(rf"{WORD}[ ]$|[-&/][ ]?$")
_NAME_AFTER = re.compile(rf"[ ](?:{PARTICLE}[ ])?{CAPITAL}|[ ]?[&/-]")


@step(requires=(Layer.SENTENCES, Layer.NAME_LISTS), assigns=(Layer.PEOPLE,))
def find_people(analysed: AnalysedText) -> None:
    """Add every mention of a person."""
    shaped = _disjoint([*initialled(analysed), *titled(analysed), *full_names(analysed)])
    named = {m.name for m in shaped if m.rule != TITLE}
    known = {form for name in named for form in _short_forms(name)}
    analysed.add(m for m in shaped if m.rule != TITLE or m.name not in known)
    analysed.add(_free(analysed, _in_host_lists(analysed)))
    analysed.add(_free(analysed, _first_names(analysed)))
    analysed.add(_later_names(analysed))


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _free(analysed: AnalysedText, found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that overlap none that the text has so far."""
    return [m for m in found if not analysed.occupied.has_end_of(m.start, m.end)]


def _in_host_lists(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield what has the shape of a person's name where people who lead a session stand."""
    text = analysed.text
    for name_list in (name_list for name_list in analysed.name_lists if name_list.role == HOST):
        bar = text.rfind("|", name_list.start, name_list.end)
        if bar < 0 and not HOST_LABEL.search(text, max(0, name_list.start - 40), name_list.start):
            continue
        for start, end in name_list.items:
            match = _SHAPE.match(text, start, end)
            if match and start > bar and not any(map(tells_organisation, match.group().split())):
                yield Mention(*match.span(), PERSON, match.group(), None, HOST_LISTED)


def _first_names(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield given names that stand alone where the text treats them as a person."""
    stop = {mention.name.split()[0] for mention in analysed.mentions} | words("starters")
    for start, _ in analysed.word_index.written(_parts_of_given_names()):
        sentence = analysed.sentence_at(start)
        match = _SINGLE.match(analysed.text, start, sentence.end) if sentence else None
        if not sentence or not match:
            continue
        name = match.group()
        if name not in stop and is_given(name) and _is_alone(analysed, sentence.start, match):
            yield Mention(start, match.end(), PERSON, name, None, GIVEN_NAME_ALONE)


@cache
def _parts_of_given_names() -> frozenset[str]:
    return frozenset(name.partition("-")[0] for name in words("given_names"))


def _is_alone(analysed: AnalysedText, begin: int, match: re.Match[str]) -> bool:
    """Whether a given name stands for a person: inside a sentence, or before a verb."""
    text, start = analysed.text, match.start()
    if _ALONE_AFTER.match(text, match.end()) or is_introduced(analysed.folded, begin, start):
        return True
    before = text[begin:start].rsplit(maxsplit=1)
    if before and tells_organisation(before[-1]) and before[-1].islower():
        return False
    inside = start > begin and text[start - 2 : start] not in (". ", ": ")
    return inside and not _is_beside_a_name(text, begin, start, match.end())


def _is_beside_a_name(text: str, begin: int, start: int, end: int) -> bool:
    return bool(_NAME_BEFORE.search(text, begin, start) or _NAME_AFTER.match(text, end))


def _later_names(analysed: AnalysedText) -> Iterator[Mention]:
    """Yield the later mentions by surname or first name of people named in full before."""
    first_seen: dict[str, int] = {}
    for mention in analysed.mentions:
        first_seen.setdefault(mention.name, mention.start)
    bearers: dict[str, list[str]] = {}
    for name in first_seen:
        for form in dict.fromkeys(_short_forms(name)):
            bearers.setdefault(form, []).append(name)
    for start, end, form in analysed.word_index.find_all(bearers):
        if analysed.occupied.has_end_of(start, end) or is_place(form):
            continue
        names = [name for name in bearers[form][:2] if first_seen[name] < start]
        sentence = analysed.sentence_at(start)
        if len(names) == 1 and sentence and end <= sentence.end:
            yield Mention(start, end, PERSON, names[0], None, LATER_NAME)


def _short_forms(name: str) -> Iterator[str]:
    first, _, rest = name.partition(" ")
    if not rest:
        yield first
        return
    if not first.endswith(".") and first not in words("starters"):
        yield first
    surname = rest
    while surname and surname.split()[0] in words("given_names") and " " in surname:
        surname = surname.partition(" ")[2]
    if surname not in words("given_names"):
        yield from _surname_forms(surname)


def _surname_forms(surname: str) -> Iterator[str]:
    """Yield the forms of a surname: "van den Berg-Bos", "Van den Berg-Bos", "Van den Berg"."""
    for form in dict.fromkeys((surname, surname.partition("-")[0])):
        yield form
        yield form[0].upper() + form[1:]
