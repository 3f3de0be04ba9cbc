"""The communities of a network, as a picture of circles and as a table with the same content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.adjacency import is_there, two_mode_ties
from graph.analysis.communities import communities
from graph.network import Network, Node
from graph.schema import ACTORS, GROUP_KIND, ORGANISATION, THEME
from views.contract.communities import CommunityCircle, CommunityCircles, CommunityLine
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link

DRAWN = 12
"""More circles than this nobody reads."""
SMALLEST = 2
"""Fewer organisations and people than this are no community."""
NAMED, THEMES = 5, 3

_Ties = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Community:
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
class CommunityRing:
    """The communities in a ring, and how many ties run between every two (by position).

    ``apart`` counts the actors that are in none.
    """

    communities: tuple[Community, ...]
    ties_between: _Ties
    apart: int


def find_communities(network: Network) -> CommunityRing:
    """Return the communities of a network, by all its ties.

    Those are the direct ones, and those through sessions, places and themes.
    """
    ties = two_mode_ties(network)
    degrees = ties.values(ties.degrees)
    found = []
    for community in communities(ties):
        nodes = sorted(
            (network.nodes[node] for node in community), key=lambda n: (-degrees[n.id], n.name)
        )
        actors = tuple(node for node in nodes if node.type in ACTORS)
        themes = tuple(node for node in nodes if node.type == THEME)
        found.append(Community(frozenset(community), actors, themes))
    real = [one for one in found if len(one.actors) >= SMALLEST]
    drawn = _in_a_ring(sorted(real, key=lambda one: -len(one.actors))[:DRAWN], network)
    actors_in = sum(len(one.actors) for one in drawn)
    everyone = sum(node.type in ACTORS for node in network.nodes.values())
    return CommunityRing(tuple(drawn), _ties_between(drawn, network), everyone - actors_in)


def _in_a_ring(found: list[Community], network: Network) -> list[Community]:
    """Return the communities, each beside the one of the rest that it is tied to most."""
    ties = _ties_between(found, network)
    ring, rest = [0] if found else [], list(range(1, len(found)))
    while rest:
        last = ring[-1]
        ring.append(max(rest, key=lambda one: (ties.get(_pair(last, one), 0), -one)))
        rest.remove(ring[-1])
    return [found[number] for number in ring]


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _ties_between(found: Sequence[Community], network: Network) -> _Ties:
    community_of = {node: number for number, one in enumerate(found) for node in one.members}
    pairs: Counter[tuple[int, int]] = Counter()
    for edge in network.edges.values():
        one, other = community_of.get(edge.source), community_of.get(edge.target)
        if is_there(edge) and one is not None and other is not None and one != other:
            pairs[_pair(one, other)] += 1
    return dict(pairs)


def community_circles(found: CommunityRing, words: Words) -> CommunityCircles:
    """Return the picture: a circle for each community, a line between those that are tied."""
    most = max(len(one.actors) for one in found.communities)
    widest = max(found.ties_between.values(), default=1)
    return CommunityCircles(
        words("groups.label"),
        tuple(_circle(one, most, words) for one in found.communities),
        tuple(
            CommunityLine(pair, count / widest, _line_title(found, pair, words))
            for pair, count in found.ties_between.items()
        ),
    )


def _circle(community: Community, most: int, words: Words) -> CommunityCircle:
    count = len(community.actors)
    link = dossier_link(community.leader, words.language)
    return CommunityCircle(
        name=link.name,
        more=words("groups.names", count=count),
        count=str(count),
        share=count / most,
        to=link.to,
        address=link.address,
    )


def _line_title(found: CommunityRing, pair: tuple[int, int], words: Words) -> str:
    one, other = (display_name(found.communities[number].leader) for number in pair)
    return words("groups.bond", one=one, other=other, count=found.ties_between[pair])


def community_rows(found: CommunityRing, words: Words) -> list[TableRow]:
    """Return the same as a table: a row for each community."""
    return [
        {
            words("groups.around"): display_name(one.leader),
            words("groups.count"): len(one.actors),
            words("groups.most"): "; ".join(map(display_name, one.actors[:NAMED])),
            words("groups.themes"): "; ".join(map(display_name, one.themes[:THEMES])),
            words("groups.tied"): _tied(found, number),
        }
        for number, one in enumerate(found.communities)
    ]


def _tied(found: CommunityRing, number: int) -> str:
    """Return with which other communities one is tied, and how often."""
    others = [
        (count, one + other - number)
        for (one, other), count in found.ties_between.items()
        if number in (one, other)
    ]
    others.sort(key=lambda one: (-one[0], one[1]))
    leaders = (
        f"{display_name(found.communities[other].leader)} ({count})" for count, other in others
    )
    return "; ".join(leaders)
