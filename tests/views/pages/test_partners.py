"""The page Partners vinden as a whole."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.network import Network
from tests.support.explorer import Open, shown
from tests.support.networks import tell, union
from views.presenters.explanations import percents

NETWORK = union(
    [
        tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")], "energie"),
        tell("b", [("Brug", "Mast", "existing")], "groen"),
    ]
)
KADE, BRUG = "organisation:kade", "organisation:brug"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERKATLAS_DATA_HOME", str(tmp_path / "home"))


def ask(open_page: Open, **question: str) -> AppTest:
    return open_page(NETWORK, "partners", **question)


def partners(page: AppTest) -> list[str]:
    return [group["title"].partition(". ")[2] for group in shown(page, "partners_panel")["groups"]]


def texts(value: Any) -> str:
    return str(value)


def test_a_question_is_asked_first(open_page: Open) -> None:
    assert "Vul een thema of een plek in" in open_page(NETWORK, "partners").info[0].value


def test_partners_are_ranked_with_reasons_quotes_and_score(open_page: Open) -> None:
    page = ask(open_page, about="energie")
    block = shown(page, "partners_panel")
    assert block["groups"][0]["count"] == "100 van 100"
    assert set(partners(page)) == {"Kade", "Brug", "Sluis", "Mast"}
    first = block["groups"][0]["ties"]
    assert first[1]["quotes"][0]["quote"] == "Tafel over energie in Havenkwartier."
    assert "% van de score" in first[1]["more"]
    assert first[0]["ends"][0]["to"]["page"] == "dossier"
    assert "100 is het sterkst" in block["note"]


def test_shares_add_up_and_a_quote_is_shown_once(bundled: Network, open_page: Open) -> None:
    block = shown(open_page(bundled, "partners", about="energie"), "partners_panel")
    assert block["groups"]
    for group in block["groups"]:
        told = " ".join(line["more"] for line in group["ties"])
        shares = [int(share) for share in re.findall(r"Dit is (\d+)%", told)]
        assert sum(shares) == 100
        quotes = [texts(quote) for line in group["ties"] for quote in line["quotes"]]
        assert len(quotes) == len(set(quotes))


@pytest.mark.parametrize("shares", [[], [1.0], [0.7, 0.146, 0.087], [1 / 3] * 3, [0.004] * 5])
def test_percentages_add_up_with_what_is_left(shares: list[float]) -> None:
    found = percents(shares)
    assert sum(found) == 100
    assert all(abs(100 * share - one) < 1 for share, one in zip(shares, found, strict=False))


def test_the_table_twin_shows_the_same(open_page: Open) -> None:
    page = ask(open_page, about="energie")
    rows = page.dataframe[0].value
    assert list(rows["Naam"]) == partners(page)


def test_who_one_has_a_tie_with_is_left_out_until_asked(open_page: Open) -> None:
    page = ask(open_page, about="energie", **{"for": KADE})
    assert "Brug" not in partners(page)
    page = ask(open_page, about="energie", already="all", **{"for": KADE})
    block = shown(page, "partners_panel")
    (brug,) = (group for group in block["groups"] if group["title"].endswith("Brug"))
    assert "bestaand" in brug["ties"][0]["more"]


def test_the_introduction_is_told_with_its_quotes(open_page: Open) -> None:
    page = ask(open_page, about="groen", **{"for": KADE})
    (mast,) = (g for g in shown(page, "partners_panel")["groups"] if g["title"].endswith("Mast"))
    told = mast["ties"][-2]
    assert [end["name"] for end in told["ends"]] == ["Brug"]
    assert "kan u voorstellen" in told["more"]
    assert told["quotes"]


def test_a_place_asks_too(open_page: Open) -> None:
    page = ask(open_page, about="energie", where="Molenwijk")
    assert partners(page)[0] == "Brug"


def test_only_the_kinds_that_are_asked_for_are_shown(open_page: Open) -> None:
    generic = tell("c", [("Kade", "Bewoners", "existing")], "energie")
    told = generic.nodes["organisation:bewoners"]
    group = replace(told, assertions=tuple(replace(a, kind="groep") for a in told.assertions))
    nodes = [*(generic.nodes | {told.id: group}).values()]
    mixed = Network.build(generic.documents.values(), nodes, generic.edges.values())
    page = open_page(mixed, "partners", about="energie")
    assert set(partners(page)) == {"Kade", "Bewoners"}
    page.multiselect(key="partner").select("groep").run()
    assert partners(page) == ["Bewoners"]
    assert page.query_params["partner"] == "groep"


def test_nobody_fits_is_said(open_page: Open) -> None:
    page = ask(open_page, about="zwaartekrachtgolven")
    assert "Geen verslag verbindt" in page.info[0].value


def test_not_this_one_is_remembered_and_undone(open_page: Open) -> None:
    page = ask(open_page, about="energie")
    page.selectbox(key="aside_who").select(BRUG)
    page.text_input(key="aside_why").input("al gesproken")
    page.button[0].click().run()
    assert "Brug" not in partners(page)
    assert "Brug: al gesproken" in [one.value for one in page.text]
    again = ask(open_page, about="energie")
    assert "Brug" not in partners(again)
    again.button(key=f"undo_{BRUG}").click().run()
    assert "Brug" in partners(again)


def test_hostile_questions_are_text(open_page: Open) -> None:
    page = ask(open_page, about="<script>x</script>" * 20, where="../../etc", **{"for": "<b>"})
    assert not page.exception


def test_what_it_rests_on_is_said(open_page: Open) -> None:
    told = " ".join(one.value for one in ask(open_page, about="energie").text)
    assert "Waar dit op rust, verslagen: 2" in told
