"""Ties by grammar: the subject of a clause and the other actors that its verb involves.

"De Werf beheert namens de gemeente drie zalen en krijgt gereedschap van Bouwmarkt Blok"
ties De Werf to both: a verb stands between, and a clause without a subject of its own goes on
with the one before. A pronoun at the start of a sentence stands for the subject of the last.
Never from co-occurrence: no verb or preposition between two actors, no tie.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graph.schema import PERSON
from loaders.language.lexicon import alternatives, table
from loaders.nlp.mask_characters import ACTORS, PEOPLE
from loaders.nlp.matching.keywords import Cue, anywhere
from loaders.nlp.relations.part_of import is_department_of
from loaders.nlp.types import Mention, Scene

_CUES = table("clauses")
VERB = rf"(?:{alternatives(_CUES['verbs'])})"
_VERBS = anywhere(_CUES["verbs"])
_SPLIT = re.compile(
    rf";|:|\?|!|, (?:(?=(?:maar|want|dus|terwijl|omdat|doordat|hoewel|als|mits|waar\w*|zodat|en"
    rf"|die|dat)\b)|(?={VERB}\b))| en (?=(?:{ACTORS} )?{VERB}\b)"
)
_RELATIVE = re.compile(r" ?(?:die|dat)\b")
_ENDS_ON_PREPOSITION = re.compile(rf"\b(?:{alternatives(_CUES['prepositions'])})$")
_PRONOUN = re.compile(
    rf"(?:{alternatives(_CUES['pronouns'])})\b"
    rf"|(?:{alternatives(_CUES['demonstratives'])}) {VERB}\b"
)
_INVERTED = ("zij", "ze", "hij", "het", "deze", "die")
_PRONOUNS = anywhere(_INVERTED)
_INVERTED_PRONOUN = re.compile(rf"{VERB} (?:{'|'.join(_INVERTED)})\b")
_PERSONAL = anywhere(("hij", "zij", "ze"))
_BOTH = Cue(_CUES["both"])
_BARRED = Cue(_CUES["barred"])
_BARRED_NEAR = 40
_LISTING = re.compile(rf"(?:{alternatives(_CUES['listings'])})")
_THERE = re.compile(r"\b(?:er|daarvoor|daarbij|daaraan|hiervoor|hierbij)\b")
_GIVES = Cue(_CUES["gives"])
_GIVER = re.compile(rf"(?:^|, |,? en )({ACTORS}) (?:{alternatives(_CUES['gives'])})\b")
_WORD = re.compile(r"\w+")
_ACTOR = re.compile(ACTORS)
_ACTOR_OR_PERSON = re.compile(f"{ACTORS}|{PEOPLE}")


class Bond(NamedTuple):
    """A pair that a clause ties; ``clause`` tells the status, ``from_before`` that its subject
    stands in the sentence before."""

    source: Mention
    target: Mention
    clause: str
    from_before: bool = False


class Topic(NamedTuple):
    """What a sentence leaves behind for the next: its subject, and all its actors.

    ``is_person`` tells that its subject is a person: "hij" and "zij" are not the actor then.
    """

    subject: tuple[Mention, ...] = ()
    actors: tuple[Mention, ...] = ()
    is_person: bool = False

    def left(self, *, is_person: bool) -> "Topic":
        """Return the topic behind a sentence that names no actor."""
        return Topic(self.subject, self.actors, is_person)


class Grammar:
    """The clauses of a sentence, given what the one before left."""

    def __init__(self, scene: Scene, topic: Topic) -> None:
        self._scene, self._topic = scene, topic
        self._givers = self._who_give() if scene.actors and len(topic.subject) == 1 else []

    def bonds(self) -> list[Bond]:
        """Return the pairs that the clauses tie."""
        scene, topic = self._scene, self._topic
        if not scene.actors:
            if len(topic.actors) != 2 or not _BOTH.is_said_in(scene):
                return []
            one, other = topic.actors
            return [Bond(one, other, scene.rendered, True)]
        found = [b for g in self._givers for b in _pairs(topic.subject, g, scene.rendered, True)]
        inherited = bool(topic.subject) and self._refers_back()
        if (inherited or len(scene.actors) > 1) and not scene.words.isdisjoint(_VERBS):
            found += self._bonds(topic.subject if inherited else (), inherited)
        return found

    def _bonds(self, subject: tuple[Mention, ...], inherited: bool) -> Iterator[Bond]:
        scene, rendered = self._scene, self._scene.rendered
        last: tuple[Mention, ...] = ()
        for start, end in _clauses(rendered):
            if last and _RELATIVE.match(rendered, start, end):
                subject, inherited = last, False
            own = _subject(scene, start, end)
            if own is not None:
                subject, inherited = own, False
            for match in _ACTOR.finditer(rendered, start, end):
                last = scene.at(match.group())
                if subject and last is not subject and _involves(scene, start, end, match.start()):
                    yield from _pairs(subject, last, rendered[start:end], inherited)

    def _refers_back(self) -> bool:
        """Whether a pronoun of the sentence stands for the subject of the one before."""
        folded, words = self._scene.folded, self._scene.words
        if self._topic.is_person and not words.isdisjoint(_PERSONAL):
            return False
        if _PRONOUN.match(folded):
            return True
        return not words.isdisjoint(_PRONOUNS) and bool(_INVERTED_PRONOUN.search(folded))

    def _who_give(self) -> list[tuple[Mention, ...]]:
        """Return the actors of the sentence, if all they do is give something to the topic.

        They do something for the one spoken of: "Bank Blok is hoofdsponsor".
        """
        if not _GIVES.is_said_in(self._scene):
            return []
        lists, folded = self._scene.actors, self._scene.folded
        if len(lists) == 1 and (_ACTOR.match(folded) or _THERE.search(self._scene.rendered)):
            return list(lists)
        givers = [self._scene.at(sign) for sign in _GIVER.findall(folded)]
        return givers if len(givers) == len(lists) else []

    def topic(self) -> Topic:
        """Return what the sentence leaves for the next; one that only gives leaves it as it was."""
        before, actors = self._topic, self._scene.actors
        if self._givers:
            return before
        subject = _first_subject(self._scene)
        is_person = subject == ()
        named = {m.name: m for mentions in actors for m in mentions if not m.is_group}
        if not named:
            return before.left(is_person=is_person)
        if subject is None and _PRONOUN.match(self._scene.folded):
            subject = before.subject
        own = actors[0] if subject is None else subject
        kept = tuple([m for m in own if not m.is_group]) or before.subject
        return Topic(kept, tuple(named.values()), is_person)


def is_listing(scene: Scene) -> bool:
    """Whether a sentence lists who was there instead of telling what they do."""
    return bool(_LISTING.match(scene.folded))


def _clauses(rendered: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the clauses, with the spaces around them."""
    start = 0
    for match in _SPLIT.finditer(rendered):
        yield start, match.start()
        start = match.end()
    yield start, len(rendered)


def _first_subject(scene: Scene) -> tuple[Mention, ...] | None:
    """Return the subject of the first clause."""
    for start, end in _clauses(scene.rendered):
        if scene.rendered[start:end].strip():
            return _subject(scene, start, end)
    return None


def _subject(scene: Scene, start: int, end: int) -> tuple[Mention, ...] | None:
    """Return the first actor or person that no preposition governs; people give no subject."""
    folded = scene.folded
    for match in _ACTOR_OR_PERSON.finditer(folded, start, end):
        if not _is_governed(folded, start, match.start()):
            mentions = scene.at(match.group())
            return () if mentions[0].type == PERSON else mentions
    return None


def _involves(scene: Scene, start: int, end: int, at: int) -> bool:
    """Whether a clause has a verb, and nothing before a sign bars its actors."""
    folded = scene.folded
    before = folded[max(start, at - _BARRED_NEAR) : at]
    has_verb = not _VERBS.isdisjoint(_WORD.findall(folded[start:end]))
    return has_verb and not _BARRED.is_in(before, scene.words)


def _is_governed(folded: str, start: int, at: int) -> bool:
    """Whether a preposition, or one and a word, stands in front of a sign in its clause."""
    if at == start or folded[at - 1] != " ":
        return False
    *words, last = folded[start : at - 1].rsplit(" ", 2)
    return _is_preposition(last) or (last.isalnum() and bool(words) and _is_preposition(words[-1]))


@lru_cache(maxsize=20_000)
def _is_preposition(word: str) -> bool:
    return bool(_ENDS_ON_PREPOSITION.search(word))


def _pairs(
    subject: tuple[Mention, ...], others: tuple[Mention, ...], clause: str, inherited: bool
) -> Iterator[Bond]:
    for one in subject:
        for other in others:
            generic = one.is_group or other.is_group
            inside = is_department_of(one, other) or is_department_of(other, one)
            if not generic and not inside and one.name != other.name:
                yield Bond(one, other, clause, inherited)
