"""The ties of a node as lines in groups, each line with its quotes."""

from __future__ import annotations

from graph.disagreement import Disagreement, disagreements
from graph.network import Edge, Network, Node
from graph.schema import EDGE_TYPES, EXISTING, STATUSES, STRAINED, WANTED, WORKS_WITH
from views.contract.links import StatusBadge
from views.contract.panel import Group, TieLine
from views.presenters.labels import link_to, one_line, relation_of, report_title, status_of
from views.presenters.quote import QuoteSource, quotation

URGENCY = (STRAINED, WANTED, EXISTING)
"""The order in which ties are listed."""
OPEN_UP_TO = 8
"""With more ties than this only the first group, the collaborations if any, is unfolded."""


def tie_groups(
    node: Node, around: Network, sources: QuoteSource, *, by_status: bool = False
) -> list[Group]:
    """Return the ties of a node in groups by type and direction, and by status if asked."""
    language = sources.words.language
    grouped: dict[tuple[str, bool, str], list[Edge]] = {}
    for edge in _edges_of(node, around):
        outwards = EDGE_TYPES[edge.type].symmetric or edge.source == node.id
        status = edge.status if by_status and edge.type == WORKS_WITH else ""
        grouped.setdefault((edge.type, outwards, status), []).append(edge)
    first = next(iter(grouped), ("",))[0]
    few = sum(map(len, grouped.values())) <= OPEN_UP_TO
    groups = []
    for (edge_type, _, status), edges in grouped.items():
        title = relation_of(edges[0], language, node.id)
        if status:
            title = f"{title} · {status_of(edges[0], language)}"
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
        status=status_badge(edge, language),
        quotes=tuple(quotation(one, sources) for one in quotes),
        more=sources.words("panel.more_quotes", count=hidden) if hidden else "",
        disagreements=told_disagreements(edge, sources),
    )


def told_disagreements(edge: Edge, sources: QuoteSource) -> tuple[str, ...]:
    """Return what readers of one report read differently of a tie that has a status.

    Each report has a line of its own, with its title where the tie stands in several.
    """
    if edge.type != WORKS_WITH:
        return ()
    found = [(one, _told(one, sources)) for one in disagreements(edge)]
    if len(edge.documents) == 1:
        return tuple(told for _, told in found)
    titles = sources.titles
    return tuple(f"{report_title(titles[a.document]) or a.document}: {told}" for a, told in found)


def _told(disagreement: Disagreement, sources: QuoteSource) -> str:
    words, said = sources.words, disagreement.statuses
    one_model = len(said.keys() - {""}) == 1
    sentences = []
    for reader, statuses in said.items():
        labels = ", ".join(STATUSES[one].label.in_language(words.language) for one in statuses)
        if not reader:
            sentences.append(words("panel.rules_read", statuses=labels))
        elif one_model:
            sentences.append(words("panel.model_reads", statuses=labels))
        else:
            name = one_line(reader)
            sentences.append(words("panel.named_model_reads", reader=name, statuses=labels))
    return " ".join(sentences)


def status_badge(edge: Edge, language: str) -> StatusBadge | None:
    """Return the status of a tie in words and as a line; None for types that have none."""
    if edge.type != WORKS_WITH:
        return None
    status = STATUSES[edge.status]
    return StatusBadge(status.colour, status.dashes, status.label.in_language(language))
