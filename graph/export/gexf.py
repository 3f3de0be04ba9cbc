"""GEXF 1.3, Gephi's own format (https://gexf.net/schema.html)."""

from __future__ import annotations

from xml.etree import ElementTree

from graph.export.base import PLAIN, Exporter, Look, edge_row, node_row
from graph.export.xml import Row, add, to_bytes
from graph.network import Network
from graph.schema import EDGE_TYPES, NODE_TYPES

_NODE_FIELDS = ("type", "kind", "aliases", "documents")
_EDGE_FIELDS = ("type", "status", "documents", "quote")
_VIZ = "http://gexf.net/1.3/viz"
_NAMESPACES = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": _VIZ, "version": "1.3"}


class GexfExporter(Exporter):
    """A static graph in the colours of the schema, or those and the places of the screen.

    Every edge is directed, the symmetric ones too: readers refuse a file that mixes both.
    """

    suffix = ".gexf"
    media_type = "application/gexf+xml"
    pictured = True

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the network with, for each edge, its first quote and the number as weight."""
        root = ElementTree.Element("gexf", _NAMESPACES)
        graph = add(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
        _declare(graph, "node", _NODE_FIELDS)
        _declare(graph, "edge", _EDGE_FIELDS)
        nodes = add(graph, "nodes")
        for key in sorted(network.nodes):
            _add_node(nodes, node_row(network.nodes[key]), look)
        edges = add(graph, "edges")
        for key in sorted(network.edges):
            _add_edge(edges, edge_row(network.edges[key]))
        return to_bytes(root)


def _declare(graph: ElementTree.Element, owner: str, fields: tuple[str, ...]) -> None:
    attributes = add(graph, "attributes", {"class": owner, "mode": "static"})
    for name in fields:
        add(attributes, "attribute", {"id": name, "title": name, "type": "string"})


def _add_node(nodes: ElementTree.Element, row: Row, look: Look) -> None:
    element = add(nodes, "node", {"id": row["id"], "label": row["name"]})
    _add_values(element, _NODE_FIELDS, row)
    key = str(row["id"])
    colour = look.colours.get(key, NODE_TYPES[str(row["type"])].colour)
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    add(element, "viz:color", {"r": red, "g": green, "b": blue})
    if key in look.places:
        x, y = look.places[key]
        add(element, "viz:position", {"x": str(x), "y": str(-y), "z": "0"})


def _add_edge(edges: ElementTree.Element, row: Row) -> None:
    attributes = {name: row[name] for name in ("id", "source", "target")}
    attributes |= {"label": EDGE_TYPES[str(row["type"])].label.nl, "weight": row["quotes"]}
    _add_values(add(edges, "edge", attributes), _EDGE_FIELDS, row)


def _add_values(element: ElementTree.Element, fields: tuple[str, ...], row: Row) -> None:
    values = add(element, "attvalues")
    for name in fields:
        add(values, "attvalue", {"for": name, "value": row[name]})
