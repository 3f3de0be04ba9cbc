"""How a node is called and addressed on the screen. Everything returned is plain text."""

from __future__ import annotations

from urllib.parse import urlencode

from graph.network import Edge, Network, Node
from graph.schema import EDGE_TYPES, KINDS, NODE_TYPES, REPORT, SESSION, STATUSES, WORKS_WITH
from views.contract.links import Link, Mark
from views.routes import DOSSIER

GLYPHS: dict[str, str] = {
    "dot": "●",
    "triangle": "▲",
    "square": "■",
    "diamond": "◆",
    "star": "★",
    "hexagon": "⬢",
    "box": "▭",
}
"""A character for each vis-network shape that the schema uses."""


def one_line(text: str) -> str:
    """Return the text with every run of white space folded to one space."""
    return " ".join(text.split())


def display_name(node: Node) -> str:
    """Return the name of a node, with its number in front for a session."""
    number = node.properties.get("number") if node.type == SESSION else None
    name = (report_title if node.type == REPORT else one_line)(node.name) or node.id
    return name if number is None else f"{number}. {name}"


def report_title(title: str) -> str:
    """Return the title of a report on one line, in lower case where it was all capitals."""
    flat = one_line(title)
    return flat.capitalize() if flat.isupper() else flat


def kind_of(node: Node, language: str) -> str:
    """Return the type of a node, and its kind where it has one."""
    node_type = NODE_TYPES[node.type].label.in_language(language)
    if not node.kind:
        return node_type
    label = KINDS.get(node.type, {}).get(node.kind)
    return f"{node_type} · {label.in_language(language) if label else node.kind}"


def relation_of(edge: Edge, language: str, seen_from: str | None = None) -> str:
    """Return the words between the ends of an edge, as read from one of them."""
    edge_type = EDGE_TYPES[edge.type]
    label = edge_type.reverse_label if seen_from == edge.target else edge_type.label
    return label.in_language(language)


def status_of(edge: Edge, language: str) -> str:
    """Return the status of a tie in words; empty for types that have none."""
    return STATUSES[edge.status].label.in_language(language) if edge.type == WORKS_WITH else ""


def sentence_of(edge: Edge, network: Network, language: str) -> str:
    """Return an edge as a short sentence, with its status where it has one."""
    source, target = (display_name(network.nodes[end]) for end in (edge.source, edge.target))
    sentence = f"{source} {relation_of(edge, language)} {target}"
    status = status_of(edge, language)
    return f"{sentence} ({status})" if status else sentence


def mark_of(node_type: str) -> Mark:
    """Return the shape and colour by which a node type is drawn."""
    return Mark(NODE_TYPES[node_type].shape, NODE_TYPES[node_type].colour)


def link(node_id: str, node_type: str, name: str, language: str, page: str | None = None) -> Link:
    """Return a link, with the mark of its type, that makes a node the focus of a page.

    Without a page it is the focus of the page that shows the link.
    """
    mark = mark_of(node_type)
    to, address = _target(language, page, {"focus": node_id})
    return Link(name, mark.shape, mark.colour, to, address)


def link_to(node: Node, language: str, page: str | None = None) -> Link:
    """Return a link to a node under its name; ``page`` as in ``link``."""
    return link(node.id, node.type, display_name(node), language, page)


def dossier_link(node: Node, language: str) -> Link:
    """Return a link to the dossier of a node, under its name."""
    return link_to(node, language, DOSSIER)


def page_link(name: str, language: str, page: str | None = None, **parameters: str) -> Link:
    """Return a link to a page with these parameters in its address.

    Without a page it leads to another view of the page that shows the link.
    """
    to, address = _target(language, page, parameters)
    return Link(name, to=to, address=address)


def _target(
    language: str, page: str | None, parameters: dict[str, str]
) -> tuple[dict[str, str], str]:
    """Return where a link leads, for this app and as an address for any browser."""
    query = urlencode({"lang": language, **parameters})
    if page is None:
        return parameters, f"?{query}"
    return {"page": page, **parameters}, f"./{page}?{query}"
