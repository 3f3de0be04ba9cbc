"""Who read a report, and where its text goes to be read, in words."""

from __future__ import annotations

from graph.network import Document, Network, Node
from graph.schema import REPORT
from graph.settings import RULES, ModelSettings
from views.i18n import Words
from views.presenters.labels import one_line

_BESIDE_RULES = f"{RULES}; "


def report_node(document: Document, network: Network) -> Node | None:
    """Return the node of a report; None if the network has none."""
    nodes = (node for node in network.nodes.values() if node.type == REPORT)
    return next((node for node in nodes if document.id in node.documents), None)


def readers_of(document: Document, network: Network) -> str:
    """Return who read a report, as its node says it; empty where it says nothing."""
    node = report_node(document, network)
    return str(node.properties.get("readers", "")) if node else ""


def unread_parts(document: Document, network: Network) -> int:
    """Return how many parts of a report a language model did not read."""
    node = report_node(document, network)
    count = node.properties.get("unread_parts", 0) if node else 0
    return count if isinstance(count, int) else 0


def who_read(readers: str, words: Words) -> str:
    """Return in a sentence who read a report; ``readers`` as its node names them."""
    if readers.startswith(_BESIDE_RULES):
        return words("readers.both_read", reader=one_line(readers.removeprefix(_BESIDE_RULES)))
    return words("readers.model_read", reader=one_line(readers))


def reading_facts(document: Document, network: Network, words: Words) -> tuple[str, ...]:
    """Return sentences on who read a report, and how much was not; none if its node is silent."""
    readers, unread = readers_of(document, network), unread_parts(document, network)
    if not readers:
        return ()
    told = (who_read(readers, words), words("readers.unread", count=unread) if unread else "")
    return tuple(filter(None, told))


def where_it_goes(model: ModelSettings, reader: str, words: Words) -> str:
    """Return in a sentence where the text of a report goes when this reader reads it."""
    name, host = one_line(model.name), one_line(model.host)
    if reader == RULES:
        return words("readers.stays")
    if model.is_here:
        return words("readers.here", name=name)
    return words("readers.elsewhere", name=name, host=host)
