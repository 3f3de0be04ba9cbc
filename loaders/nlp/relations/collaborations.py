"""Ties between actors: from a keyword between two of them, never from co-occurrence.

The patterns are data, in ``data/lexicon/collaborations.toml``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

from graph.schema import EXISTING, WORKS_WITH
from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import HEADING, ITEM
from loaders.nlp.coreference.speakers import Speakers
from loaders.nlp.mask_characters import US
from loaders.nlp.matching.patterns import Pattern, PatternIndex, pattern_names, read_pattern
from loaders.nlp.relations.clauses import Grammar, RelationCandidate, Topic, is_listing
from loaders.nlp.relations.tie_status import clause_around, tie_status
from loaders.nlp.sentences import Sentence
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Claim, MaskedSentence, Mention

CLAUSE, CLAUSE_BEFORE, MEMBER = "clause", "clause-before", "member"
RULES = {WORKS_WITH: (*pattern_names("collaborations", "tie", "we"), CLAUSE, CLAUSE_BEFORE, MEMBER)}
"""The rules of this module, by what they find."""

_FEW = 2
_LEXICON = table("collaborations")
_OPENS = re.compile(r"\s{0,2}\(")
_OURS = tuple(_LEXICON["ours"])


@dataclass(frozen=True)
class CollaborationRule:
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
def _rules(section: str) -> tuple[CollaborationRule, ...]:
    return tuple(
        CollaborationRule(
            read_pattern(entry),
            entry.get("status", EXISTING),
            entry.get("within", False),
            entry.get("within_b", False),
            entry.get("with_topic", False),
            section == "we",
        )
        for entry in table("collaborations")[section]
    )


@cache
def _index(
    section: str, *, listed: bool = False, with_topic: bool = False
) -> PatternIndex[CollaborationRule]:
    """Return the rules for sentences that list actors, or not, and have a topic, or not."""
    fitting = [
        rule
        for rule in _rules(section)
        if (listed or rule.within != "only") and (with_topic or not rule.with_topic)
    ]
    return PatternIndex([(rule.pattern, rule) for rule in fitting])


@step(
    requires=(
        Layer.SESSIONS,
        Layer.SENTENCES,
        Layer.MASKED_SENTENCES,
        Layer.RECOMMENDATIONS,
        Layer.PEOPLE,
        Layer.ORGANISATIONS,
        Layer.GROUPS,
        Layer.CANONICAL_NAMES,
        Layer.HOSTED,
        Layer.AFFILIATED_WITH,
    ),
    assigns=(Layer.WORKS_WITH,),
)
def find_collaborations(analysed: AnalysedText) -> None:
    """Add the ties between organisations that the sentences state."""
    advised_at = {s.start for a in analysed.advice for s in analysed.sentences_in(a.start, a.end)}
    speakers = Speakers(analysed)
    topic, grammar, before = Topic(), None, None
    for masked in analysed.masked_sentences:
        sentence = masked.sentence
        if before is None or not _goes_on(before, sentence):
            topic, before = _opening_topic(speakers, sentence), None
        else:
            topic = grammar.topic() if grammar else topic.left(is_person=False)
        grammar = None
        if masked.actors or masked.people or len(topic.actors) == _FEW:
            grammar = Grammar(masked, topic)
            advised = sentence.start in advised_at
            ties = _by_rules(speakers, masked, topic, advised)
            analysed.claims += ties.values()
            candidates = [b for b in grammar.candidates() if _pair(b.source, b.target) not in ties]
            analysed.claims += _by_grammar(masked, candidates, before, advised)
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


def _by_rules(
    speakers: Speakers, masked: MaskedSentence, topic: Topic, advised: bool
) -> dict[frozenset[str], Claim]:
    """Return the first tie of each pair that a rule makes."""
    found: list[tuple[frozenset[str], Claim]] = []
    for rule in _possible_in(masked, bool(topic.subject)) if masked.actors else ():
        for match in rule.pattern.expression.finditer(masked.folded):
            clause = clause_around(masked.rendered, *match.span())
            status = tie_status(clause, masked.words, rule.status, advised)
            for one, other in _pairs(speakers, masked, rule, match, topic.subject):
                if status and one.name != other.name:
                    tie = _claim(masked.sentence, one, other, rule.pattern.name, status)
                    found.append((_pair(one, other), tie))
    return dict(reversed(found))


def _possible_in(masked: MaskedSentence, with_topic: bool) -> Sequence[CollaborationRule]:
    """Return the rules that may tie somebody in a sentence: two actors, or one and us."""
    actors, folded = masked.actors, masked.folded
    listed = max(map(len, actors)) > 1
    rules: list[CollaborationRule] = []
    if listed or with_topic or len(actors) > 1:
        rules = _index("tie", listed=listed, with_topic=with_topic).possible_in(masked)
    if US in folded or any(word in folded for word in _OURS):
        rules += _index("we").possible_in(masked)
    return rules


def _by_grammar(
    masked: MaskedSentence,
    candidates: Sequence[RelationCandidate],
    before: Sentence | None,
    advised: bool,
) -> Iterator[Claim]:
    if not candidates or masked.sentence.block.kind == HEADING or is_listing(masked):
        return
    for candidate in candidates:
        status = tie_status(candidate.clause, masked.words, EXISTING, advised)
        if not status:
            continue
        claim = _claim(masked.sentence, candidate.source, candidate.target, CLAUSE, status)
        if candidate.from_before and before:
            claim = replace(claim, start=before.start, rule=CLAUSE_BEFORE)
        yield claim


def _pairs(
    speakers: Speakers,
    masked: MaskedSentence,
    rule: CollaborationRule,
    match: re.Match[str],
    topic: tuple[Mention, ...],
) -> Iterator[tuple[Mention, Mention]]:
    lists = [masked.at(mask) for name, mask in sorted(match.groupdict().items()) if name in "ABC"]
    if rule.by_us:
        yield from product(speakers.we(masked.sentence), lists[0])
    if rule.with_topic:
        yield from ((b, a) for a in lists[0] for b in topic if len(topic) <= _FEW)
    if rule.within:
        yield from combinations(lists[0], 2)
    if rule.within_b:
        yield from combinations(lists[1], 2)
    if rule.within != "only":
        for first, second in combinations(lists, 2):
            yield from product(first, second)


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


@step(
    requires=(Layer.SESSIONS, Layer.ORGANISATIONS, Layer.GROUPS, Layer.WORKS_WITH),
    assigns=(Layer.WORKS_WITH,),
)
def spread_over_members(analysed: AnalysedText) -> None:
    """Let what "de corporaties" are said to do hold for the corporations named at that table."""
    members = _members(analysed)
    extra = []
    for claim in analysed.claims:
        if claim.type != WORKS_WITH:
            continue
        for group, other in ((claim.source, claim.target), (claim.target, claim.source)):
            if isinstance(group, Mention) and isinstance(other, Mention) and group.is_group:
                named = members.get((claim.session, group.name), {})
                extra += [
                    replace(claim, source=member, target=other, rule=MEMBER)
                    for name, member in named.items()
                    if name != other.name
                ]
    analysed.claims += extra


def _members(analysed: AnalysedText) -> dict[tuple[int | None, str], dict[str, Mention]]:
    """Return who a session lists behind a group, by name: "corporaties (A, B en C)"."""
    found: dict[tuple[int | None, str], dict[str, Mention]] = defaultdict(dict)
    for group in analysed.mentions:
        if not group.is_group or not _OPENS.match(analysed.text, group.end):
            continue
        end = analysed.text.find(")", group.end)
        named = [m for m in analysed.between(group.end, end) if m.is_actor and not m.is_group]
        found[analysed.number_at(group.start), group.name] |= {m.name: m for m in named}
    return found
