"""Measures of the nodes in a view, for its colours, its sizes and its table."""

from __future__ import annotations

from functools import lru_cache

from graph.analysis.adjacency import Values
from graph.analysis.metrics.registry import METRICS, measured
from graph.network import Network
from views.presenters.communities import Group, groups_in
from views.queries import snapshot
from views.queries.snapshot import Snapshot
from views.view_spec import View, network_of


def values_of(name: str, view: View) -> Values:
    """Return a metric by node id: in the whole store where that fits in one picture."""
    basis = None if _fits() else view
    return _values(snapshot.current(), name, basis)


def groups_of(view: View) -> tuple[Group, ...]:
    """Return the groups, largest first: of the whole store where that fits in one picture."""
    basis = None if _fits() else view
    return _groups(snapshot.current(), basis)


def number(name: str, value: float) -> float:
    """Return a value as it is told: shares as percentages, all with few digits."""
    told = 100 * value if METRICS[name].share else value
    return float(f"{told:.3g}")


def label(name: str, language: str) -> str:
    """Return what a metric is called, with its unit."""
    metric = METRICS[name]
    return metric.label.in_language(language) + (" (%)" if metric.share else "")


def _fits() -> bool:
    return snapshot.current().fits_in_picture()


def _measured_network(now: Snapshot, basis: View | None) -> Network:
    return now.network() if basis is None else network_of(basis)


@lru_cache(maxsize=32)
def _values(now: Snapshot, name: str, basis: View | None) -> Values:
    return measured(_measured_network(now, basis), [METRICS[name]])[name]


@lru_cache(maxsize=8)
def _groups(now: Snapshot, basis: View | None) -> tuple[Group, ...]:
    found = groups_in(_measured_network(now, basis)).groups
    return tuple(sorted(found, key=lambda group: (-len(group.members), group.leader.id)))
