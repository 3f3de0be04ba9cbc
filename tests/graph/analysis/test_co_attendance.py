from graph.analysis.co_attendance import meetings
from tests.support.networks import tell, union

NETWORK = union(
    [
        tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "existing")]),
        tell("b", [("Kade", "Brug", "wanted")]),
        tell("c", [("Mast", "Zeil", "existing")]),
    ]
)


def test_whoever_shared_most_tables_comes_first() -> None:
    assert meetings(NETWORK, "organisation:kade") == {
        "organisation:brug": ("session:a:1", "session:b:1"),
        "organisation:sluis": ("session:a:1",),
    }


def test_a_theme_sat_at_no_table() -> None:
    assert meetings(NETWORK, "theme:groen") == {}
