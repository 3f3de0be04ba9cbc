"""A network taken apart by document: the unit in which stores write and remove."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.errors import ModelError
from graph.network import Assertion, Document, Edge, Evidence, Network, Node

LONGEST_ID = 2_000
"""Bytes of a node's id; a store must be able to index two of them."""
NO_LAYOUT = "[[], []]"
"""The pages and blocks of a document that has none, as stores write them."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one document says: its assertions, each with its node, and its evidence, each with
    its edge; in order of ids.
    """

    document: Document
    assertions: list[tuple[Node, Assertion]] = field(default_factory=list)
    evidence: list[tuple[Edge, Evidence]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """The sha256 of all of it: equal for an equal reading of the document."""
        said = [
            (node.id, node.type, a.name, a.kind, a.aliases, a.properties, _places(a.evidence))
            for node, a in self.assertions
        ]
        proved = [(edge.id, _places([evidence])) for edge, evidence in self.evidence]
        return hashlib.sha256(repr((self.document, said, proved)).encode()).hexdigest()


def _places(evidence: Collection[Evidence]) -> list[tuple[object, ...]]:
    """Return all of the evidence but the quotes, which stand in the document.

    The reader is left out where it was the rules, so that the digests that older stores hold
    stay those of the same readings.
    """
    return [
        (*(e.start, e.end, e.session, e.status, e.rule, e.confidence), *filter(None, [e.reader]))
        for e in evidence
    ]


def split(networks: Iterable[Network]) -> list[Part]:
    """Return these networks by document, in order of their ids.

    Raises
    ------
    ModelError
        If two networks hold the same document, an assertion or evidence belongs to no document
        of its network, a quote does not stand in its document, a document does not name both
        ends of an edge that it states, or an id is longer than LONGEST_ID.
    """
    parts: dict[str, Part] = {}
    for network in networks:
        for document_id, part in _split(network).items():
            if document_id in parts:
                raise ModelError(f"Document '{document_id}' is given twice; give it once.")
            parts[document_id] = part
    return [part for _, part in sorted(parts.items())]


def _split(network: Network) -> dict[str, Part]:
    parts = {key: Part(document) for key, document in network.documents.items()}
    for _, node in sorted(network.nodes.items()):
        for assertion in node.assertions:
            _part(parts, assertion.document, node.id).assertions.append((node, assertion))
    for _, edge in sorted(network.edges.items()):
        for evidence in edge.evidence:
            _part(parts, evidence.document, edge.id).evidence.append((edge, evidence))
    for part in parts.values():
        _check(part)
    return parts


def nodes_with(known: Collection[Node], parts: Collection[Part]) -> dict[str, Node]:
    """Return these nodes and those of the parts, by id, with what all of them say.

    Raises
    ------
    ModelError
        If they do not agree on the type of a node.
    """
    types = {node.id: node.type for node in known}
    said = {node.id: list(node.assertions) for node in known}
    for node, assertion in (pair for part in parts for pair in part.assertions):
        if types.setdefault(node.id, node.type) != node.type:
            raise ModelError(f"Node '{node.id}' is {types[node.id]} elsewhere, {node.type} here.")
        said.setdefault(node.id, []).append(assertion)
    return {key: Node(key, types[key], tuple(assertions)) for key, assertions in said.items()}


def edges_with(known: Collection[Edge], parts: Collection[Part]) -> dict[str, Edge]:
    """Return these edges and those of the parts, by id, with the evidence of all of them."""
    edges = {edge.id: edge for edge in known}
    stated = {edge.id: list(edge.evidence) for edge in known}
    for part in parts:
        for edge, evidence in part.evidence:
            key = edge.id
            edges.setdefault(key, edge)
            stated.setdefault(key, []).append(evidence)
    return {
        key: Edge(edges[key].type, edges[key].source, edges[key].target, tuple(evidence))
        for key, evidence in stated.items()
    }


def _part(parts: dict[str, Part], document_id: str, place: str) -> Part:
    if document_id not in parts:
        raise ModelError(
            f"'{place}' leans on document '{document_id}', which is not in the network;"
            " give the document along with what it says."
        )
    return parts[document_id]


def _check(part: Part) -> None:
    named = set()
    for node, assertion in part.assertions:
        named.add(node.id)
        _check_id(node.id)
        for mention in assertion.evidence:
            _check_quote(part.document, mention, node.id)
    for edge, evidence in part.evidence:
        _check_quote(part.document, evidence, edge.id)
        for end in (edge.source, edge.target):
            if end not in named:
                raise ModelError(
                    f"'{part.document.id}' states '{edge.id}' but does not name '{end}';"
                    " give the node an assertion of that document."
                )


def _check_id(node_id: str) -> None:
    if len(node_id) * 4 > LONGEST_ID and len(node_id.encode(errors="replace")) > LONGEST_ID:
        raise ModelError(f"The id '{node_id[:40]}...' is too long; shorten the name it comes from.")


def _check_quote(document: Document, evidence: Evidence, place: str) -> None:
    if evidence.document != document.id:
        raise ModelError(
            f"A mention of '{place}' in '{document.id}' points into '{evidence.document}'."
        )
    if document.text[evidence.start : evidence.end] != evidence.quote:
        raise ModelError(
            f"The quote of '{place}' at {evidence.start}-{evidence.end} is not what stands in"
            f" '{document.id}'; quotes must be exact."
        )
