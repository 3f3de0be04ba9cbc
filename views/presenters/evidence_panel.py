"""What the panel says of a node, a tie or the whole picture, with the quotes that prove it."""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.metrics.centrality import degree
from graph.network import Edge, Network, Node
from graph.schema import (
    REPORT,
    SESSION,
    STATUSES,
    STRAINED,
    WANTED,
    WORKS_WITH,
)
from views.contract.links import Link
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
)
from views.presenters.quote import QuoteSource, quotation
from views.presenters.tie_groups import (
    status_badge,
    tie_groups,
    tie_line,
    told_disagreements,
)
from views.routes import DOSSIER, ROUTE

MENTIONS = 5
TOP = 8
TIES_LISTED = 12
"""Ties listed in the overview of a picture; all of them are in the table."""


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
            route_link(node, words),
        ),
        facts=_facts(node, sources),
        clear=words("panel.clear"),
    )


def route_link(node: Node, words: Words) -> Link:
    """Return the link to the page Route, with a node as its start."""
    return page_link(words("panel.route"), words.language, ROUTE, **{"from": node.id})


def edge_panel(edge: Edge, ends: Network, sources: QuoteSource) -> Panel:
    """Return a tie with all its quotes."""
    words, language = sources.words, sources.words.language
    line = TieLine(
        ends=tuple(link_to(ends.nodes[end], language) for end in (edge.source, edge.target)),
        between=relation_of(edge, language),
        status=status_badge(edge, language),
        quotes=tuple(quotation(one, sources) for one in edge.evidence),
        disagreements=told_disagreements(edge, sources),
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
