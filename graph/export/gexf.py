"""GEXF 1.3, Gephi's own format (https://gexf.net/schema.html)."""

from __future__ import annotations

import io
from typing import Any

from graph.export.base import PLAIN, Exporter, Look
from graph.export.style import NodeStyle
from graph.export.xml import xml_graph, xml_text
from graph.network import Network
from graph.schema import EDGE_TYPES

_HEAD = b"""<?xml version='1.0' encoding='utf-8'?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph defaultedgetype="directed" mode="static">"""
"""The start of a file, instead of that of networkx: it dates the file, so that equal content
would differ from day to day, and writes what the schema of GEXF does not know."""


class GexfExporter(Exporter):
    """A static graph, written by networkx, in the colours of the schema or those of the screen.

    Every edge is directed, the symmetric ones too: readers refuse a file that mixes both.
    """

    suffix = ".gexf"
    media_type = "application/gexf+xml"
    pictured = True

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the network with, for each edge, its first quote and the number as weight."""
        import networkx

        graph, style = xml_graph(network), look.style_of(network)
        for node in network.nodes:
            data = graph.nodes[xml_text(node)]
            data |= {"label": data.pop("name"), "viz": _viz(node, look, style.nodes[node])}
        for _source, _target, key, data in graph.edges(keys=True, data=True):
            # In GEXF the type of an edge tells its direction.
            data["relation"] = data.pop("type")
            data |= {"id": key, "label": EDGE_TYPES[data["relation"]].label.nl}
            del data["quotes"]
        content = io.BytesIO()
        networkx.write_gexf(graph, content, version="1.3")
        return _with_own_head(content.getvalue())


def _viz(node: str, look: Look, style: NodeStyle) -> dict[str, Any]:
    red, green, blue = bytes.fromhex(style.colour.removeprefix("#"))
    viz: dict[str, Any] = {"color": {"r": red, "g": green, "b": blue}}
    if node in look.places:
        x, y = look.places[node]
        viz["position"] = {"x": x, "y": -y, "z": 0}
    return viz


def _with_own_head(content: bytes) -> bytes:
    graph = content.index(b"<graph ")
    return _HEAD + content[content.index(b">", graph) + 1 :] + b"\n"
