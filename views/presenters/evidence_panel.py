"""What the panel says of a node, a tie or the whole picture, with the quotes that prove it."""

from __future__ import annotations

from graph.analysis.metrics.centrality import degree
from graph.network import Edge, Network, Node
from graph.schema import (
    EDGE_TYPES,
    EXISTING,
    REPORT,
    SESSION,
    STATUSES,
    STRAINED,
    WANTED,
    WORKS_WITH,
)
from views.i18n import Words
from views.presenters.labels import (
    Block,
    display_name,
    kind_of,
    link_to,
    mark_of,
    one_line,
    relation_of,
    report_title,
    sentence_of,
    status_of,
    target,
)
from views.presenters.quote import Telling, quotation
from views.routes import DOSSIER, ROUTE

URGENCY = (STRAINED, WANTED, EXISTING)
"""The order in which ties are told."""
MENTIONS = 5
TOP = 8
TIES_TOLD = 12
"""Ties told in the overview of a picture; all of them are in the table."""
OPEN_UP_TO = 8
"""With more ties than this only the first group, the collaborations if any, is unfolded."""


def node_panel(node: Node, around: Network, say: Telling) -> Block:
    """Return who a node is, and its ties grouped by type, read from its side."""
    language = say.words.language
    groups = [*tie_groups(node, around, say), mentions(node, say)]
    return {
        "subject": node.id,
        "title": display_name(node),
        "kind": kind_of(node, language),
        "mark": mark_of(node.type),
        "lead": _full_text(node),
        "onward": [
            {"name": say.words("panel.dossier"), **target(language, DOSSIER, focus=node.id)},
            {"name": say.words("panel.around"), **target(language, around=node.id)},
            {"name": say.words("panel.route"), **target(language, ROUTE, **{"from": node.id})},
        ],
        "facts": _facts(node, say),
        "groups": [group for group in groups if group["ties"]],
        **_frame(say.words, clear=True),
    }


def edge_panel(edge: Edge, ends: Network, say: Telling) -> Block:
    """Return a tie with all its quotes."""
    source, target = ends.nodes[edge.source], ends.nodes[edge.target]
    line = {
        "ends": [link_to(source, say.words.language), link_to(target, say.words.language)],
        "between": relation_of(edge, say.words.language),
        "status": _status(edge, say.words),
        "quotes": [quotation(one, say) for one in edge.evidence],
    }
    return {
        "subject": edge.id,
        "title": sentence_of(edge, ends, say.words.language),
        "kind": say.words("panel.tie"),
        "facts": [],
        "groups": [{"title": say.words("panel.quotes"), "open": True, "ties": [line]}],
        **_frame(say.words, clear=True),
    }


def picture_panel(drawn: Network, say: Telling) -> Block:
    """Return what the picture shows, in a sentence, and where to begin reading it."""
    groups = [
        _tie_group(say.words("panel.strained"), STRAINED, drawn, say),
        _tie_group(say.words("panel.wanted"), WANTED, drawn, say),
        _most_tied(drawn, say.words),
    ]
    return {
        "subject": "",
        "title": say.words("panel.picture"),
        "kind": say.words("panel.overview"),
        "lead": picture_sentence(drawn, say.words),
        "note": say.words("panel.start"),
        "facts": [],
        "groups": [group for group in groups if group["ties"]],
        **_frame(say.words, clear=False),
    }


def most_tied(drawn: Network, words: Words) -> Block:
    """Return a panel of those with most ties, as a place to begin."""
    group = {**_most_tied(drawn, words), "open": True}
    return {"subject": "", "facts": [], "groups": [group], **_frame(words, clear=False)}


def picture_sentence(drawn: Network, words: Words) -> str:
    """Return the picture in a sentence, for those who read it and those who cannot see it."""
    ties = [edge.status for edge in drawn.edges.values() if edge.type == WORKS_WITH]
    counts = {name: ties.count(name) for name in STATUSES}
    nodes, edges = len(drawn.nodes), len(drawn.edges)
    return words("panel.sentence", nodes=nodes, edges=edges, works=len(ties), **counts)


def _frame(words: Words, *, clear: bool) -> Block:
    return {"label": words("panel.label"), "clear": words("panel.clear") if clear else ""}


def _full_text(node: Node) -> str:
    """Return the whole text of a node that is called by a part of it."""
    text = str(node.properties.get("text", ""))
    return "" if one_line(text) == one_line(node.name) else text


def _facts(node: Node, say: Telling) -> list[tuple[str, str]]:
    titles = [report_title(say.titles[one]) for one in node.documents]
    rows = [(say.words("panel.in_reports"), "; ".join(titles))]
    aliases = [one_line(alias) for alias in node.aliases]
    if aliases:
        rows.insert(0, (say.words("panel.aliases"), " · ".join(aliases)))
    return rows


def tie_groups(
    node: Node, around: Network, say: Telling, *, by_status: bool = False
) -> list[Block]:
    """Return the ties of a node in groups by type and direction, and by status if asked."""
    grouped: dict[tuple[str, bool, str], list[Edge]] = {}
    for edge in _edges_of(node, around):
        outwards = EDGE_TYPES[edge.type].symmetric or edge.source == node.id
        status = status_of(edge, say.words.language) if by_status else ""
        grouped.setdefault((edge.type, outwards, status), []).append(edge)
    first = next(iter(grouped), ("",))[0]
    few = sum(map(len, grouped.values())) <= OPEN_UP_TO
    return [
        {
            "title": " · ".join(
                filter(None, (relation_of(edges[0], say.words.language, node.id), status))
            ),
            "open": few or edge_type == first,
            "ties": [tie(edge, around, say, seen_from=node.id) for edge in edges],
        }
        for (edge_type, _, status), edges in grouped.items()
    ]


def _edges_of(node: Node, around: Network) -> list[Edge]:
    """Return its edges in the order of the schema; the most urgent status first, then by name."""
    order = list(EDGE_TYPES)

    def key(edge: Edge) -> tuple[int, int, str]:
        other = edge.target if edge.source == node.id else edge.source
        return order.index(edge.type), URGENCY.index(edge.status), around.nodes[other].name

    return sorted((e for e in around.edges.values() if node.id in (e.source, e.target)), key=key)


def tie(edge: Edge, network: Network, say: Telling, seen_from: str | None = None) -> Block:
    """Return a tie with its first quotes; seen from one end only the other is named."""
    ends = [end for end in (edge.source, edge.target) if end != seen_from]
    quotes = edge.evidence[: say.quotes]
    hidden = len(edge.evidence) - len(quotes)
    return {
        "ends": [link_to(network.nodes[end], say.words.language) for end in ends],
        "between": relation_of(edge, say.words.language),
        "status": _status(edge, say.words),
        "quotes": [quotation(one, say) for one in quotes],
        "more": say.words("panel.more_quotes", count=hidden) if hidden else "",
    }


def _tie_group(title: str, status: str, drawn: Network, say: Telling) -> Block:
    ties = [e for e in drawn.edges.values() if e.type == WORKS_WITH and e.status == status]
    lines = [tie(edge, drawn, say) for edge in ties[:TIES_TOLD]]
    more = say.words("panel.more_ties") if len(ties) > TIES_TOLD else ""
    unfolded = status == STRAINED
    return {"title": title, "open": unfolded, "ties": lines, "count": len(ties), "more": more}


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


def mentions(node: Node, say: Telling) -> Block:
    """Return the first places where documents name a node."""
    quotes = [quotation(one, say) for one in node.evidence[:MENTIONS]]
    lines = [{"ends": [], "quotes": [quote]} for quote in quotes]
    return {"title": say.words("panel.mentions"), "open": False, "ties": lines}


def _status(edge: Edge, words: Words) -> Block | None:
    if edge.type != WORKS_WITH:
        return None
    status = STATUSES[edge.status]
    look = {"colour": status.colour, "dashes": list(status.dashes)}
    return {"label": status.label.in_language(words.language), **look}
