"""Groups that are tied more among themselves than to the rest."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.adjacency import TieMatrix
from graph.analysis.randomness import reproducible

Communities = tuple[tuple[str, ...], ...]


def communities(ties: TieMatrix) -> Communities:
    """Return the communities, the largest first; every node is in one, sorted by id.

    The same ties give the same communities on every run.

    References
    ----------
    V. A. Traag, L. Waltman and N. J. van Eck, Scientific Reports 9 (2019): Leiden, run
    until nothing improves, with modularity as its goal.
    """
    with reproducible():
        found = ties.graph.community_leiden("modularity", weights="weight", n_iterations=-1)
    groups = [tuple(ties.nodes[row] for row in sorted(rows)) for rows in found]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def modularity(ties: TieMatrix, groups: Sequence[Sequence[str]]) -> float:
    """Return how much more ties fall within the groups than by chance (-0.5 to 1).

    Zero for a network without ties.

    References
    ----------
    M. E. J. Newman and M. Girvan, Physical Review E 69 (2004).
    """
    if not ties.weights.nnz:
        return 0.0
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    membership = [group_of[node] for node in ties.nodes]
    return float(ties.graph.modularity(membership, weights="weight"))
