from tests.support.networks import tell
from views.i18n import Words
from views.widgets.network.tables import node_rows, tie_rows

NETWORK = tell("a", [("Kade", "Brug", "existing"), ("Kade", "=cmd()", "strained")])
WORDS, TITLES = Words("nl"), {"a": "Verslag a"}


def test_every_drawn_tie_has_a_row_with_its_quote() -> None:
    rows = tie_rows(NETWORK, TITLES, WORDS)
    assert [row["id"] for row in rows] == list(NETWORK.edges)
    strained = next(row for row in rows if row["Status"] == "onder druk")
    assert strained["Citaat"] == "Kade en =cmd(): strained."
    assert {strained["Van"], strained["Naar"]} == {"Kade", "=cmd()"}


def test_only_collaborations_have_a_status() -> None:
    assert {
        row["Status"]
        for row in tie_rows(NETWORK, TITLES, WORDS)
        if row["Verbinding"] != "werkt samen met"
    } == {""}


def test_every_drawn_node_has_a_row() -> None:
    rows = {row["id"]: row for row in node_rows(NETWORK, TITLES, WORDS)}
    assert rows.keys() == NETWORK.nodes.keys()
    assert rows["organisation:kade"]["Soort"] == "organisatie · stichting of vereniging"
    assert rows["organisation:kade"]["Verslag"] == "Verslag a"
