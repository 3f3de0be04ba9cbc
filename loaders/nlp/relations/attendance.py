"""Who led a session, who sat there, and for whom: from the slots and the sentences that say so."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from graph.schema import AFFILIATED_WITH, HOSTED, PARTICIPATED_IN, PERSON
from loaders.language.lexicon import any_of, table
from loaders.language.name_keys import core_words
from loaders.nlp.context import Reading
from loaders.nlp.relations.name_lists import ABSENTEE, HOST, PARTICIPANT
from loaders.nlp.sessions import Session
from loaders.nlp.types import Claim, Mention, Slot

_CUES = table("sessions")
_PRESENT_CUES = tuple(_CUES["present_cues"])
_PRESENT = re.compile(any_of(_CUES["present"]))
_ABSENT = re.compile(any_of(_CUES["absent"]))
_LONGEST_QUOTE, _MOST_TOGETHER = 3_000, 12
_TOGETHER = "samen"
_TOGETHER_WITH_US = re.compile(rf"{_TOGETHER} met .{{3,200}}?\b(?:we|wij)\b")


def find_hosts_and_participants(reading: Reading) -> None:
    """Add who hosted and who took part, and whom people in the lists belong to."""
    sessions = {session.number: session for session in reading.sessions}
    for slot in reading.slots:
        session = sessions.get(slot.session) if slot.session is not None else None
        reading.claims += _affiliations(reading, slot)
        if session and slot.role != ABSENTEE:
            reading.claims += _presence(reading, slot, session)
    reading.claims += _by_title(reading)
    reading.claims += _in_sentences(reading)


def _presence(reading: Reading, slot: Slot, session: Session) -> Iterator[Claim]:
    people_only = slot.is_row and any(
        m.type == PERSON for m in _named(reading, slot.start, slot.end)
    )
    for start, end in slot.items:
        inside = _named(reading, start, end)
        if slot.role == HOST:
            inside = _leading(reading, start, inside)
        type_, rule = (
            (HOSTED, "host-slot") if slot.role == HOST else (PARTICIPATED_IN, "participant-slot")
        )
        for mention in inside:
            if people_only and slot.role == PARTICIPANT and mention.type != PERSON:
                continue
            span = _quoted(slot, start, end)
            yield Claim(type_, mention, session, *span, session.number, rule)


def _quoted(slot: Slot, start: int, end: int) -> tuple[int, int]:
    """Return the span that proves what a slot says: all of it, or a part of an endless one."""
    return (slot.start, slot.end) if slot.end - slot.start <= _LONGEST_QUOTE else (start, end)


def _named(reading: Reading, start: int, end: int) -> list[Mention]:
    kept: list[Mention] = []
    for mention in reading.between(start, end):
        if (mention.is_actor or mention.type == PERSON) and not (
            kept and mention.start < kept[-1].end
        ):
            kept.append(mention)
    return kept


def _leading(reading: Reading, start: int, inside: Sequence[Mention]) -> list[Mention]:
    """Return who leads: all before a bracket, and the first organisation in it."""
    bracket = reading.text.find("(", start)
    before = [m for m in inside if bracket < 0 or m.start < bracket]
    behind = [m for m in inside if m not in before and m.is_actor]
    if any(m.is_actor for m in before) or not before:
        return before or list(inside)
    return [*before, *behind[:1]]


def _affiliations(reading: Reading, slot: Slot) -> Iterator[Claim]:
    inside = _named(reading, slot.start, slot.end)
    people = [m for m in inside if m.type == PERSON]
    organisations = [m for m in inside if m.is_actor and not m.is_group]
    text = reading.text[slot.start : slot.end]
    if (
        slot.role == HOST
        and "(" not in text
        and (organisations and people and organisations[0].start < people[0].start)
    ):
        yield from _paired(people, organisations, slot)
        return
    if slot.is_row and len(inside) <= _MOST_TOGETHER:
        for person, organisation in product(people, organisations):
            yield _belongs(person, organisation, slot)
        return
    yield from _following(inside, slot)


def _following(inside: list[Mention], slot: Slot) -> Iterator[Claim]:
    """Yield whom people belong to where each is followed by an organisation.

    One that stands behind a long list of people need not be that of all of them.
    """
    current: list[Mention] = []
    closed = False
    for mention in inside:
        if mention.type == PERSON:
            current = [mention] if closed else [*current, mention]
            closed = False
        elif not mention.is_group:
            closed = True
            for person in current if len(current) <= _MOST_TOGETHER else ():
                yield _belongs(person, mention, slot)


def _paired(people: list[Mention], organisations: list[Mention], slot: Slot) -> Iterator[Claim]:
    if len(organisations) == 1:
        for person in people:
            yield _belongs(person, organisations[0], slot)
    elif len(organisations) == len(people):
        for person, organisation in zip(people, organisations, strict=True):
            yield _belongs(person, organisation, slot)


def _belongs(person: Mention, organisation: Mention, slot: Slot) -> Claim:
    ends = (person.start, person.end, organisation.start, organisation.end)
    span = _quoted(slot, min(ends), max(ends))
    return Claim(AFFILIATED_WITH, person, organisation, *span, slot.session, "slot")


def _by_title(reading: Reading) -> Iterator[Claim]:
    """Yield the organisation whose name is the title of a session that names no other host."""
    for session in reading.sessions:
        if (
            any(m.is_actor for a, b in session.hosts for m in reading.between(a, b))
            or not session.hosts
        ):
            continue
        title = core_words(session.title)
        named = {m.name: m for m in reading.mentions if m.is_actor and not m.is_group}
        for mention in named.values():
            if title and core_words(mention.name) == title:
                yield Claim(
                    HOSTED,
                    mention,
                    session,
                    session.start,
                    session.head_end,
                    session.number,
                    "title",
                )
                for start, end in session.hosts:
                    for person in reading.between(start, end):
                        if person.type == PERSON:
                            yield Claim(
                                AFFILIATED_WITH,
                                person,
                                mention,
                                session.start,
                                session.head_end,
                                session.number,
                                "title",
                            )


def _in_sentences(reading: Reading) -> Iterator[Claim]:
    words = reading.concordance.forms
    cues = {word for word in words if word == _TOGETHER or word.endswith(_PRESENT_CUES)}
    for sentence in (reading.sentences[index] for index in reading.sentences_with(cues)):
        session = reading.session_at(sentence.start)
        folded = reading.folded[sentence.start : sentence.end]
        if not session:
            continue
        if _PRESENT.search(folded) and not _ABSENT.search(folded):
            present = _named(reading, sentence.start, sentence.end)
        elif match := _TOGETHER_WITH_US.match(folded):
            present = _named(reading, sentence.start, sentence.start + match.end())
        else:
            continue
        for mention in present:
            yield Claim(
                PARTICIPATED_IN,
                mention,
                session,
                sentence.start,
                sentence.end,
                session.number,
                "at-table",
            )
