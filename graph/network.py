"""The core of the data model: documents, evidence, nodes, edges and the network.

A network is a union of what documents say. Merging is commutative and
idempotent, and removing a document takes away exactly what only that document
said. The parts live in :mod:`graph.elements`; import every noun from here.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.elements import Assertion, Block, Document, Edge, Evidence, Node, Scalar, node_id, slug
from graph.errors import ModelError
from graph.schema import EDGE_TYPES

if TYPE_CHECKING:
    import networkx

__all__ = [
    "Assertion",
    "Block",
    "Document",
    "Edge",
    "Evidence",
    "Network",
    "Node",
    "Scalar",
    "node_id",
    "slug",
]


@dataclass(frozen=True)
class Network:
    """Documents, nodes and edges by id. Treat it as a value: every change gives a new one."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    edges: Mapping[str, Edge] = field(default_factory=dict)

    @classmethod
    def build(
        cls, documents: Iterable[Document], nodes: Iterable[Node], edges: Iterable[Edge]
    ) -> Network:
        """Return a network of these parts, joined where they share an id and checked.

        Raises
        ------
        ModelError
            If an edge has an end that is missing or of a type its schema forbids.
        """
        same_nodes: dict[str, list[Node]] = defaultdict(list)
        for node in nodes:
            same_nodes[node.id].append(node)
        same_edges: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            same_edges[edge.id].append(edge)
        joined_nodes = {key: _join_nodes(same) for key, same in sorted(same_nodes.items())}
        joined_edges = {key: _join_edges(same) for key, same in sorted(same_edges.items())}
        for edge in joined_edges.values():
            _check_ends(edge, joined_nodes)
        ordered = sorted(documents, key=lambda document: document.id)
        return cls({document.id: document for document in ordered}, joined_nodes, joined_edges)

    @classmethod
    def union(cls, networks: Sequence[Network]) -> Network:
        """Return all of these networks in one; no two of them may hold the same document."""
        return cls.build(
            (document for network in networks for document in network.documents.values()),
            (node for network in networks for node in network.nodes.values()),
            (edge for network in networks for edge in network.edges.values()),
        )

    def merge(self, other: Network) -> Network:
        """Return the union of both. A document of ``other`` replaces its older reading here."""
        old = self
        for document_id in other.documents:
            old = old.without(document_id)
        return Network.union([old, other])

    def without(self, document_id: str) -> Network:
        """Return the network less what only this document said."""
        return self._selected(lambda document: document != document_id)

    def only(self, document_id: str) -> Network:
        """Return what this one document said."""
        return self._selected(lambda document: document == document_id)

    def _selected(self, keep: Callable[[str], bool]) -> Network:
        nodes = [
            Node(node.id, node.type, kept)
            for node in self.nodes.values()
            if (kept := tuple(a for a in node.assertions if keep(a.document)))
        ]
        edges = [
            Edge(edge.type, edge.source, edge.target, quotes)
            for edge in self.edges.values()
            if (quotes := tuple(e for e in edge.evidence if keep(e.document)))
        ]
        return Network.build([d for d in self.documents.values() if keep(d.id)], nodes, edges)

    @cached_property
    def digest(self) -> str:
        """The sha256 of the content: equal for equal networks in any store, on any run."""
        parts = {
            "documents": [asdict(d) for d in self.documents.values()],
            "nodes": [asdict(n) for n in self.nodes.values()],
            "edges": [asdict(e) for e in self.edges.values()],
        }
        dump = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(dump.encode()).hexdigest()

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the network as a networkx graph, in order of id: equal for equal networks.

        Nodes are ids with ``type``, ``name``, ``kind``, ``aliases`` and ``documents``. Edges have
        their type as key, and ``id``, ``type``, ``status``, ``documents``, ``weight`` and
        ``quotes`` (both the number of quotes; the first is the name that programs look for),
        ``quote``, the first one, and ``readers``, the language models that read any of them.
        Every value is a text or a number, several in one text stand between "; ": networkx can
        write the graph to any of its formats. An edge of a symmetric type stands in it once, in
        the order of its ends.
        """
        import networkx

        result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for key in sorted(self.nodes):
            result.add_node(key, **self.nodes[key].facts)
        for key in sorted(self.edges):
            edge = self.edges[key]
            facts = {"id": key, "weight": len(edge.evidence), **edge.facts}
            result.add_edge(edge.source, edge.target, edge.type, **facts)
        return result


def _join_nodes(same: Sequence[Node]) -> Node:
    first, *others = same
    if not others:
        return first
    for other in others:
        if other.type != first.type:
            raise ModelError(f"Node '{first.id}' is both {first.type} and {other.type}.")
    assertions = {assertion for node in same for assertion in node.assertions}
    return Node(first.id, first.type, tuple(assertions))


def _join_edges(same: Sequence[Edge]) -> Edge:
    first, *others = same
    if not others:
        return first
    evidence = tuple(evidence for edge in same for evidence in edge.evidence)
    return Edge(first.type, first.source, first.target, evidence)


def _check_ends(edge: Edge, nodes: Mapping[str, Node]) -> None:
    allowed = EDGE_TYPES[edge.type]
    for end, types in ((edge.source, allowed.sources), (edge.target, allowed.targets)):
        if end not in nodes:
            raise ModelError(f"Edge {edge.type} points to '{end}', which is no node here.")
        if nodes[end].type not in types:
            raise ModelError(
                f"Edge {edge.type} cannot have '{end}' ({nodes[end].type}) as an end;"
                f" allowed: {', '.join(sorted(types))}."
            )
