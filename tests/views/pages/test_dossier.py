"""The page Dossier as a whole."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.explorer import Open, shown
from tests.support.networks import tell, union

TWO = union(
    [
        tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "strained")]),
        tell("b", [("Brug", "Mast", "existing"), ("Brug", "Zeil", "wanted")], "energie"),
    ]
)


def group(page: AppTest, title: str) -> Any:
    groups = shown(page, "dossier_panel")["groups"]
    return next(one for one in groups if one["title"] == title)


def names(group: Any) -> set[str]:
    return {end["name"] for tie in group["ties"] for end in tie["ends"]}


def titles(page: AppTest) -> list[str]:
    return [one["title"] for one in shown(page, "dossier_panel")["groups"]]


def test_collaborations_are_told_by_status_with_their_quotes(open_page: Open) -> None:
    page = open_page(TWO, "dossier", focus="organisation:kade")
    assert titles(page)[:2] == ["werkt samen met · onder druk", "werkt samen met · bestaand"]
    quotes = group(page, "werkt samen met · onder druk")["ties"][0]["quotes"]
    assert quotes[0]["quote"] == "Kade en Sluis: strained."


def test_it_tells_what_its_tables_advised(open_page: Open) -> None:
    page = open_page(TWO, "dossier", focus="organisation:kade")
    advice = group(page, "Aanbevelingen van tafels waar deze naam aanzat")["ties"]
    assert advice[0]["quotes"][0]["quote"] == "Advies: werk samen."


def test_it_tells_through_whom_others_are_met(open_page: Open) -> None:
    page = open_page(TWO, "dossier", focus="organisation:kade")
    through = group(page, "Kan kennismaken met")
    assert names(through) == {"Mast"}
    assert through["ties"][0]["more"] == "via Brug"


def test_it_tells_its_sources_and_leads_there(open_page: Open) -> None:
    page = open_page(TWO, "dossier", focus="organisation:brug")
    sources = group(page, "Bronnen")["ties"]
    assert [tie["ends"][0]["name"] for tie in sources] == ["Verslag a", "Verslag b"]
    assert sources[0]["ends"][0]["to"]["page"] == "verslagen"
    assert sources[0]["more"] == "1 keer genoemd"


@pytest.mark.parametrize(
    ("focus", "told"),
    [
        ("theme:groen", {"komt aan bod bij", "Zat hierover aan tafel", "onderwerp van"}),
        ("neighbourhood:molenwijk", {"met hier actief"}),
        ("session:a:1", {"met aan tafel", "gaat over", "deed de aanbeveling"}),
        ("recommendation:a:1-1", {"gedaan in", "gaat over", "Zat hierover aan tafel"}),
        ("report:a", {"bevat"}),
    ],
)
def test_every_kind_of_node_has_a_dossier(open_page: Open, focus: str, told: set[str]) -> None:
    page = open_page(TWO, "dossier", focus=focus)
    assert told <= set(titles(page))
    assert "Bronnen" in titles(page)


def test_everything_is_unfolded_with_all_quotes(open_page: Open) -> None:
    page = open_page(page="dossier", focus="organisation:kade")
    block = shown(page, "dossier_panel")
    assert block["title"] == "Kade"
    assert all(group["open"] for group in block["groups"])
    assert shown(page, "dossier_canvas_pointer")["focus"] == "organisation:kade"


def test_it_tells_who_sat_at_the_same_table(open_page: Open) -> None:
    page = open_page(page="dossier", focus="organisation:kade")
    met = group(page, "Zat aan dezelfde tafel als")
    assert "Haven" in {tie["ends"][0]["name"] for tie in met["ties"]}
    assert met["ties"][0]["more"] == "aan tafel: 1. Over groen"


def test_without_a_choice_it_asks_for_one(open_page: Open) -> None:
    page = open_page(page="dossier")
    assert "Zoek een naam" in page.info[0].value
    names = {tie["ends"][0]["name"] for tie in shown(page, "dossier_panel")["groups"][0]["ties"]}
    assert "Kade" in names


def test_an_unknown_name_is_said(open_page: Open) -> None:
    page = open_page(page="dossier", focus="<b>nobody</b>")
    assert "niet (meer)" in page.info[0].value


def test_english(open_page: Open) -> None:
    page = open_page(page="dossier", focus="organisation:kade", lang="en")
    assert page.subheader[0].value == "Who and what is around"


def test_it_offers_the_route_to_another_name(open_page: Open) -> None:
    page = open_page(TWO, "dossier", focus="organisation:kade")
    (onward,) = shown(page, "dossier_panel")["onward"]
    assert onward["to"] == {"page": "route", "from": "organisation:kade"}
