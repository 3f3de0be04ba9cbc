"""The page Overzicht as a whole."""

from explorer import Open, shown
from networks import tell, union


def test_the_figures_are_told_in_sentences(open_page: Open) -> None:
    told = " ".join(one.value for one in open_page(page="overzicht").text)
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
    most, between = shown(open_page(network, "overzicht"), "leading_panel")["groups"]
    assert most["ties"][0]["ends"][0]["name"] == "Kade"
    assert between["ties"][0]["ends"][0]["name"] == "Kade"
    assert "% van de kortste wegen" in between["ties"][0]["more"]


def test_doors_lead_to_the_other_pages(open_page: Open) -> None:
    ways = shown(open_page(page="overzicht"), "doors_panel")["groups"][0]["ties"]
    assert [way["ends"][0]["to"]["page"] for way in ways] == ["", "route", "verslagen"]


def test_an_unknown_page_leads_to_the_network(open_page: Open) -> None:
    assert shown(open_page(page="../../etc/passwd"), "canvas")["nodes"]
