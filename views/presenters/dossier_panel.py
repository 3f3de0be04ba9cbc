"""Everything that the reports say of one node, and what follows from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from graph.analysis.adjacency import ACTORS, is_there
from graph.analysis.co_attendance import meetings
from graph.network import Network, Node
from graph.schema import (
    ABOUT,
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
from views.i18n import Words
from views.presenters.evidence_panel import node_panel, tie, tie_groups
from views.presenters.labels import Block, display_name, link_to, report_title, target
from views.presenters.quote import Telling
from views.routes import REPORTS

INTRODUCED = 20
"""Acquaintances of acquaintances that are told; the others are counted."""

_SEATS = (HOSTED, PARTICIPATED_IN)
_ACQUAINTED = (WORKS_WITH, AFFILIATED_WITH, PART_OF)


def dossier(node: Node, around: Network, say: Telling) -> Block:
    """Return everything that is known of a node; ``around`` reaches two ties far.

    Collaborations are told by status; then follow advice, tables, acquaintances and sources.
    """
    block, words = node_panel(node, around, say), say.words
    groups = [
        *tie_groups(node, around, say, by_status=True),
        _advice(node, around, say),
        _seated(node, around, words),
        _meetings(node, around, words),
        _introductions(node, around, words),
        _sources(node, say),
    ]
    unfolded = [{**group, "open": True} for group in groups if group["ties"]]
    onward = block["onward"][-1:]
    return {**block, "long": True, "onward": onward, "clear": "", "groups": unfolded}


def _group(title: str, lines: list[Block], more: str = "") -> Block:
    return {"title": title, "open": True, "ties": lines, "more": more}


def _names(nodes: Iterable[str], network: Network) -> str:
    return "; ".join(display_name(network.nodes[node]) for node in nodes)


def _lines(others: Mapping[str, str], around: Network, words: Words) -> list[Block]:
    """Return a line for each other node, with a remark."""
    return [
        {"ends": [link_to(around.nodes[other], words.language)], "quotes": [], "more": remark}
        for other, remark in others.items()
    ]


def _tables_of(node: Node, around: Network, edge_types: tuple[str, ...]) -> list[str]:
    """Return the sessions that a node is tied to by one of these types, in order of id."""
    found = {
        edge.target if edge.source == node.id else edge.source
        for edge in around.edges.values()
        if edge.type in edge_types and node.id in (edge.source, edge.target)
    }
    return sorted(one for one in found if around.nodes[one].type == SESSION)


def _advice(node: Node, around: Network, say: Telling) -> Block:
    """Return the recommendations of the tables where an actor sat."""
    tables = _tables_of(node, around, _SEATS) if node.type in ACTORS else []
    made = [e for e in around.edges.values() if e.type == MADE_IN and e.target in tables]
    lines = [tie(edge, around, say) for edge in made]
    return _group(say.words("dossier.advice"), lines)


def _seated(node: Node, around: Network, words: Words) -> Block:
    """Return who sat at the tables about a theme, or at the table of a recommendation."""
    if node.type not in (THEME, RECOMMENDATION):
        return _group(words("dossier.seated"), [])
    seats: dict[str, list[str]] = defaultdict(list)
    for table in _tables_of(node, around, (ABOUT, MADE_IN)):
        for actor in sorted(
            {e.source for e in around.edges.values() if e.type in _SEATS and e.target == table}
        ):
            seats[actor].append(table)
    remarks = {
        actor: words("panel.met_at", tables=_names(tables, around))
        for actor, tables in sorted(seats.items(), key=lambda one: (-len(one[1]), one[0]))
    }
    return _group(words("dossier.seated"), _lines(remarks, around, words))


def _meetings(node: Node, around: Network, words: Words) -> Block:
    """Return whom an actor met at which tables; at a table everyone is met directly."""
    tables = meetings(around, node.id)
    remarks = {
        other: words("panel.met_at", tables=_names(shared, around))
        for other, shared in tables.items()
    }
    return _group(words("panel.meetings"), _lines(remarks, around, words))


def _introductions(node: Node, around: Network, words: Words) -> Block:
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
    return _group(words("dossier.introductions"), _lines(remarks, around, words), more)


def _sources(node: Node, say: Telling) -> Block:
    """Return the reports that name a node, and how often, each a link to the first place."""
    counted = Counter(evidence.document for evidence in node.evidence)
    first = {evidence.document: evidence for evidence in reversed(node.evidence)}
    lines = []
    for one in node.documents:
        place = {"at": f"{first[one].start}-{first[one].end}"} if one in first else {}
        way = target(say.words.language, REPORTS, doc=one, **place)
        end = {"name": report_title(say.titles[one]) or one, **way}
        told = say.words("dossier.named", count=counted[one]) if counted[one] else ""
        lines.append({"ends": [end], "quotes": [], "more": told})
    return _group(say.words("dossier.sources"), lines)
