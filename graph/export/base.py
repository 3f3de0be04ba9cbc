"""The one contract of the exporters. Every format passes the same contract tests."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.export.style import NetworkStyle, schema_style
from graph.network import Edge, Network, Node

Value = str | int | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Look:
    """How the network looked on the screen, for formats that hold a picture.

    ``places`` are pixels (x, y downwards) by node id. ``source`` says where and when the picture
    was made. ``style`` is that of the picture on the screen; without one nodes look as the
    schema says.
    """

    language: str = "nl"
    source: str = ""
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    style: NetworkStyle | None = None

    def style_of(self, network: Network) -> NetworkStyle:
        """Return the style in which a network is drawn."""
        return self.style or schema_style(network, self.language)


PLAIN = Look()


class Exporter(ABC):
    """Turns a network into the bytes of a file: the same bytes for the same content."""

    suffix: str
    """The suffix of such a file, with its dot."""

    media_type: str
    """The media type of such a file, for a download."""

    pictured: bool = False
    """Whether such a file holds places, and so looks at where nodes stand."""

    @abstractmethod
    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return ``network`` as the content of one file."""


def node_row(node: Node) -> dict[str, str | int]:
    """Return the flat facts of a node."""
    return {"id": node.id, **node.facts}


def edge_row(edge: Edge) -> dict[str, str | int]:
    """Return the flat facts of an edge; ``quotes`` counts its evidence."""
    ends = {"source": edge.source, "target": edge.target}
    return {"id": edge.id, "type": edge.type, **ends, **edge.facts}


def evidence_rows(edge: Edge, network: Network) -> Iterator[dict[str, Value]]:
    """Yield the flat facts of every quote behind an edge."""
    for evidence in edge.evidence:
        yield {
            "edge": edge.id,
            "type": edge.type,
            "source": network.nodes[edge.source].name,
            "target": network.nodes[edge.target].name,
            "status": evidence.status,
            "document": evidence.document,
            "session": evidence.session,
            "start": evidence.start,
            "end": evidence.end,
            "quote": evidence.quote,
            "reader": evidence.reader,
        }


def plain_cell(value: Value) -> Value:
    """Return ``value`` so that no spreadsheet takes it for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
