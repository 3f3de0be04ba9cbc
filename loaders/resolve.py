"""From mentions and claims to a network: one node an actor, one edge a tie, with its evidence.

A generic group becomes a node only when it takes part in something: an edge, a table or
a recommendation.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.model import Assertion, Document, Edge, Evidence, Network, Node, Scalar, node_id
from graph.schema import (
    IN_REPORT,
    MADE_IN,
    ORGANISATION,
    RECOMMENDATION,
    REPORT,
    SESSION,
)
from loaders.extract.base import Advice, Claim, End, Mention, Reading
from loaders.naming import entity_id
from loaders.precision import confidence
from loaders.segment import Session

_NAME_LENGTH = 90
_SESSION_RULE = ("session", confidence(SESSION, "session"))


def resolve(reading: Reading) -> Network:
    """Return the network that a reading states."""
    return Network.build([reading.document], _nodes(reading), _edges(reading))


def _entity_id(reading: Reading, mention: Mention) -> str:
    """Return the id of an actor; the report's own rivals for a name keep all of theirs."""
    if mention.type == ORGANISATION and mention.name in reading.rivals:
        return node_id(ORGANISATION, mention.name)
    return entity_id(mention.type, mention.name)


def _id(reading: Reading, end: End) -> str:
    if isinstance(end, Mention):
        return _entity_id(reading, end)
    if isinstance(end, Session):
        return node_id(SESSION, reading.document.id, end.number)
    return node_id(RECOMMENDATION, reading.document.id, end.label)


def _nodes(reading: Reading) -> Iterator[Node]:
    document = reading.document
    yield _node(document, node_id(REPORT, document.id), REPORT, document.title, (), _head(reading))
    for session in reading.sessions:
        facts = (("number", session.number), ("title", session.title))
        evidence = _evidence(
            reading, session.start, session.head_end, session.number, *_SESSION_RULE
        )
        yield _node(document, _id(reading, session), SESSION, session.title, facts, evidence)
    for advice in reading.advice:
        yield _recommendation(reading, advice)
    yield from _entities(reading)


def _recommendation(reading: Reading, advice: Advice) -> Node:
    text = reading.text[advice.start : advice.end]
    facts = (("explicit", advice.explicit), ("label", advice.label), ("text", text))
    evidence = _evidence(
        reading, advice.start, advice.end, advice.session, advice.rule, advice.confidence
    )
    name = _shortened(text)
    return _node(reading.document, _id(reading, advice), RECOMMENDATION, name, facts, evidence)


def _shortened(text: str) -> str:
    flat = " ".join(text.replace("*", "").split())
    return flat if len(flat) <= _NAME_LENGTH else flat[: _NAME_LENGTH - 1].rstrip() + "…"


def _entities(reading: Reading) -> Iterator[Node]:
    used = {_entity_id(reading, m) for claim in reading.claims for m in _actors(claim)}
    by_id: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        by_id[_entity_id(reading, mention)].append(mention)
    for id_, mentions in by_id.items():
        if not mentions[0].is_group or id_ in used:
            yield _entity(reading, id_, mentions)


def _actors(claim: Claim) -> Iterator[Mention]:
    for end in (claim.source, claim.target):
        if isinstance(end, Mention):
            yield end


def _entity(reading: Reading, entity_id: str, mentions: list[Mention]) -> Node:
    forms = sorted({reading.text[m.start : m.end] for m in mentions})
    kinds = [m.kind for m in mentions if m.kind]
    name = _best_name(mentions)
    evidence = [
        e
        for m in mentions
        for e in _evidence(
            reading, m.start, m.end, _session_number(reading, m.start), m.rule, m.confidence
        )
    ]
    assertion = Assertion(
        reading.document.id,
        name,
        max(kinds, key=kinds.count, default=None),
        tuple(form for form in forms if form != name),
        (),
        tuple(dict.fromkeys(evidence)),
    )
    return Node(entity_id, mentions[0].type, (assertion,))


def _best_name(mentions: list[Mention]) -> str:
    names = [m.name for m in mentions]
    return min(set(names), key=lambda name: (-names.count(name), -len(name), name))


def _session_number(reading: Reading, offset: int) -> int | None:
    session = reading.session_at(offset)
    return session.number if session else None


def _node(
    document: Document,
    id_: str,
    type_: str,
    name: str,
    facts: Iterable[tuple[str, Scalar]],
    evidence: Iterable[Evidence],
) -> Node:
    assertion = Assertion(document.id, name or id_, None, (), tuple(facts), tuple(evidence))
    return Node(id_, type_, (assertion,))


def _head(reading: Reading) -> list[Evidence]:
    return [
        Evidence(
            reading.document.id,
            block.start,
            block.end,
            reading.text[block.start : block.end],
            rule="head",
        )
        for block in reading.blocks[:1]
    ]


def _evidence(
    reading: Reading,
    start: int,
    end: int,
    session: int | None,
    rule: str,
    confidence: float,
    status: str = "existing",
) -> list[Evidence]:
    quote = reading.text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    document = reading.document.id
    return [Evidence(document, start, start + len(quote), quote, session, status, rule, confidence)]


def _edges(reading: Reading) -> Iterator[Edge]:
    document = reading.document
    report = node_id(REPORT, document.id)
    for session in reading.sessions:
        evidence = _evidence(
            reading, session.start, session.head_end, session.number, *_SESSION_RULE
        )
        yield Edge(IN_REPORT, _id(reading, session), report, tuple(evidence))
    sessions = {session.number: _id(reading, session) for session in reading.sessions}
    for advice in reading.advice:
        evidence = _evidence(
            reading, advice.start, advice.end, advice.session, advice.rule, advice.confidence
        )
        origin = sessions.get(advice.session, report) if advice.session else report
        yield Edge(MADE_IN, _id(reading, advice), origin, tuple(evidence))
    proofs: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for claim in reading.claims:
        source, target = _id(reading, claim.source), _id(reading, claim.target)
        if source == target:
            continue
        proofs[claim.type, source, target] += _evidence(
            reading,
            claim.start,
            claim.end,
            claim.session,
            claim.rule,
            claim.confidence,
            claim.status,
        )
    for (type_, source, target), proven in proofs.items():
        yield Edge(type_, source, target, tuple(proven))
