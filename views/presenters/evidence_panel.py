"""What the panel says of a node, a tie or the whole picture, with the quotes that prove it."""

from __future__ import annotations

from dataclasses import replace

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
from views.contract.links import StatusBadge
from views.contract.panel import Group, Panel, TieLine
from views.i18n import Words
from views.presenters.labels import (
    display_name,
    kind_of,
    link_to,
    mark_of,
    one_line,
    page_link,
    relation_of,
    report_title,
    sentence_of,
    status_of,
)
from views.presenters.quote import QuoteSource, quotation
from views.routes import DOSSIER, ROUTE

URGENCY = (STRAINED, WANTED, EXISTING)
"""The order in which ties are listed."""
MENTIONS = 5
TOP = 8
TIES_LISTED = 12
"""Ties listed in the overview of a picture; all of them are in the table."""
OPEN_UP_TO = 8
"""With more ties than this only the first group, the collaborations if any, is unfolded."""


def node_panel(node: Node, around: Network, sources: QuoteSource) -> Panel:
    """Return who a node is, and its ties grouped by type, read from its side."""
    words, language = sources.words, sources.words.language
    return Panel(
        label=words("panel.label"),
        groups=_filled(*tie_groups(node, around, sources), mentions(node, sources)),
        subject=node.id,
        title=display_name(node),
        kind=kind_of(node, language),
        mark=mark_of(node.type),
        lead=_full_text(node),
        onward=(
            page_link(words("panel.dossier"), language, DOSSIER, focus=node.id),
            page_link(words("panel.around"), language, around=node.id),
            page_link(words("panel.route"), language, ROUTE, **{"from": node.id}),
        ),
        facts=_facts(node, sources),
        clear=words("panel.clear"),
    )


def edge_panel(edge: Edge, ends: Network, sources: QuoteSource) -> Panel:
    """Return a tie with all its quotes."""
    words, language = sources.words, sources.words.language
    line = TieLine(
        ends=tuple(link_to(ends.nodes[end], language) for end in (edge.source, edge.target)),
        between=relation_of(edge, language),
        status=_status(edge, language),
        quotes=tuple(quotation(one, sources) for one in edge.evidence),
    )
    return Panel(
        label=words("panel.label"),
        groups=(Group(words("panel.quotes"), (line,), open=True),),
        subject=edge.id,
        title=sentence_of(edge, ends, language),
        kind=words("panel.tie"),
        clear=words("panel.clear"),
    )


def picture_panel(drawn: Network, sources: QuoteSource) -> Panel:
    """Return what the picture shows, in a sentence, and where to begin reading it."""
    words = sources.words
    return Panel(
        label=words("panel.label"),
        groups=_filled(
            _status_group(words("panel.strained"), STRAINED, drawn, sources),
            _status_group(words("panel.wanted"), WANTED, drawn, sources),
            _most_tied(drawn, words),
        ),
        title=words("panel.picture"),
        kind=words("panel.overview"),
        lead=picture_sentence(drawn, words),
        note=words("panel.start"),
    )


def most_tied_panel(drawn: Network, words: Words) -> Panel:
    """Return a panel of those with most ties, as a place to begin."""
    group = replace(_most_tied(drawn, words), open=True)
    return Panel(words("panel.label"), (group,))


def picture_sentence(drawn: Network, words: Words) -> str:
    """Return the picture in a sentence, for those who read it and those who cannot see it."""
    ties = [edge.status for edge in drawn.edges.values() if edge.type == WORKS_WITH]
    counts = {name: ties.count(name) for name in STATUSES}
    nodes, edges = len(drawn.nodes), len(drawn.edges)
    return words("panel.sentence", nodes=nodes, edges=edges, works=len(ties), **counts)


def _filled(*groups: Group) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.ties)


def _full_text(node: Node) -> str:
    """Return the whole text of a node that is called by a part of it."""
    text = str(node.properties.get("text", ""))
    return "" if one_line(text) == one_line(node.name) else text


def _facts(node: Node, sources: QuoteSource) -> tuple[tuple[str, str], ...]:
    titles = [report_title(sources.titles[one]) for one in node.documents]
    reports = (sources.words("panel.in_reports"), "; ".join(titles))
    aliases = " · ".join(one_line(alias) for alias in node.aliases)
    return ((sources.words("panel.aliases"), aliases), reports) if node.aliases else (reports,)


def tie_groups(
    node: Node, around: Network, sources: QuoteSource, *, by_status: bool = False
) -> list[Group]:
    """Return the ties of a node in groups by type and direction, and by status if asked."""
    grouped: dict[tuple[str, bool, str], list[Edge]] = {}
    for edge in _edges_of(node, around):
        outwards = EDGE_TYPES[edge.type].symmetric or edge.source == node.id
        status = status_of(edge, sources.words.language) if by_status else ""
        grouped.setdefault((edge.type, outwards, status), []).append(edge)
    first = next(iter(grouped), ("",))[0]
    few = sum(map(len, grouped.values())) <= OPEN_UP_TO
    groups = []
    for (edge_type, _, status), edges in grouped.items():
        relation = relation_of(edges[0], sources.words.language, node.id)
        title = f"{relation} · {status}" if status else relation
        lines = tuple(tie_line(edge, around, sources, seen_from=node.id) for edge in edges)
        groups.append(Group(title, lines, open=few or edge_type == first))
    return groups


def _edges_of(node: Node, around: Network) -> list[Edge]:
    """Return its edges in the order of the schema; the most urgent status first, then by name."""
    order = list(EDGE_TYPES)

    def key(edge: Edge) -> tuple[int, int, str]:
        other = edge.target if edge.source == node.id else edge.source
        return order.index(edge.type), URGENCY.index(edge.status), around.nodes[other].name

    return sorted((e for e in around.edges.values() if node.id in (e.source, e.target)), key=key)


def tie_line(
    edge: Edge, network: Network, sources: QuoteSource, seen_from: str | None = None
) -> TieLine:
    """Return a tie with its first quotes; seen from one end only the other is named."""
    language = sources.words.language
    quotes = edge.evidence[: sources.per_tie]
    hidden = len(edge.evidence) - len(quotes)
    return TieLine(
        ends=tuple(
            link_to(network.nodes[end], language)
            for end in (edge.source, edge.target)
            if end != seen_from
        ),
        between=relation_of(edge, language),
        status=_status(edge, language),
        quotes=tuple(quotation(one, sources) for one in quotes),
        more=sources.words("panel.more_quotes", count=hidden) if hidden else "",
    )


def _status_group(title: str, status: str, drawn: Network, sources: QuoteSource) -> Group:
    ties = [e for e in drawn.edges.values() if e.type == WORKS_WITH and e.status == status]
    lines = tuple(tie_line(edge, drawn, sources) for edge in ties[:TIES_LISTED])
    more = sources.words("panel.more_ties") if len(ties) > TIES_LISTED else ""
    return Group(title, lines, open=status == STRAINED, count=len(ties), more=more)


def _most_tied(drawn: Network, words: Words) -> Group:
    ties = degree(drawn)
    actors = [node for node in drawn.nodes.values() if node.type not in (SESSION, REPORT)]
    first = sorted(actors, key=lambda node: (-ties[node.id], node.name))[:TOP]
    lines = tuple(
        TieLine(
            (link_to(node, words.language),), more=words("panel.tie_count", count=ties[node.id])
        )
        for node in first
    )
    return Group(words("panel.most_tied"), lines)


def mentions(node: Node, sources: QuoteSource) -> Group:
    """Return the first places where documents name a node."""
    quotes = [quotation(one, sources) for one in node.evidence[:MENTIONS]]
    lines = tuple(TieLine(quotes=(quote,)) for quote in quotes)
    return Group(sources.words("panel.mentions"), lines)


def _status(edge: Edge, language: str) -> StatusBadge | None:
    if edge.type != WORKS_WITH:
        return None
    status = STATUSES[edge.status]
    return StatusBadge(status.colour, status.dashes, status.label.in_language(language))
