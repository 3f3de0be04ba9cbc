"""What the panel says of a node, a tie or the whole picture, with the quotes that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from graph.analysis.centrality import degree
from graph.model import Document, Edge, Evidence, Network, Node
from graph.schema import EDGE_TYPES, REPORT, SESSION, STATUS_PRECEDENCE, STATUSES, WORKS_WITH
from graph.schema import STRAINED as STRAINED_STATUS
from graph.schema import WANTED as WANTED_STATUS
from views.catalogue import Words
from views.naming import display_name, kind_of, link_to, mark_of, one_line, relation_of, sentence_of

Documents = Callable[[str], Document]
Block = dict[str, Any]

CONTEXT = 130
"""Characters shown before and after a quote, cut at whole words."""
QUOTES_IN_LIST = 2
MENTIONS = 5
TOP = 8
OPEN_UP_TO = 8
"""With more ties than this only the first group, the collaborations if any, is unfolded."""


def node_panel(node: Node, around: Network, documents: Documents, words: Words) -> Block:
    """Return who a node is, and its ties grouped by type, read from its side."""
    groups = [*_groups(node, around, documents, words), _mentions(node, documents, words)]
    return {
        "subject": node.id,
        "title": display_name(node),
        "kind": kind_of(node, words.language),
        "mark": mark_of(node.type),
        "facts": _facts(node, documents, words),
        "groups": [group for group in groups if group["ties"]],
        **_frame(words, clear=True),
    }


def edge_panel(edge: Edge, ends: Network, documents: Documents, words: Words) -> Block:
    """Return a tie with all its quotes."""
    source, target = ends.nodes[edge.source], ends.nodes[edge.target]
    line = {
        "ends": [link_to(source, words.language), link_to(target, words.language)],
        "between": relation_of(edge, words.language),
        "status": _status(edge, words),
        "quotes": [_quote(one, documents, words) for one in edge.evidence],
    }
    return {
        "subject": edge.id,
        "title": sentence_of(edge, ends, words.language),
        "kind": words("panel.tie"),
        "facts": [],
        "groups": [{"title": words("panel.quotes"), "open": True, "ties": [line]}],
        **_frame(words, clear=True),
    }


def picture_panel(drawn: Network, documents: Documents, words: Words) -> Block:
    """Return what the picture shows, in a sentence, and where to begin reading it."""
    ties = [edge for edge in drawn.edges.values() if edge.type == WORKS_WITH]
    groups = [
        _tie_group(words("panel.strained"), STRAINED_STATUS, ties, drawn, documents, words),
        _tie_group(words("panel.wanted"), WANTED_STATUS, ties, drawn, documents, words),
        _most_tied(drawn, words),
    ]
    return {
        "subject": "",
        "title": words("panel.picture"),
        "kind": words("panel.overview"),
        "lead": picture_sentence(drawn, words),
        "note": words("panel.start"),
        "facts": [],
        "groups": [group for group in groups if group["ties"]],
        **_frame(words, clear=False),
    }


def picture_sentence(drawn: Network, words: Words) -> str:
    """Return the picture in a sentence, for those who read it and those who cannot see it."""
    ties = [edge.status for edge in drawn.edges.values() if edge.type == WORKS_WITH]
    counts = {name: ties.count(name) for name in STATUSES}
    nodes, edges = len(drawn.nodes), len(drawn.edges)
    return words("panel.sentence", nodes=nodes, edges=edges, works=len(ties), **counts)


def _frame(words: Words, *, clear: bool) -> Block:
    return {"label": words("panel.label"), "clear": words("panel.clear") if clear else ""}


def _facts(node: Node, documents: Documents, words: Words) -> list[tuple[str, str]]:
    titles = [one_line(documents(one).title) for one in node.documents]
    rows = [(words("panel.in_reports"), "; ".join(titles))]
    aliases = [one_line(alias) for alias in node.aliases]
    if aliases:
        rows.insert(0, (words("panel.aliases"), " · ".join(aliases)))
    return rows


def _groups(node: Node, around: Network, documents: Documents, words: Words) -> list[Block]:
    grouped: dict[tuple[str, bool], list[Edge]] = {}
    for edge in _edges_of(node, around):
        symmetric = EDGE_TYPES[edge.type].symmetric
        grouped.setdefault((edge.type, symmetric or edge.source == node.id), []).append(edge)
    first = next(iter(grouped), ("",))[0]
    few = sum(map(len, grouped.values())) <= OPEN_UP_TO
    return [
        {
            "title": relation_of(edges[0], words.language, node.id),
            "open": few or edge_type == first,
            "ties": [_tie(edge, around, documents, words, seen_from=node.id) for edge in edges],
        }
        for (edge_type, _), edges in grouped.items()
    ]


def _edges_of(node: Node, around: Network) -> list[Edge]:
    """Return its edges in the order of the schema; the most urgent status first, then by name."""
    order = list(EDGE_TYPES)
    urgency = [STRAINED_STATUS, WANTED_STATUS, *STATUS_PRECEDENCE]

    def key(edge: Edge) -> tuple[int, int, str]:
        other = edge.target if edge.source == node.id else edge.source
        return order.index(edge.type), urgency.index(edge.status), around.nodes[other].name

    return sorted((e for e in around.edges.values() if node.id in (e.source, e.target)), key=key)


def _tie(
    edge: Edge, network: Network, documents: Documents, words: Words, seen_from: str | None = None
) -> Block:
    ends = [end for end in (edge.source, edge.target) if end != seen_from]
    quotes = edge.evidence[:QUOTES_IN_LIST]
    hidden = len(edge.evidence) - len(quotes)
    return {
        "ends": [link_to(network.nodes[end], words.language) for end in ends],
        "between": relation_of(edge, words.language),
        "status": _status(edge, words),
        "quotes": [_quote(one, documents, words) for one in quotes],
        "more": words("panel.more_quotes", count=hidden) if hidden else "",
    }


def _tie_group(
    title: str,
    status: str,
    ties: Iterable[Edge],
    drawn: Network,
    documents: Documents,
    words: Words,
) -> Block:
    chosen = [edge for edge in ties if edge.status == status]
    lines = [_tie(edge, drawn, documents, words) for edge in chosen]
    return {"title": title, "open": status == STRAINED_STATUS, "ties": lines}


def _most_tied(drawn: Network, words: Words) -> Block:
    ties = degree(drawn)
    actors = [node for node in drawn.nodes.values() if node.type not in (SESSION, REPORT)]
    first = sorted(actors, key=lambda node: (-ties[node.id], node.name))[:TOP]
    lines = [
        {
            "ends": [link_to(node, words.language)],
            "quotes": [],
            "more": words("panel.tie_count", count=ties[node.id]),
        }
        for node in first
    ]
    return {"title": words("panel.most_tied"), "open": False, "ties": lines}


def _mentions(node: Node, documents: Documents, words: Words) -> Block:
    quotes = [_quote(one, documents, words) for one in node.evidence[:MENTIONS]]
    lines = [{"ends": [], "quotes": [quote]} for quote in quotes]
    return {"title": words("panel.mentions"), "open": False, "ties": lines}


def _status(edge: Edge, words: Words) -> Block | None:
    if edge.type != WORKS_WITH:
        return None
    status = STATUSES[edge.status]
    look = {"colour": status.colour, "dashes": list(status.dashes)}
    return {"label": status.label.in_language(words.language), **look}


def _quote(evidence: Evidence, documents: Documents, words: Words) -> Block:
    report = documents(evidence.document)
    return {
        "before": _before(report.text[max(0, evidence.start - CONTEXT) : evidence.start]),
        "quote": evidence.quote,
        "after": _after(report.text[evidence.end : evidence.end + CONTEXT]),
        "source": _source(evidence, report, words),
    }


def _before(text: str) -> str:
    cut = text.partition(" ")[2] if len(text) == CONTEXT else text
    lead = "… " if len(text) == CONTEXT else ""
    return lead + one_line(cut) + _space(text[-1:])


def _after(text: str) -> str:
    cut = text.rpartition(" ")[0] if len(text) == CONTEXT else text
    return _space(text[:1]) + one_line(cut) + (" …" if len(text) == CONTEXT else "")


def _space(character: str) -> str:
    return " " if character.isspace() else ""


def _source(evidence: Evidence, report: Document, words: Words) -> str:
    page = report.page_at(evidence.start)
    parts = [one_line(report.title) or report.source or report.id]
    if evidence.session is not None:
        parts.append(words("panel.session", number=evidence.session))
    if page is not None:
        parts.append(words("panel.page", number=page))
    return " · ".join(parts)
