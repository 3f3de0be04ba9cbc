"""The one contract of the exporters. Every format passes the same contract tests."""

from __future__ import annotations

from abc import ABC, abstractmethod

from graph.model import Edge, Network, Node


class Exporter(ABC):
    """Turns a network into the bytes of a file: the same bytes for the same content."""

    suffix: str
    """The suffix of such a file, with its dot."""

    media_type: str
    """The media type of such a file, for a download."""

    @abstractmethod
    def export(self, network: Network) -> bytes:
        """Return ``network`` as the content of one file."""


def node_row(node: Node) -> dict[str, str | int]:
    """Return the flat facts of a node."""
    return {
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "kind": node.kind or "",
        "aliases": "; ".join(node.aliases),
        "documents": "; ".join(node.documents),
    }


def edge_row(edge: Edge) -> dict[str, str | int]:
    """Return the flat facts of an edge; ``quotes`` counts its evidence."""
    return {
        "id": edge.id,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "status": edge.status,
        "documents": "; ".join(edge.documents),
        "quotes": len(edge.evidence),
        "quote": edge.evidence[0].quote,
    }
