"""Who stands out in a network: with most to do, or between the others, each with a line of why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graph.analysis.adjacency import is_there, two_mode_ties
from graph.analysis.metrics.centrality import betweenness
from graph.network import Network, Node
from graph.schema import ACTORS, ADDRESSED_TO, GROUP_KIND, HOSTED, PARTICIPATED_IN, WORKS_WITH
from views.contract.panel import Group, TieLine
from views.i18n import Words
from views.presenters.communities import CommunityRing
from views.presenters.labels import dossier_link

TOP = 6
LEAST_SHARE = 0.01
"""A smaller share of the shortest ways than this says nothing."""

_COUNTED = (WORKS_WITH, HOSTED, PARTICIPATED_IN, ADDRESSED_TO)


def highlights(network: Network, found: CommunityRing, words: Words) -> list[Group]:
    """Return the actors with most to do, and those between others. Generic groups are left out."""
    busy, between = _busy(network), betweenness(two_mode_ties(network))
    passed = {node: share for node, share in between.items() if share >= LEAST_SHARE}
    most = tuple(
        _line(node, _what(busy[node.id], words), words) for node in _first(_sums(busy), network)
    )
    brokers = tuple(
        _line(node, _why(node, passed[node.id], network, found, words), words)
        for node in _first(passed, network)
    )
    groups = [
        Group(words("overview.most"), most, open=True),
        Group(words("overview.between"), brokers, open=True),
    ]
    return [group for group in groups if group.ties]


def _busy(network: Network) -> dict[str, Counter[str]]:
    """Return how many ties of each type that counts each node has."""
    busy: dict[str, Counter[str]] = {}
    for edge in network.edges.values():
        if edge.type in _COUNTED and is_there(edge):
            for end in (edge.source, edge.target):
                busy.setdefault(end, Counter())[edge.type] += 1
    return busy


def _sums(busy: Mapping[str, Counter[str]]) -> dict[str, int]:
    return {node: counted.total() for node, counted in busy.items()}


def _first(values: Mapping[str, float], network: Network) -> list[Node]:
    """Return the named actors with the highest values, equals by name."""
    nodes = (network.nodes[node] for node in values)
    actors = [node for node in nodes if node.type in ACTORS and node.kind != GROUP_KIND]
    return sorted(actors, key=lambda node: (-values[node.id], node.name))[:TOP]


def _what(counted: Counter[str], words: Words) -> str:
    sessions = counted[HOSTED] + counted[PARTICIPATED_IN]
    parts = {
        words("overview.works_with", count=counted[WORKS_WITH]): counted[WORKS_WITH],
        words("overview.tables", count=sessions): sessions,
        words("overview.advised", count=counted[ADDRESSED_TO]): counted[ADDRESSED_TO],
    }
    return " · ".join(part for part, count in parts.items() if count)


def _why(node: Node, share: float, network: Network, found: CommunityRing, words: Words) -> str:
    count = _communities_near(node, network, found)
    why = words("overview.between_why", share=round(100 * share))
    return f"{why} · {words('overview.groups', count=count)}" if count > 1 else why


def _communities_near(node: Node, network: Network, found: CommunityRing) -> int:
    """Return in how many communities those stand with whom a node has a tie."""
    near = {
        end
        for edge in network.edges.values()
        if is_there(edge) and node.id in (edge.source, edge.target)
        for end in (edge.source, edge.target)
    }
    return sum(bool(near & group.members) for group in found.communities)


def _line(node: Node, more: str, words: Words) -> TieLine:
    return TieLine((dossier_link(node, words.language),), more=more)
