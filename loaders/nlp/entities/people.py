"""People: in full, by initials or title, and later by a surname or first name alone."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.schema import PERSON
from loaders.language.lexicon import words
from loaders.nlp.context import Reading
from loaders.nlp.entities.people_full_names import full_names
from loaders.nlp.entities.people_initials import initialled, titled
from loaders.nlp.entities.people_lexicon import (
    CAPITAL,
    PARTICLE,
    WORD,
    is_cue,
    is_given,
    is_introduced,
    is_place,
)
from loaders.nlp.relations.name_lists import HOST
from loaders.nlp.sessions import HOST_LABEL
from loaders.nlp.types import Mention

_SHAPE = re.compile(
    rf"(?!(?:De|Het|'t|’t) ){WORD}(?:[ ]{PARTICLE})*(?:[ ]{WORD}){{1,2}}(?=\s*(?:\(|,|$))"
)
_SINGLE = re.compile(rf"(?<![\w'’.-]){WORD}(?![\w-])")
_ALONE_AFTER = re.compile(
    r"\s+(?:is|was|heeft|had|werkt|woont|vertelt|vertelde|zegt|zei|vindt|vond|wil|wilde"
    r"|kwam|begon|ging|ziet"
    r"|legt|noemt|merkt|krijgt|kent|herinnert|lacht|knikt|vult|vulde|deed|doet|hoopt"
    r"|denkt|schetst|vroeg|vraagt)\b"
    r"|\s*\(\s*(?:\d{2}|bewo)|\s*,\s*(?:bewoner|initiatiefnemer|vrijwilliger|student)"
)
_NAME_BEFORE = re.compile(rf"{WORD}[ ]$|[-&/][ ]?$")
_NAME_AFTER = re.compile(rf"[ ](?:{PARTICLE}[ ])?{CAPITAL}|[ ]?[&/-]")


def find_people(reading: Reading) -> None:
    """Add every mention of a person."""
    shaped = _disjoint([*initialled(reading), *titled(reading), *full_names(reading)])
    named = {m.name for m in shaped if m.rule != "title"}
    known = {form for name in named for form in _short_forms(name)}
    reading.add(m for m in shaped if m.rule != "title" or m.name not in known)
    reading.add(_free(reading, _in_host_slots(reading)))
    reading.add(_free(reading, _first_names(reading)))
    reading.add(_later_names(reading))


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _free(reading: Reading, found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that overlap none that the reading has."""
    return [m for m in found if not reading.taken.has_end_of(m.start, m.end)]


def _in_host_slots(reading: Reading) -> Iterator[Mention]:
    """Yield what has the shape of a person's name where people who lead a session stand."""
    text = reading.text
    for slot in (slot for slot in reading.slots if slot.role == HOST):
        bar = text.rfind("|", slot.start, slot.end)
        if bar < 0 and not HOST_LABEL.search(text, max(0, slot.start - 40), slot.start):
            continue
        for start, end in slot.items:
            match = _SHAPE.match(text, start, end)
            if match and start > bar and not any(map(is_cue, match.group().split())):
                yield Mention(*match.span(), PERSON, match.group(), None, "host-slot")


def _first_names(reading: Reading) -> Iterator[Mention]:
    """Yield given names that stand alone where the text treats them as a person."""
    stop = {mention.name.split()[0] for mention in reading.mentions} | words("starters")
    for start, _ in reading.concordance.written(_parts_of_given_names()):
        sentence = reading.sentence_at(start)
        match = _SINGLE.match(reading.text, start, sentence.end) if sentence else None
        if not sentence or not match:
            continue
        name = match.group()
        if name not in stop and is_given(name) and _is_alone(reading, sentence.start, match):
            yield Mention(start, match.end(), PERSON, name, None, "given-name-alone")


@cache
def _parts_of_given_names() -> frozenset[str]:
    return frozenset(name.partition("-")[0] for name in words("given_names"))


def _is_alone(reading: Reading, begin: int, match: re.Match[str]) -> bool:
    """Whether a given name stands for a person: inside a sentence, or before a verb."""
    text, start = reading.text, match.start()
    if _ALONE_AFTER.match(text, match.end()) or is_introduced(reading.folded, begin, start):
        return True
    before = text[begin:start].rsplit(maxsplit=1)
    if before and is_cue(before[-1]) and before[-1].islower():
        return False
    inside = start > begin and text[start - 2 : start] not in (". ", ": ")
    return inside and not _is_beside_a_name(text, begin, start, match.end())


def _is_beside_a_name(text: str, begin: int, start: int, end: int) -> bool:
    return bool(_NAME_BEFORE.search(text, begin, start) or _NAME_AFTER.match(text, end))


def _later_names(reading: Reading) -> Iterator[Mention]:
    """Yield the later mentions by surname or first name of people named in full before."""
    first_seen: dict[str, int] = {}
    for mention in reading.mentions:
        first_seen.setdefault(mention.name, mention.start)
    bearers: dict[str, list[str]] = {}
    for name in first_seen:
        for form in dict.fromkeys(_short_forms(name)):
            bearers.setdefault(form, []).append(name)
    for start, end, form in reading.concordance.find_all(bearers):
        if reading.taken.has_end_of(start, end) or is_place(form):
            continue
        names = [name for name in bearers[form][:2] if first_seen[name] < start]
        sentence = reading.sentence_at(start)
        if len(names) == 1 and sentence and end <= sentence.end:
            yield Mention(start, end, PERSON, names[0], None, "later-name")


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
