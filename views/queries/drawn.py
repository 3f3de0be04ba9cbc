"""What a view draws: its part of the network, where nodes stand, and their metrics."""

from __future__ import annotations

from functools import lru_cache

from graph.analysis.adjacency import Values
from graph.analysis.layout.force_directed import positions
from graph.analysis.layout.hub_folding import folded, to_fold
from graph.analysis.layout.registry import Layout
from graph.analysis.metrics.registry import METRICS, measured
from graph.errors import NotFoundError
from graph.network import Network
from graph.store.base import Filter
from graph.store.filtering import selected
from views.presenters.communities import Community, find_communities
from views.queries import snapshot
from views.queries.snapshot import Snapshot
from views.view_spec import FOLD_GROUPS, FOLD_NOTHING, View


def network_of(view: View) -> Network:
    """Return the part of the network that a view shows."""
    return _shown(snapshot.current(), view)[0]


def folded_ties(view: View) -> dict[str, int]:
    """Return the folded nodes of a view (ids), each with how many of its ties are folded."""
    return _shown(snapshot.current(), view)[1]


def layout_of(view: View) -> Layout:
    """Return where the nodes of a view stand."""
    drawn = network_of(view)
    if view.alone:
        return Layout(positions(drawn))
    return snapshot.current().layout(drawn, view.layout, view.centres[0] if view.centres else "")


def metric_of(name: str, view: View) -> Values:
    """Return a metric by node id: in the whole store where that fits in one picture."""
    basis = None if _fits() else view
    return _metric(snapshot.current(), name, basis)


def communities_of(view: View) -> tuple[Community, ...]:
    """Return the communities, largest first: of the whole store where that fits in one picture."""
    basis = None if _fits() else view
    return _communities(snapshot.current(), basis)


def _fits() -> bool:
    return snapshot.current().fits_in_picture()


def _measured_network(now: Snapshot, basis: View | None) -> Network:
    return now.network() if basis is None else network_of(basis)


@lru_cache(maxsize=32)
def _metric(now: Snapshot, name: str, basis: View | None) -> Values:
    return measured(_measured_network(now, basis), [METRICS[name]])[name]


@lru_cache(maxsize=8)
def _communities(now: Snapshot, basis: View | None) -> tuple[Community, ...]:
    found = find_communities(_measured_network(now, basis)).communities
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.leader.id)))


@lru_cache(maxsize=32)
def _shown(now: Snapshot, view: View) -> tuple[Network, dict[str, int]]:
    found = _around(now, view) if view.centres else now.network(view.keep)
    if view.fold == FOLD_NOTHING:
        return found, {}
    limit = None if view.fold == FOLD_GROUPS else int(view.fold)
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
