"""Ties between actors: from a trigger between two of them, never from co-occurrence.

The patterns and the words that change a tie's status are data, in
``data/lexicon/ties.toml``. Status: denied or ended gives no tie; else
strained, else wanted, else existing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

from graph.schema import EXISTING, STRAINED, WANTED, WORKS_WITH
from loaders.extract.base import Claim, Mention, Reading, Scene
from loaders.extract.clauses import VERB, Topic, bonds, is_listing, topic_of
from loaders.extract.patterns import Index, compiled, needs
from loaders.extract.speakers import Speakers
from loaders.layout import HEADING, ITEM
from loaders.lexicon import alternatives, table
from loaders.sentences import Sentence

_FEW = 2
_CLAUSE_END = re.compile(rf"[;:?!]|, (?:maar|terwijl|omdat|zonder|hoewel|al) | en (?={VERB}\b)")
_OPENS = re.compile(r"\s{0,2}\(")
_NO_DENIAL = re.compile(
    r"\bniet (?:alleen|slechts|voor niets|zonder|meer weg te denken|enkel)\b|\bom niet\b"
)


@dataclass(frozen=True)
class Pattern:
    """A trigger: ``within`` ties the members of a list to each other ("only": nothing else)."""

    name: str
    expression: re.Pattern[str]
    status: str
    within: bool | str
    within_b: bool
    with_topic: bool


@cache
def _patterns(section: str, *, listed: bool) -> Index[Pattern]:
    """Return the patterns of a section; ``listed`` tells whether a scene lists actors."""
    entries = table("ties")[section]
    fitting = [e for e in entries if listed or e.get("within") != "only"]
    return Index([(needs(entry["pattern"]), _pattern(entry)) for entry in fitting])


def _pattern(entry: Mapping[str, Any]) -> Pattern:
    return Pattern(
        entry["name"],
        compiled(entry["pattern"]),
        entry.get("status", EXISTING),
        entry.get("within", False),
        entry.get("within_b", False),
        entry.get("with_topic", False),
    )


@cache
def _cues(name: str) -> re.Pattern[str]:
    words = table("ties")["status"][name]
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)|(?<=tot 20)\d\d", re.IGNORECASE)


def find_ties(reading: Reading) -> None:
    """Add the ties between organisations that the sentences state."""
    advised_at = {s.start for a in reading.advice for s in reading.sentences_in(a.start, a.end)}
    speakers = Speakers(reading)
    topic, before = Topic(), None
    for scene in reading.scenes:
        sentence = scene.sentence
        if before is None or not _goes_on(before, sentence):
            topic, before = _opening_topic(speakers, sentence), None
        advised = sentence.start in advised_at
        ties = {_pair(tie): tie for tie in reversed(list(_ties(speakers, scene, topic, advised)))}
        reading.claims += ties.values()
        if sentence.block.kind != HEADING and not is_listing(scene):
            grammatical = _by_grammar(scene, topic, before, advised)
            reading.claims += [tie for tie in grammatical if _pair(tie) not in ties]
        topic, before = topic_of(scene, topic), sentence


def _opening_topic(speakers: Speakers, sentence: Sentence) -> Topic:
    """Return what a paragraph is about before it names anybody: who "we" are, if that is one."""
    we = speakers.we(sentence)
    return Topic(tuple(we), tuple(we)) if len(we) == 1 else Topic()


def _goes_on(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence may refer back: the same paragraph, or the next item of a list."""
    same_list = before.block.kind == sentence.block.kind == ITEM
    return before.session == sentence.session and (before.block == sentence.block or same_list)


def _pair(claim: Claim) -> frozenset[str]:
    return frozenset(end.name for end in (claim.source, claim.target) if isinstance(end, Mention))


def _ties(speakers: Speakers, scene: Scene, topic: Topic, advised: bool) -> Iterator[Claim]:
    for pattern, match, pairs in _matches(speakers, scene, topic.subject):
        status = _status(_clause(scene.rendered, match), pattern.status, advised)
        for source, target in pairs:
            if status and source.name != target.name:
                yield _claim(scene.sentence, source, target, pattern.name, status)


def _by_grammar(
    scene: Scene, topic: Topic, before: Sentence | None, advised: bool
) -> Iterator[Claim]:
    for bond in bonds(scene, topic):
        status = _status(bond.clause, EXISTING, advised)
        if not status:
            continue
        claim = _claim(scene.sentence, bond.source, bond.target, "clause", status)
        if bond.from_before and before:
            claim = replace(claim, start=before.start, rule="clause-before")
        yield claim


def _matches(
    speakers: Speakers, scene: Scene, topic: tuple[Mention, ...]
) -> Iterator[tuple[Pattern, re.Match[str], list[tuple[Mention, Mention]]]]:
    if not scene.actors:
        return
    listed = any(len(mentions) > 1 for mentions in scene.actors)
    for pattern in _patterns("tie", listed=listed).worth_a_try(scene):
        for match in pattern.expression.finditer(scene.rendered):
            yield pattern, match, list(_pairs(scene, pattern, match, topic))
    for pattern in _patterns("we", listed=listed).worth_a_try(scene):
        for match in pattern.expression.finditer(scene.rendered):
            we = speakers.we(scene.sentence)
            yield pattern, match, [(one, m) for one in we for m in scene.at(match["A"])]


def _pairs(
    scene: Scene, pattern: Pattern, match: re.Match[str], topic: tuple[Mention, ...]
) -> Iterator[tuple[Mention, Mention]]:
    lists = [scene.at(sign) for name, sign in sorted(match.groupdict().items()) if name in "ABC"]
    if pattern.with_topic:
        yield from ((b, a) for a in lists[0] for b in topic if len(topic) <= _FEW)
    if pattern.within:
        yield from combinations(lists[0], 2)
    if pattern.within_b:
        yield from combinations(lists[1], 2)
    if pattern.within != "only":
        for first, second in combinations(lists, 2):
            yield from ((a, b) for a in first for b in second)


def _status(clause: str, stated: str, advised: bool) -> str | None:
    """Return the status that the clause gives a tie, or None when it denies it."""
    clause = _NO_DENIAL.sub("", clause)
    if stated == STRAINED:
        return STRAINED
    if _cues("ended").search(clause):
        return None
    if _cues("strained").search(clause):
        return STRAINED
    if re.search(r"\bnog (?:niet|geen)\b", clause):
        return WANTED
    if _cues("denied").search(clause):
        return None
    if advised or stated == WANTED:
        return WANTED
    if _cues("wanted").search(clause) and not _cues("existing").search(clause):
        return WANTED
    return EXISTING


def _clause(rendered: str, match: re.Match[str]) -> str:
    """Return the match and the rest of its clause."""
    before = max(rendered.rfind(sign, 0, match.start()) for sign in (";", ":", "?", "!", ", maar "))
    after = _CLAUSE_END.search(rendered, match.end())
    return rendered[before + 1 : after.start() if after else len(rendered)]


def _claim(sentence: Sentence, source: Mention, target: Mention, rule: str, status: str) -> Claim:
    return Claim(
        WORKS_WITH,
        source,
        target,
        sentence.start,
        sentence.end,
        sentence.session,
        rule,
        status,
    )


def spread_over_members(reading: Reading) -> None:
    """Let what "de corporaties" are said to do hold for the corporations named at that table."""
    members = _members(reading)
    extra = []
    for claim in reading.claims:
        if claim.type != WORKS_WITH:
            continue
        for group, other in ((claim.source, claim.target), (claim.target, claim.source)):
            if isinstance(group, Mention) and isinstance(other, Mention) and group.is_group:
                named = members.get((claim.session, group.name), {})
                extra += [
                    _as_member(claim, member, other)
                    for name, member in named.items()
                    if name != other.name
                ]
    reading.claims += extra


def _as_member(claim: Claim, member: Mention, other: Mention) -> Claim:
    return Claim(
        claim.type,
        member,
        other,
        claim.start,
        claim.end,
        claim.session,
        "member",
        claim.status,
    )


def _members(reading: Reading) -> dict[tuple[int | None, str], dict[str, Mention]]:
    """Return who a session lists behind a group, by name: "corporaties (A, B en C)"."""
    found: dict[tuple[int | None, str], dict[str, Mention]] = defaultdict(dict)
    for group in reading.mentions:
        if not group.is_group or not _OPENS.match(reading.text, group.end):
            continue
        end = reading.text.find(")", group.end)
        session = reading.session_at(group.start)
        named = [m for m in reading.between(group.end, end) if m.is_actor and not m.is_group]
        found[session.number if session else None, group.name] |= {m.name: m for m in named}
    return found
