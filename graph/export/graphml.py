"""GraphML, for yEd, Gephi, igraph and networkx (http://graphml.graphdrawing.org/primer)."""

from __future__ import annotations

from xml.etree import ElementTree

from graph.export.base import PLAIN, Exporter, Look, edge_row, node_row
from graph.export.xml import Row, add, to_bytes
from graph.network import Network

_NODE_FIELDS = dict.fromkeys(("type", "name", "kind", "aliases", "documents"), "string")
_EDGE_FIELDS = dict.fromkeys(("type", "status", "documents", "quote"), "string") | {"quotes": "int"}


class GraphmlExporter(Exporter):
    """A directed multigraph; the fields of nodes and edges are declared as keys."""

    suffix = ".graphml"
    media_type = "application/graphml+xml"

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the network with, for each edge, its first quote and the number of them."""
        root = ElementTree.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
        for owner, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
            for name, kind in fields.items():
                _declare(root, owner, name, kind)
        graph = add(root, "graph", {"id": "netwerkatlas", "edgedefault": "directed"})
        for key in sorted(network.nodes):
            row = node_row(network.nodes[key])
            _add_data(add(graph, "node", {"id": row["id"]}), "node", _NODE_FIELDS, row)
        for key in sorted(network.edges):
            row = edge_row(network.edges[key])
            ends = {name: row[name] for name in ("id", "source", "target")}
            _add_data(add(graph, "edge", ends), "edge", _EDGE_FIELDS, row)
        return to_bytes(root)


def _declare(root: ElementTree.Element, owner: str, name: str, kind: str) -> None:
    key = {"id": f"{owner}.{name}", "for": owner, "attr.name": name, "attr.type": kind}
    add(root, "key", key)


def _add_data(parent: ElementTree.Element, owner: str, fields: dict[str, str], row: Row) -> None:
    for name in fields:
        add(parent, "data", {"key": f"{owner}.{name}"}, row[name])
