"""GraphML, for yEd, Gephi, igraph and networkx (http://graphml.graphdrawing.org/primer)."""

from __future__ import annotations

import io

from graph.export.base import PLAIN, Exporter, Look
from graph.export.xml import xml_graph
from graph.network import Network


class GraphmlExporter(Exporter):
    """A directed multigraph, written by networkx; its fields are declared as keys."""

    suffix = ".graphml"
    media_type = "application/graphml+xml"

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the network with, for each edge, its first quote and the number of them."""
        import networkx

        content = io.BytesIO()
        # The schema of GraphML knows no "|" in an id.
        networkx.write_graphml(xml_graph(network, bar="."), content)
        return content.getvalue()
