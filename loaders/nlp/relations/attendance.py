"""Who led a session, who sat there, and for whom: from name lists and sentences that say so."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from graph.schema import AFFILIATED_WITH, HOSTED, PARTICIPATED_IN, PERSON
from loaders.language.lexicon import any_of, table
from loaders.language.name_keys import core_words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.relations.name_lists import ABSENTEE, HOST, PARTICIPANT
from loaders.nlp.sessions import Session
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Claim, Mention, NameList

HOST_LISTED, PARTICIPANT_LISTED, LISTED = "host-slot", "participant-slot", "slot"
AT_TABLE, IN_TITLE = "at-table", "title"
RULES = {
    HOSTED: (HOST_LISTED, IN_TITLE),
    PARTICIPATED_IN: (PARTICIPANT_LISTED, AT_TABLE),
    AFFILIATED_WITH: (LISTED, IN_TITLE),
}
"""The rules of this module, by what they find."""

_LEXICON = table("sessions")
_PRESENT_KEYWORDS = tuple(_LEXICON["present_keywords"])
_PRESENT = re.compile(any_of(_LEXICON["present"]))
_ABSENT = re.compile(any_of(_LEXICON["absent"]))
_LONGEST_QUOTE, _MOST_TOGETHER = 3_000, 12
_TOGETHER = _LEXICON["together"]
_TOGETHER_WITH_US = re.compile(_LEXICON["together_with_us"])


@step(
    requires=(
        Layer.SESSIONS,
        Layer.SENTENCES,
        Layer.NAME_LISTS,
        Layer.PEOPLE,
        Layer.ORGANISATIONS,
        Layer.GROUPS,
        Layer.CANONICAL_NAMES,
    ),
    assigns=(Layer.HOSTED, Layer.PARTICIPATED_IN, Layer.AFFILIATED_WITH),
)
def find_hosts_and_participants(analysed: AnalysedText) -> None:
    """Add who hosted and who took part, and whom people in the lists belong to."""
    sessions = {session.number: session for session in analysed.sessions}
    for name_list in analysed.name_lists:
        session = sessions.get(name_list.session) if name_list.session is not None else None
        analysed.claims += _affiliations(analysed, name_list)
        if session and name_list.role != ABSENTEE:
            analysed.claims += _presence(analysed, name_list, session)
    analysed.claims += _by_title(analysed)
    analysed.claims += _in_sentences(analysed)


def _presence(analysed: AnalysedText, name_list: NameList, session: Session) -> Iterator[Claim]:
    people_only = name_list.is_row and any(
        m.type == PERSON for m in _named(analysed, name_list.start, name_list.end)
    )
    for start, end in name_list.items:
        inside = _named(analysed, start, end)
        if name_list.role == HOST:
            inside = _leading(analysed, start, inside)
        type_, rule = (
            (HOSTED, HOST_LISTED)
            if name_list.role == HOST
            else (PARTICIPATED_IN, PARTICIPANT_LISTED)
        )
        for mention in inside:
            if people_only and name_list.role == PARTICIPANT and mention.type != PERSON:
                continue
            span = _quoted(name_list, start, end)
            yield Claim(type_, mention, session, *span, session.number, rule)


def _quoted(name_list: NameList, start: int, end: int) -> tuple[int, int]:
    """Return the span that proves what a name list says: all of it, or a part of an endless one."""
    return (
        (name_list.start, name_list.end)
        if name_list.end - name_list.start <= _LONGEST_QUOTE
        else (start, end)
    )


def _named(analysed: AnalysedText, start: int, end: int) -> list[Mention]:
    kept: list[Mention] = []
    for mention in analysed.between(start, end):
        if (mention.is_actor or mention.type == PERSON) and not (
            kept and mention.start < kept[-1].end
        ):
            kept.append(mention)
    return kept


def _leading(analysed: AnalysedText, start: int, inside: Sequence[Mention]) -> list[Mention]:
    """Return who leads: all before a bracket, and the first organisation in it."""
    bracket = analysed.text.find("(", start)
    before = [m for m in inside if bracket < 0 or m.start < bracket]
    behind = [m for m in inside if m not in before and m.is_actor]
    if any(m.is_actor for m in before) or not before:
        return before or list(inside)
    return [*before, *behind[:1]]


def _affiliations(analysed: AnalysedText, name_list: NameList) -> Iterator[Claim]:
    inside = _named(analysed, name_list.start, name_list.end)
    people = [m for m in inside if m.type == PERSON]
    organisations = [m for m in inside if m.is_actor and not m.is_group]
    text = analysed.text[name_list.start : name_list.end]
    if (
        name_list.role == HOST
        and "(" not in text
        and (organisations and people and organisations[0].start < people[0].start)
    ):
        yield from _paired(people, organisations, name_list)
        return
    if name_list.is_row and len(inside) <= _MOST_TOGETHER:
        for person, organisation in product(people, organisations):
            yield _belongs(person, organisation, name_list)
        return
    yield from _following(inside, name_list)


def _following(inside: list[Mention], name_list: NameList) -> Iterator[Claim]:
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
                yield _belongs(person, mention, name_list)


def _paired(
    people: list[Mention], organisations: list[Mention], name_list: NameList
) -> Iterator[Claim]:
    if len(organisations) == 1:
        for person in people:
            yield _belongs(person, organisations[0], name_list)
    elif len(organisations) == len(people):
        for person, organisation in zip(people, organisations, strict=True):
            yield _belongs(person, organisation, name_list)


def _belongs(person: Mention, organisation: Mention, name_list: NameList) -> Claim:
    ends = (person.start, person.end, organisation.start, organisation.end)
    span = _quoted(name_list, min(ends), max(ends))
    return Claim(AFFILIATED_WITH, person, organisation, *span, name_list.session, LISTED)


def _by_title(analysed: AnalysedText) -> Iterator[Claim]:
    """Yield the organisation whose name is the title of a session that names no other host."""
    for session in analysed.sessions:
        if (
            any(m.is_actor for a, b in session.hosts for m in analysed.between(a, b))
            or not session.hosts
        ):
            continue
        title = core_words(session.title)
        named = {m.name: m for m in analysed.mentions if m.is_actor and not m.is_group}
        for mention in named.values():
            if title and core_words(mention.name) == title:
                yield Claim(
                    HOSTED,
                    mention,
                    session,
                    session.start,
                    session.head_end,
                    session.number,
                    IN_TITLE,
                )
                for start, end in session.hosts:
                    for person in analysed.between(start, end):
                        if person.type == PERSON:
                            yield Claim(
                                AFFILIATED_WITH,
                                person,
                                mention,
                                session.start,
                                session.head_end,
                                session.number,
                                IN_TITLE,
                            )


def _in_sentences(analysed: AnalysedText) -> Iterator[Claim]:
    words = analysed.word_index.forms
    keywords = {word for word in words if word == _TOGETHER or word.endswith(_PRESENT_KEYWORDS)}
    for sentence in (analysed.sentences[index] for index in analysed.sentences_with(keywords)):
        session = analysed.session_at(sentence.start)
        folded = analysed.folded[sentence.start : sentence.end]
        if not session:
            continue
        if _PRESENT.search(folded) and not _ABSENT.search(folded):
            present = _named(analysed, sentence.start, sentence.end)
        elif match := _TOGETHER_WITH_US.match(folded):
            present = _named(analysed, sentence.start, sentence.start + match.end())
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
                AT_TABLE,
            )
