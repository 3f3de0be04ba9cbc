"""Export: the network as the content of a file."""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.layout.force_directed import positions
from graph.export import EXPORTERS
from graph.export.base import PLAIN, Look
from graph.export.csv import tables
from graph.export.html import DRAWN_AT_MOST
from graph.network import Network


def export_network(network: Network, format_name: str, look: Look = PLAIN) -> bytes:
    """Return a network in one of the formats of ``EXPORTERS``.

    In a format that holds a picture, nodes get places here unless the look has them, as long as
    there are few enough to draw.
    """
    exporter = EXPORTERS[format_name]
    if exporter.pictured and not look.places and len(network.nodes) <= DRAWN_AT_MOST:
        look = replace(look, places=positions(network))
    return exporter.export(network, look)


def export_evidence(network: Network) -> bytes:
    """Return every tie with its quotes as one CSV table that spreadsheets open as it is."""
    return tables(network)["evidence"].encode("utf-8-sig", "replace")
