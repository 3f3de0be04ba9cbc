"""What a picture shows and how: a value, so that what was made of it can be kept by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.analysis.layout.force_directed import positions
from graph.analysis.layout.hub_folding import folded, to_fold
from graph.analysis.layout.registry import FORCE, Laid
from graph.errors import NotFoundError
from graph.network import Network
from graph.store.base import Filter
from graph.store.filtering import selected
from views.queries import snapshot
from views.queries.snapshot import Snapshot

NOTHING, GROUPS = "", "groups"
BY_TYPE, BY_COMMUNITY, BY_TIES = "type", "community", "ties"

Folded = dict[str, int]
"""Node id -> how many of its ties are folded."""


@dataclass(frozen=True, slots=True)
class View:
    """A part of the network, and how it is drawn.

    With ``centres`` it is what lies within ``depth`` ties of one of them, else all that
    ``keep`` keeps. ``fold`` is NOTHING, GROUPS, or a number: groups and all nodes with more
    ties than that. ``layout`` is the name of an arrangement; ``colour`` is BY_TYPE,
    BY_COMMUNITY or the name of a metric, ``size`` BY_TIES or the name of a metric.
    ``alone`` lays it out by itself; else every node stands where it stands in the picture of
    the whole store.
    """

    keep: Filter = snapshot.EVERYTHING
    centres: tuple[str, ...] = ()
    depth: int = 1
    fold: str = NOTHING
    layout: str = FORCE
    colour: str = BY_TYPE
    size: str = BY_TIES
    alone: bool = False


def network_of(view: View) -> Network:
    """Return the part of the network that a view shows."""
    return _shown(snapshot.current(), view)[0]


def folded_in(view: View) -> Folded:
    """Return which nodes of a view are folded."""
    return _shown(snapshot.current(), view)[1]


def laid(view: View) -> Laid:
    """Return where the nodes of a view stand."""
    drawn = network_of(view)
    if view.alone:
        return Laid(positions(drawn))
    return snapshot.current().laid(drawn, view.layout, view.centres[0] if view.centres else "")


@lru_cache(maxsize=32)
def _shown(now: Snapshot, view: View) -> tuple[Network, Folded]:
    found = _around(now, view) if view.centres else now.network(view.keep)
    if view.fold == NOTHING:
        return found, {}
    limit = None if view.fold == GROUPS else int(view.fold)
    return folded(found, to_fold(found, groups=True, more_than=limit) - set(view.centres))


def _around(now: Snapshot, view: View) -> Network:
    found: set[str] = set()
    for centre in view.centres:
        try:
            found |= now.near(centre, view.depth).nodes.keys()
        except NotFoundError:
            continue
    return _narrowed(now.nodes(frozenset(found)), view)


def _narrowed(network: Network, view: View) -> Network:
    """Return what the filter's types and statuses keep, the centres always."""
    kept = selected(network, view.keep)
    nodes = kept.nodes.keys() | (set(view.centres) & network.nodes.keys())
    edges = [e for e in network.edges.values() if e.source in nodes and e.target in nodes]
    whole = Network.build(
        network.documents.values(), [network.nodes[node] for node in nodes], edges
    )
    return selected(whole, Filter(statuses=view.keep.statuses))
