"""The page Overzicht as a whole."""

from dataclasses import replace

import pytest

from graph.network import Network
from tests.support.explorer import Open, shown
from tests.support.networks import tell, union


def test_the_figures_are_told_in_sentences(open_page: Open) -> None:
    told = " ".join(one.value for one in open_page(page="").text)
    assert "Geladen verslagen: 1." in told
    assert "4 organisaties" in told
    assert "3 samenwerkingen tussen organisaties: 1 bestaand, 1 gewenst en 1 onder druk" in told


def test_who_stands_out_is_told_with_why(open_page: Open) -> None:
    network = union(
        [
            tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")]),
            tell("b", [("Kade", "Mast", "existing")], "energie"),
        ]
    )
    most, between = shown(open_page(network, ""), "leading_panel")["groups"]
    assert most["ties"][0]["ends"][0]["name"] == "Kade"
    assert most["ties"][0]["more"] == "samenwerkingen: 2 · tafels: 2"
    assert between["ties"][0]["ends"][0]["name"] == "Kade"
    assert "% van de kortste wegen" in between["ties"][0]["more"]


def test_doors_lead_to_the_other_pages(open_page: Open) -> None:
    ways = shown(open_page(page=""), "doors_panel")["groups"][0]["ties"]
    assert [way["ends"][0]["to"]["page"] for way in ways] == [
        "netwerk",
        "partners",
        "ontbreekt",
        "route",
        "verslagen",
    ]


def test_an_unknown_page_leads_to_the_start(open_page: Open) -> None:
    assert shown(open_page(page="../../etc/passwd"), "doors_panel")


def test_the_groups_are_drawn_and_told_in_a_table(open_page: Open) -> None:
    page = open_page(page="")
    (circle,) = shown(page, "circles")["circles"]
    assert circle["to"] == {"page": "dossier", "focus": f"organisation:{circle['name'].lower()}"}
    assert page.dataframe[0].value["Groep rond"].tolist() == [circle["name"]]


def test_generic_groups_of_people_play_no_leading_role(open_page: Open) -> None:
    told = tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "existing")])
    kade = told.nodes["organisation:kade"]
    generic = replace(kade, assertions=tuple(replace(a, kind="groep") for a in kade.assertions))
    network = Network.build(
        told.documents.values(), [*(told.nodes | {kade.id: generic}).values()], told.edges.values()
    )
    most, *_ = shown(open_page(network, ""), "leading_panel")["groups"]
    assert [tie["ends"][0]["name"] for tie in most["ties"]] == ["Brug", "Sluis"]


def test_a_large_atlas_asks_to_narrow(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.queries.snapshot.DRAWN_AT_MOST", 5)
    page = open_page(page="")
    assert "meer dan 5 punten" in page.info[0].value
    assert not page.dataframe
