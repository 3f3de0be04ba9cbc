"""Who stands between groups: what an actor's contacts have to do with each other.

Both measures are for ties between actors. Everyone at a table is tied through that table,
so on a two-mode network they would only say who sat where.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.analysis.matrix import Numbers, TieMatrix, Values, row_blocks


def constraint(ties: TieMatrix) -> Values:
    """Return how much of each node's effort goes to contacts that know each other.

    Low: free to bring groups together. High: closed in by one group. Nodes without a tie
    are left out.

    References
    ----------
    R. S. Burt, American J. Sociology 110 (2004), as in igraph.
    """
    return _of_tied(ties, np.array(ties.to_igraph().constraint(weights="weight")))


def effective_size(ties: TieMatrix) -> Values:
    """Return how many contacts each node has, less what those contacts overlap.

    Nodes without a tie are left out.

    References
    ----------
    R. S. Burt, Structural Holes (1992), chapter 2.
    """
    weights = ties.weights
    per_row = np.asarray(weights.sum(axis=1))
    highest = np.asarray(weights.max(axis=1).todense()).ravel() if ties.nodes else per_row
    shares = csr_array(diags_array(_inverse(per_row)) @ weights)
    strengths = csr_array((diags_array(_inverse(highest)) @ weights).T)
    overlap = np.zeros(len(ties.nodes))
    for rows in row_blocks(shares, strengths):
        through = (shares[rows] @ strengths).multiply(weights[rows] > 0)
        overlap[rows] = np.asarray(through.sum(axis=1))
    return _of_tied(ties, ties.degrees - overlap)


def _inverse(numbers: Numbers) -> Numbers:
    return np.divide(1.0, numbers, out=np.zeros_like(numbers), where=numbers > 0)


def _of_tied(ties: TieMatrix, numbers: Numbers) -> Values:
    tied = ties.degrees > 0
    return {node: float(numbers[row]) for row, node in enumerate(ties.nodes) if tied[row]}
