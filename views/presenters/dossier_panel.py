"""Everything that the reports say of one node, and what follows from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.analysis.adjacency import is_there
from graph.analysis.co_attendance import meetings
from graph.network import Network, Node
from graph.schema import (
    ABOUT,
    ACTORS,
    AFFILIATED_WITH,
    HOSTED,
    MADE_IN,
    PART_OF,
    PARTICIPATED_IN,
    RECOMMENDATION,
    SESSION,
    THEME,
    WORKS_WITH,
)
from views.contract.panel import Group, Panel, TieLine
from views.i18n import Words
from views.presenters.evidence_panel import node_panel, route_link
from views.presenters.labels import display_name, link_to, page_link, report_title
from views.presenters.quote import QuoteSource
from views.presenters.tie_groups import tie_groups, tie_line
from views.routes import REPORTS

INTRODUCED = 20
"""Acquaintances of acquaintances that are listed; the others are counted."""

_SEATS = (HOSTED, PARTICIPATED_IN)
_ACQUAINTED = (WORKS_WITH, AFFILIATED_WITH, PART_OF)


def dossier_panel(node: Node, around: Network, sources: QuoteSource) -> Panel:
    """Return everything that is known of a node; ``around`` reaches two ties far.

    Collaborations are grouped by status; then follow advice, sessions, acquaintances and reports.
    """
    panel, words = node_panel(node, around, sources), sources.words
    groups = [
        *tie_groups(node, around, sources, by_status=True),
        _advice(node, around, sources),
        _seated(node, around, words),
        _meetings(node, around, words),
        _introductions(node, around, words),
        _reports(node, sources),
    ]
    unfolded = tuple(replace(group, open=True) for group in groups if group.ties)
    return replace(panel, long=True, onward=(route_link(node, words),), clear="", groups=unfolded)


def _names(nodes: Iterable[str], network: Network) -> str:
    return "; ".join(display_name(network.nodes[node]) for node in nodes)


def _lines(others: Mapping[str, str], around: Network, words: Words) -> tuple[TieLine, ...]:
    """Return a line for each other node, with a remark."""
    return tuple(
        TieLine((link_to(around.nodes[other], words.language),), more=remark)
        for other, remark in others.items()
    )


def _sessions_of(node: Node, around: Network, edge_types: tuple[str, ...]) -> list[str]:
    """Return the sessions that a node is tied to by one of these types, in order of id."""
    found = {
        edge.target if edge.source == node.id else edge.source
        for edge in around.edges.values()
        if edge.type in edge_types and node.id in (edge.source, edge.target)
    }
    return sorted(one for one in found if around.nodes[one].type == SESSION)


def _advice(node: Node, around: Network, sources: QuoteSource) -> Group:
    """Return the recommendations of the sessions where an actor sat."""
    sessions = _sessions_of(node, around, _SEATS) if node.type in ACTORS else []
    made = [e for e in around.edges.values() if e.type == MADE_IN and e.target in sessions]
    lines = tuple(tie_line(edge, around, sources) for edge in made)
    return Group(sources.words("dossier.advice"), lines)


def _seated(node: Node, around: Network, words: Words) -> Group:
    """Return who sat at the sessions about a theme, or at the session of a recommendation."""
    if node.type not in (THEME, RECOMMENDATION):
        return Group(words("dossier.seated"), ())
    seats: dict[str, list[str]] = defaultdict(list)
    for session in _sessions_of(node, around, (ABOUT, MADE_IN)):
        for actor in sorted(
            {e.source for e in around.edges.values() if e.type in _SEATS and e.target == session}
        ):
            seats[actor].append(session)
    remarks = {
        actor: words("panel.met_at", sessions=_names(sessions, around))
        for actor, sessions in sorted(seats.items(), key=lambda one: (-len(one[1]), one[0]))
    }
    return Group(words("dossier.seated"), _lines(remarks, around, words))


def _meetings(node: Node, around: Network, words: Words) -> Group:
    """Return whom an actor met at which sessions; at a session everyone is met directly."""
    sessions = meetings(around, node.id)
    remarks = {
        other: words("panel.met_at", sessions=_names(shared, around))
        for other, shared in sessions.items()
    }
    return Group(words("panel.meetings"), _lines(remarks, around, words))


def _introductions(node: Node, around: Network, words: Words) -> Group:
    """Return whom an actor does not know yet, and the acquaintances who do."""
    known: dict[str, set[str]] = defaultdict(set)
    for edge in around.edges.values():
        if edge.type in _ACQUAINTED and is_there(edge):
            known[edge.source].add(edge.target)
            known[edge.target].add(edge.source)
    through: dict[str, list[str]] = defaultdict(list)
    for friend in sorted(known[node.id]) if node.type in ACTORS else ():
        for other in sorted(known[friend] - known[node.id] - {node.id}):
            through[other].append(friend)
    order = sorted(through, key=lambda other: (-len(through[other]), other))
    remarks = {
        other: words("dossier.through", names=_names(through[other], around))
        for other in order[:INTRODUCED]
    }
    hidden = len(order) - INTRODUCED
    more = words("dossier.more", count=hidden) if hidden > 0 else ""
    return Group(words("dossier.introductions"), _lines(remarks, around, words), more=more)


def _reports(node: Node, sources: QuoteSource) -> Group:
    """Return the reports that name a node, and how often, each a link to the first place."""
    words = sources.words
    counted = Counter(evidence.document for evidence in node.evidence)
    first = {evidence.document: evidence for evidence in reversed(node.evidence)}
    lines = []
    for one in node.documents:
        place = {"at": f"{first[one].start}-{first[one].end}"} if one in first else {}
        title = report_title(sources.titles[one]) or one
        link = page_link(title, words.language, REPORTS, doc=one, **place)
        more = words("dossier.named", count=counted[one]) if counted[one] else ""
        lines.append(TieLine((link,), more=more))
    return Group(words("dossier.sources"), tuple(lines))
