"""Ties by grammar: the subject of a clause and the other actors that its verb involves.

"De Werf beheert namens de gemeente drie zalen en krijgt gereedschap van Bouwmarkt Blok"
ties De Werf to both: a verb stands between, and a clause without a subject of its own goes on
with the one before. A pronoun at the start of a sentence stands for the subject of the last.
Never from co-occurrence: no verb or preposition between two actors, no tie.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.schema import PERSON
from loaders.extract.base import Mention, Scene
from loaders.extract.scene import ACTORS, PEOPLE
from loaders.lexicon import alternatives, table

_CUES = table("clauses")
VERB = rf"(?:{alternatives(_CUES['verbs'])})"
_SPLIT = re.compile(
    rf"[;:?!]|, (?=(?:maar|want|dus|terwijl|omdat|doordat|hoewel|als|mits|waar\w*|zodat|en)\b)"
    rf"|,? en (?={VERB}\b)|,? en (?={ACTORS} {VERB}\b)|, (?=(?:die|dat)\b)|, (?={VERB}\b)"
)
_RELATIVE = re.compile(r"(?:die|dat)\b")
_PREPOSITION = re.compile(
    rf"\b(?:{alternatives(_CUES['prepositions'])})(?:\s+\w+)?\s+$", re.IGNORECASE
)
_PRONOUN = re.compile(
    rf"^(?:(?:{alternatives(_CUES['pronouns'])})\b"
    rf"|(?:{alternatives(_CUES['demonstratives'])}) {VERB}\b)",
    re.IGNORECASE,
)
_INVERTED_PRONOUN = re.compile(rf"{VERB} (?:zij|ze|hij|het|deze|die)\b", re.IGNORECASE)
_BOTH = re.compile(rf"\b(?:{alternatives(_CUES['both'])})\b", re.IGNORECASE)
_HAS_VERB = re.compile(rf"(?<!\w){VERB}(?!\w)", re.IGNORECASE)
_BARRED = re.compile(rf"\b(?:{alternatives(_CUES['barred'])})\b", re.IGNORECASE)
_LISTING = re.compile(rf"^(?:{alternatives(_CUES['listings'])})", re.IGNORECASE)
_THERE = re.compile(r"\b(?:er|daarvoor|daarbij|daaraan|hiervoor|hierbij)\b")
_PERSONAL = re.compile(r"\b(?:hij|zij|ze)\b", re.IGNORECASE)
_GIVES = re.compile(rf"\b(?:{alternatives(_CUES['gives'])})\b", re.IGNORECASE)
_GIVER = re.compile(
    rf"(?:^|, |,? en )({ACTORS}) (?:{alternatives(_CUES['gives'])})\b", re.IGNORECASE
)
_SIGN = re.compile(f"{ACTORS}|{PEOPLE}")


@dataclass(frozen=True, slots=True)
class Bond:
    """A pair that a clause ties; ``clause`` tells the status, ``from_before`` that its subject
    stands in the sentence before."""

    source: Mention
    target: Mention
    clause: str
    from_before: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence leaves behind for the next: its subject, and all its actors.

    ``is_person`` tells that its subject is a person: "hij" and "zij" are not the actor then.
    """

    subject: tuple[Mention, ...] = ()
    actors: tuple[Mention, ...] = ()
    is_person: bool = False


def bonds(scene: Scene, topic: Topic) -> Iterator[Bond]:
    """Yield the pairs that the clauses of a sentence tie, given what the sentence before left."""
    if not scene.actors:
        if len(topic.actors) == 2 and _BOTH.search(scene.rendered):
            yield Bond(*topic.actors, scene.rendered, True)
        return
    yield from _given(scene, topic)
    inherited = bool(topic.subject) and _refers_back(scene, topic)
    subject = topic.subject if inherited else ()
    last: tuple[Mention, ...] = ()
    for clause in _clauses(scene.rendered):
        if _RELATIVE.match(clause) and last:
            subject, inherited = last, False
        own = _subject(scene, clause)
        if own is not None:
            subject, inherited = own, False
        for sign in re.findall(ACTORS, clause):
            last = scene.at(sign)
            if last is not subject and _involves(clause, sign):
                yield from _pairs(subject, last, clause, inherited)


def _refers_back(scene: Scene, topic: Topic) -> bool:
    """Whether a pronoun of a sentence stands for the subject of the one before."""
    refers = _PRONOUN.match(scene.rendered) or _INVERTED_PRONOUN.search(scene.rendered)
    return bool(refers) and not (topic.is_person and _PERSONAL.search(scene.rendered))


def _given(scene: Scene, topic: Topic) -> Iterator[Bond]:
    """Yield who gives or does something for the topic: "Bank Blok is hoofdsponsor"."""
    for giver in _givers(scene, topic):
        yield from _pairs(topic.subject, giver, scene.rendered, True)


def _givers(scene: Scene, topic: Topic) -> list[tuple[Mention, ...]]:
    """Return the actors of a sentence, if all they do is give something to the topic."""
    lists = scene.actors
    if len(topic.subject) != 1 or not _GIVES.search(scene.rendered):
        return []
    if len(lists) == 1 and (re.match(ACTORS, scene.rendered) or _THERE.search(scene.rendered)):
        return list(lists)
    givers = [scene.at(sign) for sign in _GIVER.findall(scene.rendered)]
    return givers if len(givers) == len(lists) else []


def _clauses(rendered: str) -> list[str]:
    return [part.strip() for part in _SPLIT.split(rendered) if part.strip()]


def _subject(scene: Scene, clause: str) -> tuple[Mention, ...] | None:
    """Return the first actor or person that no preposition governs; people give no subject."""
    for match in _SIGN.finditer(clause):
        if not _PREPOSITION.search(clause[: match.start()]):
            mentions = scene.at(match.group())
            return () if mentions[0].type == PERSON else mentions
    return None


def _involves(clause: str, sign: str) -> bool:
    before = clause[: clause.index(sign)]
    return bool(_HAS_VERB.search(clause)) and not _BARRED.search(before[-40:])


def _pairs(
    subject: tuple[Mention, ...], others: tuple[Mention, ...], clause: str, inherited: bool
) -> Iterator[Bond]:
    for one in subject:
        for other in others:
            generic = one.is_group or other.is_group
            if not generic and one.name != other.name and not _is_department_of(one, other):
                yield Bond(one, other, clause, inherited)


def _is_department_of(one: Mention, other: Mention) -> bool:
    return {one.kind, other.kind} == {"gemeente", "gemeentelijke dienst"}


def topic_of(scene: Scene, before: Topic) -> Topic:
    """Return what a sentence leaves for the next; one without actors leaves the topic as it was."""
    if _givers(scene, before):
        return before
    lists = scene.actors
    clauses = _clauses(scene.rendered)
    subject = _subject(scene, clauses[0]) if clauses else None
    is_person = subject == ()
    if not lists:
        return Topic(before.subject, before.actors, is_person)
    named = {m.name: m for mentions in lists for m in mentions if not m.is_group}
    if not named:
        return Topic(before.subject, before.actors, is_person)
    if _PRONOUN.match(scene.rendered) and subject is None:
        subject = before.subject
    own = lists[0] if subject is None else subject
    kept = tuple(m for m in own if not m.is_group) or before.subject
    return Topic(kept, tuple(named.values()), is_person)


def is_listing(scene: Scene) -> bool:
    """Whether a sentence lists who was there instead of telling what they do."""
    return bool(_LISTING.match(scene.rendered))
