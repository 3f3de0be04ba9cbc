"""A network in the annotation schema: the plain form in which people and programs compare readings.

Sessions are written ``S3``, recommendations ``R3.1``, all else by its canonical name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from graph.errors import ModelError
from graph.network import Document, Edge, Evidence, Network, Node
from graph.schema import (
    ADDRESSED_TO,
    CONCERNS,
    EDGE_TYPES,
    EXISTING,
    HOSTED,
    IN_REPORT,
    MADE_IN,
    NEIGHBOURHOOD,
    ORGANISATION,
    PERSON,
    RECOMMENDATION,
    SESSION,
    THEME,
)

ENTITY_TYPES = (ORGANISATION, PERSON, NEIGHBOURHOOD, THEME)
"""The node types that are annotated as entities, in the order of the guidelines."""

RELATION_TYPES = tuple(name for name in EDGE_TYPES if name not in (MADE_IN, IN_REPORT))
"""The edge types that are annotated as relations; the others follow from the layout."""


EXPLAINED_PARTS = ("sessions", "entities", "relations", "recommendations")
"""The parts of an annotation whose entries carry their evidence."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a report says of itself."""

    title: str
    event: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session: hosting organisations in ``hosts``, hosting people in ``people``.

    ``confidence`` (0 to 1) and ``evidence``, here and below, tell why a reading holds it; an
    annotation made by hand has neither.
    """

    number: int
    title: str
    hosts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    confidence: float | None = field(default=None, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """An actor, place or theme; ``aliases`` are the forms under which the text names it."""

    type: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    sessions: tuple[int, ...] = ()
    confidence: float | None = field(default=None, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A tie with the quote that proves it best; ``text[start:end] == quote``."""

    type: str
    source: str
    target: str
    status: str = EXISTING
    quote: str = ""
    start: int | None = None
    end: int | None = None
    session: int | None = None
    confidence: float | None = field(default=None, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class RecommendationEntry:
    """A recommendation in the report's own words; ``text`` stands at ``start`` to ``end``."""

    id: str
    session: int | None
    text: str
    start: int | None = None
    end: int | None = None
    addressees: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    explicit: bool = True
    confidence: float | None = field(default=None, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One report's reading, as a careful policy officer would write it down."""

    report: ReportHead
    sessions: tuple[SessionEntry, ...] = ()
    entities: tuple[EntityEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    recommendations: tuple[RecommendationEntry, ...] = ()

    def as_dict(self, *, explained: bool = False) -> dict[str, object]:
        """Return plain values, ready for JSON; ``explained`` ones tell why each item is there."""
        values = asdict(self)
        for part in EXPLAINED_PARTS:
            for entry in values[part]:
                confidence, evidence = entry.pop("confidence"), entry.pop("evidence")
                if explained:
                    entry |= {"confidence": confidence, "evidence": evidence}
        return values


def annotate(network: Network) -> Annotation:
    """Return the reading of the one document that ``network`` holds.

    Raises
    ------
    ModelError
        If the network holds no document, or more than one.
    """
    if len(network.documents) != 1:
        raise ModelError(
            f"An annotation is of one report, and this network holds {len(network.documents)};"
            " select one with network.only(document_id)."
        )
    (document,) = network.documents.values()
    return Annotation(
        ReportHead(document.title, document.event, document.year),
        tuple(_sessions(network)),
        tuple(_entities(network, document)),
        tuple(_relations(network)),
        tuple(_recommendations(network)),
    )


def _sessions(network: Network) -> list[SessionEntry]:
    entries = (
        SessionEntry(
            _number(node),
            node.name,
            tuple(_names(network, HOSTED, node, ORGANISATION)),
            tuple(_names(network, HOSTED, node, PERSON)),
            node.confidence,
            node.evidence,
        )
        for node in network.nodes.values()
        if node.type == SESSION
    )
    return sorted(entries, key=lambda entry: entry.number)


def _entities(network: Network, document: Document) -> list[EntityEntry]:
    entries = (
        EntityEntry(
            node.type,
            node.name,
            tuple(form for form in (node.name, *node.aliases) if form in document.text),
            node.kind,
            tuple(sorted({e.session for e in node.evidence if e.session is not None})),
            node.confidence,
            node.evidence,
        )
        for node in network.nodes.values()
        if node.type in ENTITY_TYPES
    )
    return sorted(entries, key=lambda entry: (ENTITY_TYPES.index(entry.type), entry.name))


def _relations(network: Network) -> list[RelationEntry]:
    edges = (edge for edge in network.edges.values() if edge.type in RELATION_TYPES)
    entries = (_relation(edge, network) for edge in edges)
    return sorted(entries, key=lambda entry: (entry.start, entry.type, entry.source, entry.target))


def _relation(edge: Edge, network: Network) -> RelationEntry:
    proof = _best_evidence(edge)
    return RelationEntry(
        edge.type,
        _label(network.nodes[edge.source]),
        _label(network.nodes[edge.target]),
        edge.status,
        proof.quote,
        proof.start,
        proof.end,
        proof.session,
        edge.confidence,
        edge.evidence,
    )


def _best_evidence(edge: Edge) -> Evidence:
    """Return the surest quote that carries the edge's status; of equals the first in the text."""
    fitting = (e for e in edge.evidence if e.status == edge.status)
    return min(fitting, key=lambda e: (-e.confidence, e.start, e.end))


def _recommendations(network: Network) -> list[RecommendationEntry]:
    nodes = (node for node in network.nodes.values() if node.type == RECOMMENDATION)
    entries = (_recommendation(node, network) for node in nodes)
    return sorted(entries, key=lambda entry: (entry.start or 0, entry.id))


def _recommendation(node: Node, network: Network) -> RecommendationEntry:
    place = node.evidence[0]
    return RecommendationEntry(
        _label(node),
        place.session,
        place.quote,
        place.start,
        place.end,
        tuple(_targets(network, ADDRESSED_TO, node, ORGANISATION)),
        tuple(_targets(network, CONCERNS, node, THEME)),
        bool(node.properties.get("explicit", True)),
        node.confidence,
        node.evidence,
    )


def _label(node: Node) -> str:
    """Return how the guidelines write this node as the end of a relation."""
    if node.type == SESSION:
        return f"S{_number(node)}"
    if node.type == RECOMMENDATION:
        return str(node.properties["label"])
    return node.name


def _number(session: Node) -> int:
    return int(session.properties["number"])


def _names(network: Network, edge_type: str, target: Node, node_type: str) -> Iterator[str]:
    edges = (edge for edge in network.edges.values() if edge.type == edge_type)
    return _of_type(network, (e.source for e in edges if e.target == target.id), node_type)


def _targets(network: Network, edge_type: str, source: Node, node_type: str) -> Iterator[str]:
    edges = (edge for edge in network.edges.values() if edge.type == edge_type)
    return _of_type(network, (e.target for e in edges if e.source == source.id), node_type)


def _of_type(network: Network, ids: Iterable[str], node_type: str) -> Iterator[str]:
    return (network.nodes[i].name for i in ids if network.nodes[i].type == node_type)
