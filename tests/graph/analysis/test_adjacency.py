"""Which ties of a network count, and how they become a matrix."""

import pytest

from graph.analysis.adjacency import TieMatrix, actor_ties, tie_matrix, two_mode_ties
from graph.analysis.metrics import triangles
from graph.analysis.metrics.brokerage import effective_size
from tests.support.networks import tell

NETWORK = tell(
    "a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "strained"), ("Brug", "Sluis", "wanted")]
)


def tied(ties: TieMatrix, one: str, other: str) -> bool:
    return bool(ties.weights[ties.index[one], ties.index[other]])


def test_a_wanted_tie_is_not_there_yet() -> None:
    ties = actor_ties(NETWORK)
    assert tied(ties, "organisation:kade", "organisation:brug")
    assert tied(ties, "organisation:sluis", "organisation:kade")
    assert not tied(ties, "organisation:brug", "organisation:sluis")


def test_tables_and_places_are_no_actors_and_reports_tie_nobody() -> None:
    assert set(actor_ties(NETWORK).nodes) == {
        f"organisation:{n}" for n in ("brug", "kade", "sluis")
    }
    kept = two_mode_ties(NETWORK).nodes
    assert "session:a:1" in kept
    assert not [node for node in kept if node.startswith("report:")]


def test_a_pair_given_twice_counts_once_and_itself_never() -> None:
    ties = tie_matrix("ab", [("a", "b"), ("b", "a"), ("a", "a"), ("a", "elsewhere")], [1, 3, 1, 1])
    assert ties.weights.toarray().tolist() == [[0, 3], [3, 0]]


def test_small_blocks_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = two_mode_ties(NETWORK)
    whole = effective_size(ties)
    monkeypatch.setattr(triangles, "BLOCK_TERMS", 3)
    assert effective_size(ties) == pytest.approx(whole)


def test_nothing_gives_nothing() -> None:
    nothing = tie_matrix([], [])
    assert effective_size(nothing) == {}
