"""What the XML formats share: text that XML can hold, and the network as such a graph.

networkx is imported only when a file is written: it takes a fifth of a second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.network import Network

if TYPE_CHECKING:
    import networkx

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def xml_text(value: str) -> str:
    """Return ``value`` with the replacement character for what XML 1.0 cannot hold."""
    return _FORBIDDEN.sub(_REPLACEMENT, value)


def xml_graph(network: Network, bar: str = "|") -> networkx.MultiDiGraph[str]:
    """Return the graph that networkx writes as XML.

    It is what ``Network.to_networkx`` gives, but for two things: ids and texts are such that
    XML can hold them, and an edge's key is its id, for a file wants a different one for each.
    ``bar`` is what stands between the three parts of that id.
    """
    import networkx

    plain = network.to_networkx()
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_nodes_from((xml_text(node), _held(data)) for node, data in plain.nodes(data=True))
    for source, target, data in plain.edges(data=True):
        held = _held(data)
        key = held.pop("id").replace("|", bar)
        graph.add_edge(xml_text(source), xml_text(target), key, **held)
    return graph


def _held(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: xml_text(value) if isinstance(value, str) else value for name, value in data.items()
    }
