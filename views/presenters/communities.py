"""The communities of a network, as a picture of circles and as a table with the same content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.adjacency import ACTORS, is_there, two_mode_ties
from graph.analysis.communities import communities
from graph.network import Network, Node
from graph.schema import GROUP_KIND, ORGANISATION, THEME
from views.i18n import Words
from views.presenters.labels import Block, display_name, target
from views.routes import DOSSIER

DRAWN = 12
"""More circles than this nobody reads."""
SMALLEST = 2
"""Fewer organisations and people than this are no group."""
NAMED, THEMES = 5, 3

Row = dict[str, str | int]
Bonds = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that are tied more among themselves than to others: ids, actors and themes.

    Actors and themes with most ties come first; there are at least SMALLEST actors.
    """

    members: frozenset[str]
    actors: tuple[Node, ...]
    themes: tuple[Node, ...]

    @property
    def leader(self) -> Node:
        """The actor with most ties: of the named organisations, else the people, else any."""
        named = [actor for actor in self.actors if actor.kind != GROUP_KIND]
        organisations = [actor for actor in named if actor.type == ORGANISATION]
        return (organisations or named or self.actors)[0]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups in a ring, and how many ties run between every two of them (by position).

    ``apart`` counts the actors that are in none.
    """

    groups: tuple[Group, ...]
    bonds: Bonds
    apart: int


def groups_in(network: Network) -> Groups:
    """Return the groups of a network, by all ties: direct, and through tables, places, themes."""
    ties = two_mode_ties(network)
    degrees = ties.values(ties.degrees)
    found = []
    for community in communities(ties):
        nodes = sorted(
            (network.nodes[node] for node in community), key=lambda n: (-degrees[n.id], n.name)
        )
        actors = tuple(node for node in nodes if node.type in ACTORS)
        themes = tuple(node for node in nodes if node.type == THEME)
        found.append(Group(frozenset(community), actors, themes))
    real = [group for group in found if len(group.actors) >= SMALLEST]
    drawn = _in_a_ring(sorted(real, key=lambda group: -len(group.actors))[:DRAWN], network)
    actors_in = sum(len(group.actors) for group in drawn)
    everyone = sum(node.type in ACTORS for node in network.nodes.values())
    return Groups(tuple(drawn), _bonds(drawn, network), everyone - actors_in)


def _in_a_ring(groups: list[Group], network: Network) -> list[Group]:
    """Return the groups, each beside the one of the rest that it is tied to most."""
    bonds = _bonds(groups, network)
    ring, rest = [0] if groups else [], list(range(1, len(groups)))
    while rest:
        last = ring[-1]
        ring.append(max(rest, key=lambda one: (bonds.get(_pair(last, one), 0), -one)))
        rest.remove(ring[-1])
    return [groups[number] for number in ring]


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _bonds(groups: Sequence[Group], network: Network) -> Bonds:
    group_of = {node: number for number, group in enumerate(groups) for node in group.members}
    pairs: Counter[tuple[int, int]] = Counter()
    for edge in network.edges.values():
        one, other = group_of.get(edge.source), group_of.get(edge.target)
        if is_there(edge) and one is not None and other is not None and one != other:
            pairs[_pair(one, other)] += 1
    return dict(pairs)


def drawn_groups(found: Groups, words: Words) -> Block:
    """Return the picture: a circle for each group, a line between those that are tied."""
    most = max(len(group.actors) for group in found.groups)
    widest = max(found.bonds.values(), default=1)
    return {
        "label": words("groups.label"),
        "circles": [_circle(group, most, words) for group in found.groups],
        "lines": [
            {"ends": pair, "share": count / widest, "title": _bond(found, pair, words)}
            for pair, count in found.bonds.items()
        ],
    }


def _circle(group: Group, most: int, words: Words) -> Block:
    names = words("groups.names", count=len(group.actors))
    return {
        "name": display_name(group.leader),
        "more": names,
        "count": str(len(group.actors)),
        "share": len(group.actors) / most,
        **target(words.language, DOSSIER, focus=group.leader.id),
    }


def _bond(found: Groups, pair: tuple[int, int], words: Words) -> str:
    one, other = (display_name(found.groups[number].leader) for number in pair)
    return words("groups.bond", one=one, other=other, count=found.bonds[pair])


def group_rows(found: Groups, words: Words) -> list[Row]:
    """Return the same as a table: a row for each group."""
    return [
        {
            words("groups.around"): display_name(group.leader),
            words("groups.count"): len(group.actors),
            words("groups.most"): "; ".join(map(display_name, group.actors[:NAMED])),
            words("groups.themes"): "; ".join(map(display_name, group.themes[:THEMES])),
            words("groups.tied"): _tied(found, number),
        }
        for number, group in enumerate(found.groups)
    ]


def _tied(found: Groups, number: int) -> str:
    """Return with which other groups a group is tied, and how often."""
    others = [
        (count, one + other - number)
        for (one, other), count in found.bonds.items()
        if number in (one, other)
    ]
    others.sort(key=lambda one: (-one[0], one[1]))
    leaders = (f"{display_name(found.groups[other].leader)} ({count})" for count, other in others)
    return "; ".join(leaders)
