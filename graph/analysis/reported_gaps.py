"""What the reports themselves say is missing: ties that are wanted or strained, and advice
that did not reach whom it is for. Facts, each with its quote; nothing here is computed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.analysis.adjacency import is_there
from graph.network import Edge, Network, node_id, slug
from graph.schema import (
    ABOUT,
    ACTORS,
    ADDRESSED_TO,
    AFFILIATED_WITH,
    CONCERNS,
    GROUP_KIND,
    HOSTED,
    MADE_IN,
    PART_OF,
    PARTICIPATED_IN,
    RECOMMENDATION,
    SESSION,
    STRAINED,
    WANTED,
    WORKS_WITH,
)

ABSENT, UNTIED, GROUP, NOBODY = "absent", "untied", "group", "nobody"
"""Why advice did not land: not in the session, no tie with who was, a group, addressed to none."""

_TELLING_LENGTH = 6
"""Letters of a word in a name that is not met by accident in a recommendation."""


@dataclass(frozen=True, slots=True)
class OpenTie:
    """A tie that a report calls wanted or strained.

    ``themes`` are those of the sessions that say so, ``asked_by`` the recommendations made
    there that speak of its ends: first those with a quote of the tie in them, then those that
    speak of both. A recommendation speaks of
    whom it is for or about, and of the whole that an end is part of; also when it uses a long
    word of an end's name ("inkoop" for a purchasing department).
    """

    edge: Edge
    themes: tuple[str, ...]
    asked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnansweredAdvice:
    """A recommendation that did not reach its addressee.

    ``addressee`` is empty when it names none. ``askers`` are the actors at the table that
    made it; ``why`` holds ABSENT, UNTIED, GROUP or NOBODY.
    """

    recommendation: str
    session: str
    addressee: str
    why: tuple[str, ...]
    askers: tuple[str, ...]


class StatementIndex:
    """The statements of a network about its sessions and recommendations, by node id."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.themes: dict[str, list[str]] = defaultdict(list)
        self.participants: dict[str, list[str]] = defaultdict(list)
        self.made_in: dict[str, str] = {}
        self.named: dict[str, set[str]] = defaultdict(set)
        self.addressees: dict[str, list[str]] = defaultdict(list)
        self._wholes: dict[str, list[str]] = defaultdict(list)
        self._tied: dict[str, set[str]] = defaultdict(set)
        for edge in network.edges.values():
            self._take(edge)

    def _take(self, edge: Edge) -> None:
        if edge.type == ABOUT:
            self.themes[edge.source].append(edge.target)
        elif edge.type in (HOSTED, PARTICIPATED_IN):
            self.participants[edge.target].append(edge.source)
        elif edge.type == MADE_IN:
            self.made_in[edge.source] = edge.target
        elif edge.type in (ADDRESSED_TO, CONCERNS):
            self.named[edge.source].add(edge.target)
            if edge.type == ADDRESSED_TO:
                self.addressees[edge.source].append(edge.target)
        elif edge.type in (PART_OF, AFFILIATED_WITH):
            self._wholes[edge.source].append(edge.target)
        if is_there(edge) and edge.type in (WORKS_WITH, AFFILIATED_WITH, PART_OF):
            self._tied[edge.source].add(edge.target)
            self._tied[edge.target].add(edge.source)

    def with_wholes(self, *actors: str) -> set[str]:
        """Return actors with all that they are part of or affiliated with."""
        found, queue = set(actors), list(actors)
        for one in queue:
            fresh = [whole for whole in self._wholes[one] if whole not in found]
            found.update(fresh)
            queue.extend(fresh)
        return found

    def speaks_of(self, recommendation: str, actor: str) -> bool:
        """Return whether a recommendation is for, about or in the words of an actor."""
        if not self.with_wholes(actor).isdisjoint(self.named[recommendation]):
            return True
        advice = self.network.nodes[recommendation]
        text = slug(str(advice.properties.get("text", advice.name)))
        words = slug(self.network.nodes[actor].name).split("-")
        return any(len(word) >= _TELLING_LENGTH and word in text for word in words)

    def overlaps(self, recommendation: str, tie: Edge) -> bool:
        """Return whether a quote of a tie stands in a recommendation, or the reverse."""
        return any(
            one.document == other.document and one.start < other.end and other.start < one.end
            for one in self.network.nodes[recommendation].evidence
            for other in tie.evidence
        )

    def tied(self, one: str, others: set[str]) -> bool:
        """Return whether an actor has a tie that is there with one of the others."""
        return not others.isdisjoint(self._tied[one])


def open_ties(network: Network) -> tuple[OpenTie, ...]:
    """Return the ties that reports call strained, then those they call wanted."""
    index = StatementIndex(network)
    advice: dict[str, list[str]] = defaultdict(list)
    for recommendation, session in sorted(index.made_in.items()):
        advice[session].append(recommendation)
    found = [
        _open_tie(edge, index, advice)
        for edge in network.edges.values()
        if edge.type == WORKS_WITH and edge.status in (STRAINED, WANTED)
    ]
    return tuple(sorted(found, key=lambda one: (one.edge.status != STRAINED, one.edge.id)))


def _open_tie(edge: Edge, index: StatementIndex, advice: dict[str, list[str]]) -> OpenTie:
    sessions = {_session(e.document, e.session) for e in edge.evidence if e.status == edge.status}
    themes = {theme for session in sessions for theme in index.themes[session]}
    asking = {
        one: 2 * index.overlaps(one, edge)
        + sum(index.speaks_of(one, end) for end in (edge.source, edge.target))
        for session in sessions
        for one in advice[session]
    }
    asked_by = sorted((one for one in asking if asking[one]), key=lambda one: (-asking[one], one))
    return OpenTie(edge, tuple(sorted(themes)), tuple(asked_by))


def _session(document: str, number: int | None) -> str:
    return "" if number is None else node_id(SESSION, document, number)


def unanswered_advice(network: Network) -> tuple[UnansweredAdvice, ...]:
    """Return the recommendations that did not reach whom they are for, in order of id."""
    index = StatementIndex(network)
    found = []
    for node in sorted(network.nodes):
        if network.nodes[node].type == RECOMMENDATION:
            for addressee in index.addressees[node] or [""]:
                found.append(_unanswered(node, addressee, index))
    return tuple(one for one in found if one.why)


def _unanswered(recommendation: str, addressee: str, index: StatementIndex) -> UnansweredAdvice:
    session = index.made_in.get(recommendation, "")
    askers = tuple(sorted(set(index.participants.get(session, ()))))
    return UnansweredAdvice(
        recommendation, session, addressee, _why(addressee, askers, index), askers
    )


def _why(addressee: str, askers: tuple[str, ...], index: StatementIndex) -> tuple[str, ...]:
    if not addressee:
        return (NOBODY,)
    why = [GROUP] if index.network.nodes[addressee].kind == GROUP_KIND else []
    present = index.with_wholes(*askers)
    if addressee in present or not askers:
        return tuple(why)
    why.append(ABSENT)
    if not index.tied(addressee, present & _actors(index.network, present)):
        why.append(UNTIED)
    return tuple(why)


def _actors(network: Network, nodes: set[str]) -> set[str]:
    return {node for node in nodes if network.nodes[node].type in ACTORS}
