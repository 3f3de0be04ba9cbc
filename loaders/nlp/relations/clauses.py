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
from loaders.nlp.mask_characters import ACTOR, PEOPLE
from loaders.nlp.matching.keywords import Keywords, anywhere
from loaders.nlp.relations.part_of import is_department_of
from loaders.nlp.types import MaskedSentence, Mention

_LEXICON = table("clauses")
VERB = rf"(?:{alternatives(_LEXICON['verbs'])})"
_VERBS = anywhere(_LEXICON["verbs"])
_AND = table("function_words")["and"]
_OPENERS = (
    rf"{alternatives(_LEXICON['openers'])}|(?:{alternatives(_LEXICON['opener_beginnings'])})\w*"
)
_SPLIT = re.compile(
    rf";|:|\?|!|, (?:(?=(?:{_OPENERS})\b)|(?={VERB}\b))| {_AND} (?=(?:{ACTOR} )?{VERB}\b)"
)
_RELATIVE = re.compile(rf" ?(?:{alternatives(_LEXICON['relatives'])})\b")
_ENDS_ON_PREPOSITION = re.compile(rf"\b(?:{alternatives(_LEXICON['prepositions'])})$")
_PRONOUN = re.compile(
    rf"(?:{alternatives(_LEXICON['pronouns'])})\b"
    rf"|(?:{alternatives(_LEXICON['demonstratives'])}) {VERB}\b"
)
_INVERTED = _LEXICON["inverted_pronouns"]
_PRONOUNS = anywhere(_INVERTED)
_INVERTED_PRONOUN = re.compile(rf"{VERB} (?:{'|'.join(_INVERTED)})\b")
_PERSONAL = anywhere(_LEXICON["personal_pronouns"])
_BOTH = Keywords(_LEXICON["both"])
_BARRED = Keywords(_LEXICON["barred"])
_BARRED_NEAR = 40
_LISTING = re.compile(rf"(?:{alternatives(_LEXICON['listings'])})")
_THERE = re.compile(rf"\b(?:{alternatives(_LEXICON['there'])})\b")
_GIVES = Keywords(_LEXICON["gives"])
_GIVER = re.compile(rf"(?:^|, |,? {_AND} )({ACTOR}) (?:{alternatives(_LEXICON['gives'])})\b")
_WORD = re.compile(r"\w+")
_ACTOR = re.compile(ACTOR)
_ACTOR_OR_PERSON = re.compile(f"{ACTOR}|{PEOPLE}")


class RelationCandidate(NamedTuple):
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

    def __init__(self, masked: MaskedSentence, topic: Topic) -> None:
        self._masked, self._topic = masked, topic
        self._givers = self._who_give() if masked.actors and len(topic.subject) == 1 else []

    def candidates(self) -> list[RelationCandidate]:
        """Return the pairs that the clauses tie."""
        masked, topic = self._masked, self._topic
        if not masked.actors:
            if len(topic.actors) != 2 or not _BOTH.occur_in(masked):
                return []
            one, other = topic.actors
            return [RelationCandidate(one, other, masked.rendered, True)]
        found = [b for g in self._givers for b in _pairs(topic.subject, g, masked.rendered, True)]
        inherited = bool(topic.subject) and self._refers_back()
        if (inherited or len(masked.actors) > 1) and not masked.words.isdisjoint(_VERBS):
            found += self._candidates(topic.subject if inherited else (), inherited)
        return found

    def _candidates(
        self, subject: tuple[Mention, ...], inherited: bool
    ) -> Iterator[RelationCandidate]:
        masked, rendered = self._masked, self._masked.rendered
        last: tuple[Mention, ...] = ()
        for start, end in _clauses(rendered):
            if last and _RELATIVE.match(rendered, start, end):
                subject, inherited = last, False
            own = _subject(masked, start, end)
            if own is not None:
                subject, inherited = own, False
            for match in _ACTOR.finditer(rendered, start, end):
                last = masked.at(match.group())
                if subject and last is not subject and _involves(masked, start, end, match.start()):
                    yield from _pairs(subject, last, rendered[start:end], inherited)

    def _refers_back(self) -> bool:
        """Whether a pronoun of the sentence stands for the subject of the one before."""
        folded, words = self._masked.folded, self._masked.words
        if self._topic.is_person and not words.isdisjoint(_PERSONAL):
            return False
        if _PRONOUN.match(folded):
            return True
        return not words.isdisjoint(_PRONOUNS) and bool(_INVERTED_PRONOUN.search(folded))

    def _who_give(self) -> list[tuple[Mention, ...]]:
        """Return the actors of the sentence, if all they do is give something to the topic.

        They do something for the one spoken of: "Bank Blok is hoofdsponsor".
        """
        if not _GIVES.occur_in(self._masked):
            return []
        lists, folded = self._masked.actors, self._masked.folded
        if len(lists) == 1 and (_ACTOR.match(folded) or _THERE.search(self._masked.rendered)):
            return list(lists)
        givers = [self._masked.at(mask) for mask in _GIVER.findall(folded)]
        return givers if len(givers) == len(lists) else []

    def topic(self) -> Topic:
        """Return what the sentence leaves for the next; one that only gives leaves it as it was."""
        before, actors = self._topic, self._masked.actors
        if self._givers:
            return before
        subject = _first_subject(self._masked)
        is_person = subject == ()
        named = {m.name: m for mentions in actors for m in mentions if not m.is_group}
        if not named:
            return before.left(is_person=is_person)
        if subject is None and _PRONOUN.match(self._masked.folded):
            subject = before.subject
        own = actors[0] if subject is None else subject
        kept = tuple([m for m in own if not m.is_group]) or before.subject
        return Topic(kept, tuple(named.values()), is_person)


def is_listing(masked: MaskedSentence) -> bool:
    """Whether a sentence lists who was there instead of telling what they do."""
    return bool(_LISTING.match(masked.folded))


def _clauses(rendered: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the clauses, with the spaces around them."""
    start = 0
    for match in _SPLIT.finditer(rendered):
        yield start, match.start()
        start = match.end()
    yield start, len(rendered)


def _first_subject(masked: MaskedSentence) -> tuple[Mention, ...] | None:
    """Return the subject of the first clause."""
    for start, end in _clauses(masked.rendered):
        if masked.rendered[start:end].strip():
            return _subject(masked, start, end)
    return None


def _subject(masked: MaskedSentence, start: int, end: int) -> tuple[Mention, ...] | None:
    """Return the first actor or person that no preposition governs; people give no subject."""
    folded = masked.folded
    for match in _ACTOR_OR_PERSON.finditer(folded, start, end):
        if not _is_governed(folded, start, match.start()):
            mentions = masked.at(match.group())
            return () if mentions[0].type == PERSON else mentions
    return None


def _involves(masked: MaskedSentence, start: int, end: int, at: int) -> bool:
    """Whether a clause has a verb, and nothing before a mask bars its actors."""
    folded = masked.folded
    before = folded[max(start, at - _BARRED_NEAR) : at]
    has_verb = not _VERBS.isdisjoint(_WORD.findall(folded[start:end]))
    return has_verb and not _BARRED.are_in(before, masked.words)


def _is_governed(folded: str, start: int, at: int) -> bool:
    """Whether a preposition, or one and a word, stands in front of a mask in its clause."""
    if at == start or folded[at - 1] != " ":
        return False
    *words, last = folded[start : at - 1].rsplit(" ", 2)
    return _is_preposition(last) or (last.isalnum() and bool(words) and _is_preposition(words[-1]))


@lru_cache(maxsize=20_000)
def _is_preposition(word: str) -> bool:
    return bool(_ENDS_ON_PREPOSITION.search(word))


def _pairs(
    subject: tuple[Mention, ...], others: tuple[Mention, ...], clause: str, inherited: bool
) -> Iterator[RelationCandidate]:
    for one in subject:
        for other in others:
            generic = one.is_group or other.is_group
            inside = is_department_of(one, other) or is_department_of(other, one)
            if not generic and not inside and one.name != other.name:
                yield RelationCandidate(one, other, clause, inherited)
