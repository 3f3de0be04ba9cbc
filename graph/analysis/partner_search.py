"""Whom to talk to about a theme in a place: asked as if the question were a node."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from graph.analysis.adjacency import Numbers, two_mode_ties
from graph.analysis.link_prediction.explanations import Reason, reasons
from graph.analysis.link_prediction.walks import Walk, Walker, explained, neighbours, scores
from graph.network import Network
from graph.schema import ACTORS, RECOMMENDATION, SESSION


@dataclass(frozen=True)
class Question:
    """What is asked: node ids of themes and of places, each with its nearness (0 to 1).

    ``asker`` is for whom it is asked, if anyone; walks do not pass there.
    """

    themes: Mapping[str, float] = field(default_factory=dict)
    places: Mapping[str, float] = field(default_factory=dict)
    asker: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """All themes and places, the nearest first."""
        near = {**self.places, **self.themes}
        return tuple(sorted(near, key=lambda node: (-near[node], node)))


@dataclass(frozen=True, slots=True)
class Partner:
    """An actor that fits the question.

    ``score`` (0 to 1) is the mean over what was asked, theme and place, where 1 is the best
    of all actors on each. ``direct`` tells how many of those the actor has to do with
    itself, and not only through someone else.
    """

    node: str
    score: float
    direct: int


class Search:
    """The answer to one question over one network; reasons are told when asked for.

    Each theme and each place hands its nearness on to what is tied to it: actors, sessions,
    recommendations. From there walks go on as in :mod:`graph.analysis.link_prediction.walks`,
    as if the question were a node with those ties. Themes and places are asked for apart and
    each scaled so that the best actor has 1. Walks do not pass other themes and places, the
    asker, or a type that is closed.
    """

    def __init__(
        self, network: Network, question: Question, closed_types: Collection[str] = frozenset()
    ) -> None:
        self.network, self.question = network, question
        self._ties = two_mode_ties(network)
        types = [network.nodes[node].type for node in self._ties.nodes]
        passed = {SESSION, RECOMMENDATION, *ACTORS} - set(closed_types)
        opened = np.array([float(type in passed) for type in types])
        opened[[node == question.asker for node in self._ties.nodes]] = 0.0
        self._walks = Walker(self._ties, opened)
        self._own = Walker(self._ties, opened * [type not in ACTORS for type in types], longest=2)
        self._actors = np.array([type in ACTORS for type in types])
        asked = (question.themes, question.places)
        self._sides = [side for nodes in asked if (side := self._scaled(self._handed(nodes)))]

    def _handed(self, asked: Mapping[str, float]) -> dict[str, float]:
        """Return what the nodes that are asked for hand on, to each node tied to them.

        That is the nearness of the nearest: who works in the place itself comes before who
        works beside it, however few or many do.
        """
        found: dict[str, float] = {}
        for node in asked.keys() & self._ties.index.keys():
            for other, weight in neighbours(self._ties, node).items():
                found[other] = max(found.get(other, 0.0), asked[node] * weight)
        found.pop(self.question.asker, None)
        return dict(sorted(found.items()))

    def _scaled(self, side: Mapping[str, float]) -> dict[str, float]:
        best = float((self._scores(self._walks, side) * self._actors).max(initial=0.0))
        return {node: handed / best for node, handed in side.items()} if best else {}

    def _scores(self, walks: Walker, side: Mapping[str, float]) -> Numbers:
        """Return what reaches each row: handed to it by what was asked, and by the walks.

        Walks that left a row and came back to it tell nothing of it, and do not count.
        """
        handed = np.zeros(len(self._ties.nodes))
        handed[[self._ties.index[node] for node in side]] = list(side.values())
        back = np.asarray(walks.steps.multiply(walks.onward).sum(axis=1)) * (walks.longest > 2)
        found: Numbers = scores(walks, side) + handed * (1 - back)
        return found

    def ranked(self) -> tuple[Partner, ...]:
        """Return who fits: first those that have to do with all that was asked themselves."""
        nothing = np.zeros(len(self._ties.nodes))
        total = sum((self._scores(self._walks, side) for side in self._sides), nothing)
        direct = sum((self._scores(self._own, side) > 0 for side in self._sides), nothing)
        found = [
            Partner(node, float(total[row]) / len(self._sides), int(direct[row]))
            for node, row in self._ties.index.items()
            if total[row] > 0 and self._actors[row] and node != self.question.asker
        ]
        return tuple(sorted(found, key=lambda one: (-one.direct, -one.score, one.node)))

    def reasons(self, node: str) -> tuple[Reason, ...]:
        """Return why an actor fits: a walk through nothing is a tie with what was asked."""
        walks = (walk for side in self._sides for walk in explained(self._walks, side, node))
        told = [walk for walk in walks if node not in walk.through]
        own = sum(side.get(node, 0.0) for side in self._sides)
        return reasons([*told, *([Walk((), own)] if own else [])], self.network)

    def own(self, node: str) -> tuple[str, ...]:
        """Return the themes and the places asked for that an actor itself is tied to.

        Of each only the nearest to what was asked: someone in the place itself is not told to
        work beside it too.
        """
        tied = neighbours(self._ties, node)
        found: list[str] = []
        for side in (self.question.themes, self.question.places):
            nearest = max((side[one] for one in side.keys() & tied.keys()), default=0.0)
            found += sorted(one for one in side.keys() & tied.keys() if side[one] == nearest)
        return tuple(found)


def tied_with(network: Network, actor: str) -> dict[str, str]:
    """Return who an actor already has a tie with, and its status.

    Also what is only wanted: whoever asks will want to know that it was said before.
    """
    found: dict[str, str] = {}
    for edge in network.edges.values():
        ends = (edge.source, edge.target)
        if actor in ends and all(network.nodes[end].type in ACTORS for end in ends):
            found[ends[0] if ends[1] == actor else ends[1]] = edge.status
    return found


def of_kinds(
    partners: Iterable[Partner], network: Network, kinds: Collection[str]
) -> list[Partner]:
    """Return the partners of these kinds; a type of node counts as a kind too."""
    return [
        one
        for one in partners
        if {network.nodes[one.node].kind, network.nodes[one.node].type} & set(kinds)
    ]
