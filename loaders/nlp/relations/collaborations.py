"""Ties between actors: from a trigger between two of them, never from co-occurrence.

The patterns and the words that change a tie's status are data, in
``data/lexicon/ties.toml``. Status: denied or ended gives no tie; else
strained, else wanted, else existing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

from graph.schema import EXISTING, STRAINED, WANTED, WORKS_WITH
from loaders.language.lexicon import table
from loaders.nlp.blocks import HEADING, ITEM
from loaders.nlp.context import Reading
from loaders.nlp.coreference.speakers import Speakers
from loaders.nlp.mask_characters import US
from loaders.nlp.matching.keywords import Cue
from loaders.nlp.matching.patterns import Index, Pattern, read_pattern
from loaders.nlp.relations.clauses import VERB, Bond, Grammar, Topic, is_listing
from loaders.nlp.sentences import Sentence
from loaders.nlp.types import Claim, Mention, Scene

_FEW = 2
_CLAUSE_END = re.compile(rf";|:|\?|!|, (?:maar|terwijl|omdat|zonder|hoewel|al) | en (?={VERB}\b)")
_CLAUSE_OPENERS = (";", ":", "?", "!", ", maar ")
_OPENS = re.compile(r"\s{0,2}\(")
_NO_DENIAL = re.compile(
    r"\bniet (?:alleen|slechts|voor niets|zonder|meer weg te denken|enkel)\b|\bom niet\b"
)
_NOT_YET = re.compile(r"\bnog (?:niet|geen)\b")
_STATUS = table("ties")["status"]
_ENDED = Cue(_STATUS["ended"], r"|(?<=tot 20)\d\d")
_STRAINED = Cue(_STATUS["strained"])
_DENIED = Cue(_STATUS["denied"])
_WANTED = Cue(_STATUS["wanted"])
_EXISTING = Cue(_STATUS["existing"])
_TELLING = frozenset().union(*(cue.words for cue in (_ENDED, _STRAINED, _DENIED, _WANTED)))


@dataclass(frozen=True)
class Trigger:
    """A pattern that ties: ``within`` the members of a list to each other ("only": nothing else).

    ``by_us`` tells that it ties a list to who speaks.
    """

    pattern: Pattern
    status: str
    within: bool | str
    within_b: bool
    with_topic: bool
    by_us: bool


@cache
def _triggers(section: str) -> tuple[Trigger, ...]:
    return tuple(
        Trigger(
            read_pattern(entry),
            entry.get("status", EXISTING),
            entry.get("within", False),
            entry.get("within_b", False),
            entry.get("with_topic", False),
            section == "we",
        )
        for entry in table("ties")[section]
    )


@cache
def _index(section: str, *, listed: bool = False, with_topic: bool = False) -> Index[Trigger]:
    """Return the triggers for scenes that list actors, or not, and have a topic, or not."""
    fitting = [
        trigger
        for trigger in _triggers(section)
        if (listed or trigger.within != "only") and (with_topic or not trigger.with_topic)
    ]
    return Index([(trigger.pattern, trigger) for trigger in fitting])


def find_ties(reading: Reading) -> None:
    """Add the ties between organisations that the sentences state."""
    advised_at = {s.start for a in reading.advice for s in reading.sentences_in(a.start, a.end)}
    speakers = Speakers(reading)
    topic, grammar, before = Topic(), None, None
    for scene in reading.scenes:
        sentence = scene.sentence
        if before is None or not _goes_on(before, sentence):
            topic, before = _opening_topic(speakers, sentence), None
        else:
            topic = grammar.topic() if grammar else topic.left(is_person=False)
        grammar = None
        if scene.actors or scene.people or len(topic.actors) == _FEW:
            grammar = Grammar(scene, topic)
            advised = sentence.start in advised_at
            ties = _triggered(speakers, scene, topic, advised)
            reading.claims += ties.values()
            bonds = [b for b in grammar.bonds() if _pair(b.source, b.target) not in ties]
            reading.claims += _by_grammar(scene, bonds, before, advised)
        before = sentence


def _opening_topic(speakers: Speakers, sentence: Sentence) -> Topic:
    """Return what a paragraph is about before it names anybody: who "we" are, if that is one."""
    we = speakers.we(sentence)
    return Topic(tuple(we), tuple(we)) if len(we) == 1 else Topic()


def _goes_on(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence may refer back: the same paragraph, or the next item of a list."""
    same_list = before.block.kind == sentence.block.kind == ITEM
    return before.session == sentence.session and (before.block is sentence.block or same_list)


def _pair(one: Mention, other: Mention) -> frozenset[str]:
    return frozenset((one.name, other.name))


def _triggered(
    speakers: Speakers, scene: Scene, topic: Topic, advised: bool
) -> dict[frozenset[str], Claim]:
    """Return the first tie of each pair that a trigger makes."""
    found: list[tuple[frozenset[str], Claim]] = []
    for trigger in _worth_a_try(scene, bool(topic.subject)) if scene.actors else ():
        for match in trigger.pattern.expression.finditer(scene.folded):
            clause = _clause(scene.rendered, match)
            status = _status(clause, scene.words, trigger.status, advised)
            for one, other in _pairs(speakers, scene, trigger, match, topic.subject):
                if status and one.name != other.name:
                    tie = _claim(scene.sentence, one, other, trigger.pattern.name, status)
                    found.append((_pair(one, other), tie))
    return dict(reversed(found))


def _worth_a_try(scene: Scene, with_topic: bool) -> Sequence[Trigger]:
    """Return the triggers that may tie somebody in a scene: two actors, or one and us."""
    actors, folded = scene.actors, scene.folded
    listed = max(map(len, actors)) > 1
    triggers: list[Trigger] = []
    if listed or with_topic or len(actors) > 1:
        triggers = _index("tie", listed=listed, with_topic=with_topic).worth_a_try(scene)
    if US in folded or "ons" in folded or "onze" in folded:
        triggers += _index("we").worth_a_try(scene)
    return triggers


def _by_grammar(
    scene: Scene, bonds: Sequence[Bond], before: Sentence | None, advised: bool
) -> Iterator[Claim]:
    if not bonds or scene.sentence.block.kind == HEADING or is_listing(scene):
        return
    for bond in bonds:
        status = _status(bond.clause, scene.words, EXISTING, advised)
        if not status:
            continue
        claim = _claim(scene.sentence, bond.source, bond.target, "clause", status)
        if bond.from_before and before:
            claim = replace(claim, start=before.start, rule="clause-before")
        yield claim


def _pairs(
    speakers: Speakers,
    scene: Scene,
    trigger: Trigger,
    match: re.Match[str],
    topic: tuple[Mention, ...],
) -> Iterator[tuple[Mention, Mention]]:
    lists = [scene.at(sign) for name, sign in sorted(match.groupdict().items()) if name in "ABC"]
    if trigger.by_us:
        yield from product(speakers.we(scene.sentence), lists[0])
    if trigger.with_topic:
        yield from ((b, a) for a in lists[0] for b in topic if len(topic) <= _FEW)
    if trigger.within:
        yield from combinations(lists[0], 2)
    if trigger.within_b:
        yield from combinations(lists[1], 2)
    if trigger.within != "only":
        for first, second in combinations(lists, 2):
            yield from product(first, second)


def _status(clause: str, words: frozenset[str], stated: str, advised: bool) -> str | None:
    """Return the status that a clause gives a tie, or None when it denies it.

    ``words`` are those of its sentence.
    """
    if stated == STRAINED:
        return STRAINED
    planned = WANTED if advised or stated == WANTED else EXISTING
    if words.isdisjoint(_TELLING):
        return planned
    if "niet" in clause:
        clause = _NO_DENIAL.sub("", clause)
    folded = clause.lower()
    if _ENDED.is_in(folded, words):
        return None
    if _STRAINED.is_in(folded, words):
        return STRAINED
    if _DENIED.is_in(folded, words):
        return WANTED if _NOT_YET.search(clause) else None
    if _WANTED.is_in(folded, words) and not _EXISTING.is_in(folded, words):
        return WANTED
    return planned


def _clause(rendered: str, match: re.Match[str]) -> str:
    """Return the match and the rest of its clause."""
    before = max([rendered.rfind(sign, 0, match.start()) for sign in _CLAUSE_OPENERS])
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
                    replace(claim, source=member, target=other, rule="member")
                    for name, member in named.items()
                    if name != other.name
                ]
    reading.claims += extra


def _members(reading: Reading) -> dict[tuple[int | None, str], dict[str, Mention]]:
    """Return who a session lists behind a group, by name: "corporaties (A, B en C)"."""
    found: dict[tuple[int | None, str], dict[str, Mention]] = defaultdict(dict)
    for group in reading.mentions:
        if not group.is_group or not _OPENS.match(reading.text, group.end):
            continue
        end = reading.text.find(")", group.end)
        named = [m for m in reading.between(group.end, end) if m.is_actor and not m.is_group]
        found[reading.number_at(group.start), group.name] |= {m.name: m for m in named}
    return found
