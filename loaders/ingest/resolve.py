"""From mentions and claims to a network: one node an actor, one edge a tie, with its evidence.

A generic group becomes a node only when it takes part in something: an edge, a session or
a recommendation.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.network import Assertion, Document, Edge, Evidence, Network, Node, Scalar, node_id
from graph.schema import (
    EXISTING,
    IN_REPORT,
    MADE_IN,
    ORGANISATION,
    RECOMMENDATION,
    REPORT,
    SESSION,
)
from loaders.language.name_keys import entity_id
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.rule_precision import confidence
from loaders.nlp.sessions import OPENING, Session
from loaders.nlp.step import Layer
from loaders.nlp.types import Advice, Claim, End, Mention

_NAME_LENGTH = 90
_SESSION_RULE = (OPENING, confidence(SESSION, OPENING))


RESOLVED = frozenset(
    {
        *(Layer.BLOCKS, Layer.SESSIONS, Layer.RECOMMENDATIONS, Layer.CANONICAL_NAMES),
        *(Layer.PEOPLE, Layer.PLACES, Layer.ORGANISATIONS, Layer.GROUPS, Layer.THEMES),
        *(Layer.HOSTED, Layer.PARTICIPATED_IN, Layer.AFFILIATED_WITH, Layer.PART_OF),
        *(Layer.ACTIVE_IN, Layer.WORKS_WITH, Layer.ADDRESSED_TO, Layer.CONCERNS, Layer.ABOUT),
    }
)
"""The layers of an analysed text that the network is made of."""


def resolve(analysed: AnalysedText) -> Network:
    """Return the network that an analysed text states."""
    ids = _Ids(analysed)
    return Network.build([analysed.document], _nodes(analysed, ids), _edges(analysed, ids))


class _Ids(dict[tuple[str, str], str]):
    """The ids of nodes by their type and their name, label or number.

    The report's own rivals for a name keep all of theirs.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        super().__init__()
        self._document, self._rivals = analysed.document.id, analysed.rivals

    def __missing__(self, key: tuple[str, str]) -> str:
        type_, name = key
        if type_ in (SESSION, RECOMMENDATION):
            self[key] = node_id(type_, self._document, name)
        elif type_ == ORGANISATION and name in self._rivals:
            self[key] = node_id(type_, name)
        else:
            self[key] = entity_id(type_, name)
        return self[key]

    def of(self, end: End) -> str:
        """Return the id of the node at the end of a claim."""
        if isinstance(end, Mention):
            return self[end.type, end.name]
        if isinstance(end, Session):
            return self[SESSION, str(end.number)]
        return self[RECOMMENDATION, end.label]


def _nodes(analysed: AnalysedText, ids: _Ids) -> Iterator[Node]:
    document = analysed.document
    report = node_id(REPORT, document.id)
    yield _node(document, report, REPORT, document.title, analysed.facts, _head(analysed))
    for session in analysed.sessions:
        facts = (("number", session.number), ("title", session.title))
        opened = (_opening(analysed, session),)
        yield _node(document, ids.of(session), SESSION, session.title, facts, opened)
    by_label: dict[str, list[Advice]] = defaultdict(list)
    for advice in analysed.advice:
        by_label[advice.label].append(advice)
    for same in by_label.values():
        yield _recommendation(analysed, same, ids.of(same[0]))
    yield from _entities(analysed, ids)


def _recommendation(analysed: AnalysedText, same: Sequence[Advice], id_: str) -> Node:
    """Return the node of a recommendation, as the first says that found it."""
    advice = same[0]
    text = analysed.text[advice.start : advice.end]
    facts = (("explicit", advice.explicit), ("label", advice.label), ("text", text))
    name = _shortened(text)
    found = [_advised(analysed, one) for one in same]
    return _node(analysed.document, id_, RECOMMENDATION, name, facts, found)


def _shortened(text: str) -> str:
    flat = " ".join(text.replace("*", "").split())
    return flat if len(flat) <= _NAME_LENGTH else flat[: _NAME_LENGTH - 1].rstrip() + "…"


def _entities(analysed: AnalysedText, ids: _Ids) -> Iterator[Node]:
    ends = (end for claim in analysed.claims for end in (claim.source, claim.target))
    used = {ids[end.type, end.name] for end in ends if isinstance(end, Mention)}
    by_id: dict[str, list[Mention]] = defaultdict(list)
    for mention in analysed.mentions:
        by_id[ids[mention.type, mention.name]].append(mention)
    for id_, mentions in by_id.items():
        if not mentions[0].is_group or id_ in used:
            yield _entity(analysed, id_, mentions)


def _entity(analysed: AnalysedText, entity_id: str, mentions: list[Mention]) -> Node:
    text = analysed.text
    forms = {text[m.start : m.end] for m in mentions}
    kinds = Counter(m.kind for m in mentions if m.kind)
    names = Counter(m.name for m in mentions)
    name = min(names, key=lambda name: (-names[name], -len(name), name))
    evidence = [
        _evidence(analysed, (m.start, m.end, analysed.number_at(m.start)), m) for m in mentions
    ]
    assertion = Assertion(
        analysed.document.id,
        name,
        max(kinds, key=lambda kind: kinds[kind], default=None),
        tuple(sorted(forms - {name})),
        (),
        tuple(dict.fromkeys(evidence)),
    )
    return Node(entity_id, mentions[0].type, (assertion,))


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


def _head(analysed: AnalysedText) -> list[Evidence]:
    return [
        Evidence(
            analysed.document.id,
            block.start,
            block.end,
            analysed.text[block.start : block.end],
            rule="head",
        )
        for block in analysed.blocks[:1]
    ]


def _evidence(
    analysed: AnalysedText,
    span: tuple[int, int, int | None],
    found: Mention | Advice | Claim,
    status: str = EXISTING,
) -> Evidence:
    """Return the evidence for what was found in ``text[start:end]`` of a session."""
    start, end = _trimmed(analysed.text, *span[:2])
    place = (analysed.document.id, start, end, analysed.text[start:end], span[2])
    return Evidence(*place, status, found.rule, found.confidence, found.reader)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space around it."""
    stretch = text[start:end]
    quote = stretch.strip()
    if quote != stretch:
        start += stretch.index(quote)
    return start, start + len(quote)


def _opening(analysed: AnalysedText, session: Session) -> Evidence:
    start, end = _trimmed(analysed.text, session.start, session.head_end)
    place = (analysed.document.id, start, end, analysed.text[start:end], session.number)
    return Evidence(*place, EXISTING, *_SESSION_RULE)


def _advised(analysed: AnalysedText, advice: Advice) -> Evidence:
    span = (advice.start, advice.end, advice.session)
    return _evidence(analysed, span, advice)


def _edges(analysed: AnalysedText, ids: _Ids) -> Iterator[Edge]:
    report = node_id(REPORT, analysed.document.id)
    sessions = {session.number: ids.of(session) for session in analysed.sessions}
    for session in analysed.sessions:
        yield Edge(IN_REPORT, sessions[session.number], report, (_opening(analysed, session),))
    for advice in analysed.advice:
        origin = sessions.get(advice.session, report) if advice.session else report
        yield Edge(MADE_IN, ids.of(advice), origin, (_advised(analysed, advice),))
    proofs: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for claim in analysed.claims:
        source, target = ids.of(claim.source), ids.of(claim.target)
        if source != target:
            proofs[claim.type, source, target].append(_proof(analysed, claim))
    for (type_, source, target), proven in proofs.items():
        yield Edge(type_, source, target, tuple(proven))


def _proof(analysed: AnalysedText, claim: Claim) -> Evidence:
    span = (claim.start, claim.end, claim.session)
    return _evidence(analysed, span, claim, claim.status)
