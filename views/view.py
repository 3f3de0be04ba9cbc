"""What a picture shows and how: a value, so that what was made of it can be kept by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.errors import NotFoundError
from graph.model import Network
from graph.store.base import Filter, Store
from graph.store.selection import selected
from views import data


@dataclass(frozen=True, slots=True)
class View:
    """A part of the network.

    With ``centres`` it is what lies within ``depth`` ties of one of them, else all that
    ``keep`` keeps. ``alone`` lays it out by itself; else every node stands where it stands in
    the picture of the whole store.
    """

    keep: Filter = data.EVERYTHING
    centres: tuple[str, ...] = ()
    depth: int = 1
    alone: bool = False


def network_of(view: View) -> Network:
    """Return the part of the network that a view shows."""
    return _network_of(data.store(), data.store().revision(), view)


@lru_cache(maxsize=32)
def _network_of(opened: Store, revision: str, view: View) -> Network:
    if not view.centres:
        return data.network(view.keep)
    found: set[str] = set()
    for centre in view.centres:
        try:
            found |= data.near(centre, view.depth).nodes.keys()
        except NotFoundError:
            continue
    return _narrowed(data.nodes(frozenset(found)), view)


def _narrowed(network: Network, view: View) -> Network:
    """Return what the filter's types and statuses keep, the centres always."""
    kept = selected(network, view.keep)
    nodes = kept.nodes.keys() | (set(view.centres) & network.nodes.keys())
    edges = [e for e in network.edges.values() if e.source in nodes and e.target in nodes]
    whole = Network.build(
        network.documents.values(), [network.nodes[node] for node in nodes], edges
    )
    return selected(whole, Filter(statuses=view.keep.statuses))
