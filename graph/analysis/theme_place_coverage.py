"""Which themes are worked on in which places, and where nobody is, as far as can be known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.adjacency import is_there
from graph.network import Network
from graph.schema import (
    ABOUT,
    ACTIVE_IN,
    ACTORS,
    ADDRESSED_TO,
    CONCERNS,
    HOSTED,
    MADE_IN,
    NEIGHBOURHOOD,
    PART_OF,
    PARTICIPATED_IN,
    SESSION,
    THEME,
)

NO_WHOLES: Mapping[str, Collection[str]] = {}


@dataclass(frozen=True, slots=True)
class Coverage:
    """On what an answer rests: how many reports, from which years, with how many sessions,
    and how many of those tell a theme; ``quotes`` counts the quotes behind all ties."""

    reports: int
    years: tuple[int, ...]
    sessions: int
    with_theme: int
    quotes: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Who works on a theme in a place.

    ``actors`` are node ids; ``expected`` is how many there would be if themes were divided
    over places evenly. ``known`` tells that a loaded report speaks of both: without one, an
    empty cell says nothing. A cell that is known, and has fewer actors than expected, is a gap.
    """

    theme: str
    place: str
    actors: tuple[str, ...]
    expected: float
    known: bool

    @property
    def gap(self) -> float:
        """How many actors fewer than expected there are; 0 where nothing is known."""
        return max(0.0, self.expected - len(self.actors)) if self.known else 0.0


def coverage(network: Network) -> Coverage:
    """Return what was read and what was not: the coverage behind every answer."""
    sessions = {node.id for node in network.nodes.values() if node.type == SESSION}
    about = {edge.source for edge in network.edges.values() if edge.type == ABOUT}
    years = {document.year for document in network.documents.values() if document.year}
    quotes = sum(len(edge.evidence) for edge in network.edges.values())
    return Coverage(
        len(network.documents), tuple(sorted(years)), len(sessions), len(sessions & about), quotes
    )


def gap_matrix(
    network: Network, kind: str = "", wholes: Mapping[str, Collection[str]] = NO_WHOLES
) -> tuple[Cell, ...]:
    """Return a cell for every theme and place of a network, in order of their ids.

    An actor works on a theme that it is about, and on those of the sessions it took part in and of
    the advice it got. It works in a place where it is active and in every place that is part of.
    With a ``kind`` only actors of that kind are counted. ``wholes`` gives, by id of a place, the
    ids of what it is part of, beside what the reports say of that.

    Cities are left out where places within them are known: they hold everyone.
    """
    actors = {
        node.id
        for node in network.nodes.values()
        if node.type in ACTORS and kind in ("", node.kind, node.type)
    }
    larger = _wholes(network, wholes)
    by_theme = {theme: found & actors for theme, found in _by_theme(network).items()}
    by_place = {place: found & actors for place, found in _by_place(network, larger).items()}
    everyone = len(set().union(*by_theme.values()) | set().union(*by_place.values())) or 1
    told = _documents(network, larger)
    return tuple(
        Cell(
            theme,
            place,
            tuple(sorted(by_theme[theme] & by_place[place])),
            len(by_theme[theme]) * len(by_place[place]) / everyone,
            not told[theme].isdisjoint(told[place]),
        )
        for theme in sorted(by_theme)
        for place in sorted(by_place)
    )


def _by_theme(network: Network) -> dict[str, set[str]]:
    """Return who works on each theme: itself, in a session, or as whom advice is for."""
    found: dict[str, set[str]] = {n.id: set() for n in network.nodes.values() if n.type == THEME}
    themes: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges.values():
        if edge.type in (ABOUT, CONCERNS) and edge.target in found:
            themes[edge.source].add(edge.target)
    for edge in network.edges.values():
        if edge.type == MADE_IN:
            themes[edge.source] |= themes.get(edge.target, set())
    for actor, about in _taken_part(network):
        for theme in themes.get(about, ()):
            found[theme].add(actor)
    return found


def _taken_part(network: Network) -> Iterator[tuple[str, str]]:
    """Yield each actor with itself, its sessions, and the recommendations that are for it."""
    for node in network.nodes.values():
        if node.type in ACTORS:
            yield node.id, node.id
    for edge in network.edges.values():
        if edge.type in (HOSTED, PARTICIPATED_IN):
            yield edge.source, edge.target
        elif edge.type == ADDRESSED_TO:
            yield edge.target, edge.source


def _wholes(network: Network, known: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return what each place is part of: as is known, and as the reports say."""
    wholes = {place: set(larger) & network.nodes.keys() for place, larger in known.items()}
    for edge in network.edges.values():
        if edge.type == PART_OF and network.nodes[edge.source].type == NEIGHBOURHOOD:
            wholes.setdefault(edge.source, set()).add(edge.target)
    return wholes


def _by_place(network: Network, wholes: Mapping[str, set[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {
        node.id: set() for node in network.nodes.values() if node.type == NEIGHBOURHOOD
    }
    for edge in network.edges.values():
        if edge.type == ACTIVE_IN and is_there(edge):
            for place in _upwards(edge.target, wholes):
                found[place].add(edge.source)
    cities = {place for place in found if network.nodes[place].kind == "stad"}
    within = found.keys() - cities
    return {place: found[place] for place in (within or cities)}


def _upwards(place: str, wholes: Mapping[str, set[str]]) -> set[str]:
    found, queue = {place}, [place]
    for one in queue:
        fresh = wholes.get(one, set()) - found
        found |= fresh
        queue.extend(fresh)
    return found


def _documents(network: Network, wholes: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return which documents speak of each theme, and of each place or a part of it."""
    told = {
        node.id: set(node.documents)
        for node in network.nodes.values()
        if node.type in (THEME, NEIGHBOURHOOD)
    }
    for place in wholes.keys() & told.keys():
        for larger in _upwards(place, wholes):
            told[larger].update(network.nodes[place].documents)
    return told
