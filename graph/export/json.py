"""JSON: nodes and edges with all their evidence."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from graph.export.base import PLAIN, Exporter, Look
from graph.network import Document, Edge, Network, Node


class JsonExporter(Exporter):
    """``{"nodes": [...], "edges": [...], "documents": [...]}``, each list in order of id."""

    suffix = ".json"
    media_type = "application/json"

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the network with every mention and every quote; texts stay behind."""
        values = {
            "nodes": [_node(network.nodes[key]) for key in sorted(network.nodes)],
            "edges": [_edge(network.edges[key]) for key in sorted(network.edges)],
            "documents": [_document(network.documents[key]) for key in sorted(network.documents)],
        }
        dump = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
        return (dump + "\n").encode("utf-8", errors="backslashreplace")


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "kind": node.kind,
        "aliases": list(node.aliases),
        "properties": node.properties,
        "confidence": node.confidence,
        "documents": list(node.documents),
        "evidence": [asdict(evidence) for evidence in node.evidence],
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "status": edge.status,
        "confidence": edge.confidence,
        "documents": list(edge.documents),
        "evidence": [asdict(evidence) for evidence in edge.evidence],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "event": document.event,
        "date": document.date,
        "year": document.year,
        "source": document.source,
        "sha256": document.sha256,
    }
