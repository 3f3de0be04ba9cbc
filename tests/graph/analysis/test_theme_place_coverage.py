"""The gap matrix: who works on what and where, and what cannot be known."""

from graph.analysis.theme_place_coverage import Cell, coverage, gap_matrix
from graph.network import Network
from tests.support.networks import tell, union

NETWORK = union(
    [
        tell("a", [("Kade", "Brug", "existing")], "groen"),
        tell("b", [("Mast", "Zeil", "existing")], "energie"),
    ]
)


def cell(network: Network, theme: str, place: str, kind: str = "") -> Cell:
    found = {(one.theme, one.place): one for one in gap_matrix(network, kind)}
    return found[f"theme:{theme}", f"neighbourhood:{place}"]


def test_a_cell_holds_who_works_on_both() -> None:
    found = cell(NETWORK, "groen", "molenwijk")
    assert found.actors == ("organisation:brug", "organisation:kade")
    assert found.expected == 2 * 2 / 4
    assert found.gap == 0


def test_where_no_report_speaks_of_both_nothing_is_known() -> None:
    found = cell(NETWORK, "groen", "havenkwartier")
    assert not found.actors
    assert not found.known
    assert found.gap == 0


def test_where_a_report_speaks_of_both_and_nobody_is_there_is_a_gap(bundled: Network) -> None:
    empty = [one for one in gap_matrix(bundled) if not one.actors and one.expected]
    assert empty
    assert all(one.gap == one.expected for one in empty)


def test_a_kind_narrows_who_counts() -> None:
    assert cell(NETWORK, "groen", "molenwijk", "Person").actors == ()
    assert cell(NETWORK, "groen", "molenwijk", "Organisation").actors


def test_the_bundled_report_knows_its_own_cells(bundled: Network) -> None:
    cells = gap_matrix(bundled)
    assert all(one.known for one in cells)
    assert any(one.actors for one in cells)
    assert any(one.gap > 0.3 for one in cells)


def test_what_an_answer_rests_on(bundled: Network) -> None:
    found = coverage(bundled)
    assert (found.reports, found.years, found.sessions) == (1, (2024,), 9)
    assert found.quotes == sum(len(edge.evidence) for edge in bundled.edges.values())


def test_who_works_in_a_part_works_in_the_whole() -> None:
    whole = {"neighbourhood:molenwijk": {"neighbourhood:havenkwartier"}}
    cells = {(one.theme, one.place): one for one in gap_matrix(NETWORK, wholes=whole)}
    found = cells["theme:groen", "neighbourhood:havenkwartier"]
    assert found.actors == ("organisation:brug", "organisation:kade")
    assert found.known
    assert not cells["theme:energie", "neighbourhood:molenwijk"].actors
