"""How far to trust suggestions: hide ties that are known, and see whether they come back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.stats import rankdata

from graph.analysis.adjacency import (
    Numbers,
    RowNumbers,
    TieMatrix,
    is_there,
    tie_matrix,
    two_mode_ties,
)
from graph.analysis.link_prediction.baselines import SCORERS, Scorer
from graph.network import Network
from graph.schema import ORGANISATION, REPORT, WORKS_WITH

HIDDEN = 0.1
"""Which share of the ties is hidden each time."""
FEWEST = 20
"""With fewer ties than this there is too little to tell."""
FIRST = 20
"""How many of the best suggestions are looked at."""
SEEDS = 20
_MOST_OTHERS = 500_000


@dataclass(frozen=True)
class Split:
    """The ties that are left, the pairs whose tie is hidden (rows, h x 2), and pairs that
    were never tied (rows, m x 2)."""

    ties: TieMatrix
    hidden: RowNumbers
    others: RowNumbers


@dataclass(frozen=True, slots=True)
class Quality:
    """How well hidden ties are found back, each from 0 to 1.

    ``auc``: how often a hidden tie scores above a pair that was never tied. ``precision``:
    average precision. ``hits``: the share of the FIRST best pairs that are hidden ties, or of
    the hidden ties when those are fewer.
    """

    auc: float
    precision: float
    hits: float


@dataclass(frozen=True, slots=True)
class Result:
    """The mean over all splits, and its spread (standard deviation; 0 for one split)."""

    mean: Quality
    spread: Quality


def random_splits(
    ties: TieMatrix, hideable: RowNumbers, others: RowNumbers, seeds: Iterable[int] = range(SEEDS)
) -> Iterator[Split]:
    """Yield the ties without a random tenth of those that may be hidden, for each seed.

    ``others`` are sampled when there are very many; all methods meet the same sample.
    """
    count = max(1, round(HIDDEN * len(hideable)))
    for seed in seeds:
        chance = np.random.default_rng(seed)
        hidden = hideable[chance.permutation(len(hideable))[:count]]
        sample = others
        if len(others) > _MOST_OTHERS:
            sample = others[chance.choice(len(others), _MOST_OTHERS, replace=False)]
        yield Split(_without(ties, hidden), hidden, sample)


def _without(ties: TieMatrix, pairs: RowNumbers) -> TieMatrix:
    ends = np.concatenate((pairs, pairs[:, ::-1]))
    hidden = coo_array((ties.weights[ends[:, 0], ends[:, 1]], ends.T), shape=ties.weights.shape)
    left = csr_array(ties.weights - hidden)
    left.eliminate_zeros()
    return TieMatrix(ties.nodes, left)


def results(splits: Iterable[Split], scorers: Mapping[str, Scorer] = SCORERS) -> dict[str, Result]:
    """Return how well each method finds the hidden ties back, over all splits."""
    found: dict[str, list[Quality]] = {name: [] for name in scorers}
    for split in splits:
        for name, scorer in scorers.items():
            found[name].append(_quality(split, scorer))
    return {name: _result(qualities) for name, qualities in found.items()}


def _quality(split: Split, scorer: Scorer) -> Quality:
    pairs = np.concatenate((split.hidden, split.others))
    numbers = np.round(scorer(split.ties, pairs), 12)
    hidden = np.arange(len(pairs)) < len(split.hidden)
    return Quality(_auc(numbers, hidden), *_first(numbers, hidden))


def _auc(numbers: Numbers, hidden: np.ndarray) -> float:
    """Return the chance that a hidden tie scores above another pair; equals count half.

    J. Hanley and B. McNeil, Radiology 143 (1982).
    """
    ranks, count = rankdata(numbers)[hidden].sum(), int(hidden.sum())
    return float((ranks - count * (count + 1) / 2) / (count * (len(hidden) - count)))


def _first(numbers: Numbers, hidden: np.ndarray) -> tuple[float, float]:
    """Return average precision and hits among the first; equals stand in a random order."""
    shuffled = np.random.default_rng(0).permutation(len(numbers))
    order = shuffled[np.argsort(-numbers[shuffled], kind="stable")]
    found = hidden[order]
    precision = np.cumsum(found)[found] / (np.flatnonzero(found) + 1)
    return float(precision.mean()), float(found[:FIRST].sum() / min(FIRST, found.sum()))


def _result(qualities: list[Quality]) -> Result:
    table = np.array([(q.auc, q.precision, q.hits) for q in qualities])
    return Result(Quality(*table.mean(axis=0).tolist()), Quality(*table.std(axis=0).tolist()))


def network_splits(network: Network) -> Iterator[Split]:
    """Yield splits that hide collaborations between organisations at random.

    Nothing when there are fewer than FEWEST of them.
    """
    ties = two_mode_ties(network)
    hideable = _collaborations(network, ties, network.edges)
    if len(hideable) < FEWEST:
        return
    yield from random_splits(ties, hideable, _untied(network, ties))


def year_split(network: Network) -> Split | None:
    """Return a split that hides what only the reports of the last year say.

    Only ties between organisations that earlier reports know can be found back. None when
    there is one year, or when fewer than FEWEST ties can be found back.
    """
    years = {d.id: d.year for d in network.documents.values() if d.year}
    last = max(years.values(), default=0)
    late = {document for document, year in years.items() if year == last}
    nodes = (n.id for n in network.nodes.values() if n.type != REPORT and set(n.documents) - late)
    before = {edge.id for edge in network.edges.values() if set(edge.documents) - late}
    known = [network.edges[one] for one in before if is_there(network.edges[one])]
    ties = tie_matrix(nodes, ((edge.source, edge.target) for edge in known))
    fresh = _collaborations(network, ties, network.edges.keys() - before)
    return Split(ties, fresh, _untied(network, ties)) if len(fresh) >= FEWEST else None


def _collaborations(network: Network, ties: TieMatrix, edges: Collection[str]) -> RowNumbers:
    """Return the ends of collaborations that are there, as rows in order."""
    pairs = {
        (ties.index[edge.source], ties.index[edge.target])
        for edge in (network.edges[one] for one in edges)
        if edge.type == WORKS_WITH and is_there(edge)
        if edge.source in ties.index and edge.target in ties.index
    }
    return np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)


def _untied(network: Network, ties: TieMatrix) -> RowNumbers:
    """Return pairs of organisations between which no report names a tie: all, or a sample."""
    ends = np.array(
        [row for node, row in ties.index.items() if network.nodes[node].type == ORGANISATION],
        dtype=np.intp,
    )
    if len(ends) ** 2 <= 4 * _MOST_OTHERS:
        one, other = np.triu_indices(len(ends), k=1)
    else:
        chance = np.random.default_rng(len(ends))
        one, other = np.sort(chance.integers(len(ends), size=(2, _MOST_OTHERS)), axis=0)
    pairs = np.column_stack((ends[one], ends[other]))[one != other]
    named = tie_matrix(ties.nodes, ((e.source, e.target) for e in network.edges.values())).weights
    untied: RowNumbers = pairs[named[pairs[:, 0], pairs[:, 1]] == 0]
    return untied
