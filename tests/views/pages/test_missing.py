"""The page Ontbrekende verbindingen, part by part."""

import pytest

from graph.network import Network
from tests.support.explorer import Open, shown
from tests.support.networks import report, tell, union

TIES = [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted"), ("Brug", "Haven", "strained")]
NETWORK = tell("a", TIES)
LARGE = union([report(number, ties=20, actors=12) for number in range(4)])
PARTS = ("", "advice", "computed", "holes", "gaps")


def test_facts_come_first_with_quotes_and_status(open_page: Open) -> None:
    page = open_page(NETWORK, "ontbreekt")
    (group,) = shown(page, "said_panel")["groups"]
    assert group["title"] == "groen"
    first = group["ties"][0]
    assert [end["name"] for end in first["ends"]] == ["Brug", "Haven"]
    assert first["status"]["label"] == "onder druk"
    assert first["quotes"][0]["quote"] == "Brug en Haven: strained."
    assert "2 samenwerkingen" in " ".join(one.value for one in page.text)


def test_a_tie_leads_to_the_recommendation_that_asks_for_it(
    bundled: Network, open_page: Open
) -> None:
    page = open_page(bundled, "ontbreekt")
    lines = shown(page, "said_panel")["groups"][0]["ties"]
    asking = next(line for line in lines if "vraagt erom" in line.get("more", ""))
    assert asking["ends"][0]["to"]["page"] == "dossier"
    assert asking["ends"][0]["to"]["focus"].startswith("recommendation:")


def test_facts_can_be_grouped_by_actor(open_page: Open) -> None:
    groups = shown(open_page(NETWORK, "ontbreekt", by="actor"), "said_panel")["groups"]
    assert {group["title"] for group in groups} == {"Kade", "Brug", "Sluis", "Haven"}


def test_a_chosen_tie_is_told_first(open_page: Open) -> None:
    chosen = "organisation:kade|WORKS_WITH|organisation:sluis"
    groups = shown(open_page(NETWORK, "ontbreekt", focus=chosen), "said_panel")["groups"]
    assert groups[0]["title"] == "Uw keuze"
    assert groups[0]["ties"][0]["ends"][1]["name"] == "Sluis"


def test_advice_tells_why_it_did_not_land(open_page: Open) -> None:
    groups = shown(open_page(NETWORK, "ontbreekt", part="advice"), "advice_panel")["groups"]
    assert groups[0]["title"] == "Er staat niet bij voor wie"
    assert groups[0]["ties"][0]["quotes"]


def test_proposals_are_never_drawn_like_facts(open_page: Open) -> None:
    drawn = shown(open_page(LARGE, "ontbreekt", part="computed"), "computed_canvas")
    facts = {look["colour"] for name, look in drawn["looks"].items() if name != "PROPOSED"}
    assert drawn["looks"]["PROPOSED"]["colour"] not in facts
    assert drawn["looks"]["PROPOSED"]["dashes"] == [2, 8]
    proposed = [edge for edge in drawn["edges"] if edge["look"] == "PROPOSED"]
    assert len(proposed) == 20
    assert drawn["legend"][-1]["label"] == "voorstel: staat in geen verslag"


def test_a_proposal_is_told_in_a_sentence_with_its_walks(open_page: Open) -> None:
    page = open_page(LARGE, "ontbreekt", part="computed")
    first = shown(page, "computed_panel")["groups"][0]
    assert first["ties"][0]["more"].endswith("geen samenwerking genoemd.")
    assert any(line["quotes"] for line in first["ties"][1:])
    assert "Proef op uw eigen verslagen" in " ".join(one.value for one in page.text)


def test_a_chosen_proposal_is_unfolded(open_page: Open) -> None:
    drawn = shown(open_page(LARGE, "ontbreekt", part="computed"), "computed_canvas")
    chosen = [edge["id"] for edge in drawn["edges"] if edge["look"] == "PROPOSED"][3]
    page = open_page(LARGE, "ontbreekt", part="computed", focus=chosen)
    opened = [group["open"] for group in shown(page, "computed_panel")["groups"]]
    assert opened.index(True) == 3
    assert opened.count(True) == 1


def test_too_little_to_tell_is_said(open_page: Open) -> None:
    page = open_page(NETWORK, "ontbreekt", part="computed")
    assert "te weinig samenwerkingen" in " ".join(one.value for one in page.text)


def test_walks_keep_out_of_a_type(open_page: Open) -> None:
    def told(**options: str) -> list[str]:
        page = open_page(LARGE, "ontbreekt", part="computed", **options)
        groups = shown(page, "computed_panel")["groups"]
        return [group["ties"][0]["more"].casefold() for group in groups]

    assert any("beide een band met" in more.casefold() for more in told())
    without = told(**{"not": "Organisation"})
    assert without
    assert not [more for more in without if "beide een band met" in more.casefold()]


def test_holes_tell_what_one_tie_would_change(bundled: Network, open_page: Open) -> None:
    page = open_page(bundled, "ontbreekt", part="holes")
    first = shown(page, "holes_panel")["groups"][0]
    assert "in plaats van" in first["count"]
    assert "gemiddelde afstand" in first["ties"][-1]["more"]
    assert [e for e in shown(page, "holes_canvas")["edges"] if e["look"] == "PROPOSED"]


def test_the_matrix_hatches_what_cannot_be_known(open_page: Open) -> None:
    network = union([NETWORK, tell("b", [("Mast", "Zeil", "existing")], "energie")])
    drawn = shown(open_page(network, "ontbreekt", part="gaps"), "gaps_matrix")
    looks = {cell["id"]: cell["look"] for row in drawn["rows"] for cell in row["cells"]}
    assert looks["theme:groen×neighbourhood:molenwijk"] == "some"
    assert looks["theme:groen×neighbourhood:havenkwartier"] == "unknown"


def test_a_cell_tells_who_is_nearest_to_fill_it(bundled: Network, open_page: Open) -> None:
    cell = "theme:energie×neighbourhood:kralingen"
    block = shown(open_page(bundled, "ontbreekt", part="gaps", focus=cell), "gaps_panel")
    assert "energie in Kralingen: 0 gevonden" in block["note"]
    assert "dichtbij" in block["groups"][0]["title"]
    assert block["groups"][0]["ties"][1]["quotes"]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_table_twin_and_says_on_what_it_rests(part: str, open_page: Open) -> None:
    page = open_page(LARGE, "ontbreekt", part=part)
    assert len(page.dataframe) == 1
    assert len(page.dataframe[0].value)
    assert "Waar dit op rust, verslagen: 4" in " ".join(one.value for one in page.text)


@pytest.mark.parametrize("part", [*PARTS, "<script>", "x" * 400])
def test_every_part_stands_english_and_odd_addresses(part: str, open_page: Open) -> None:
    odd = {"focus": "<b>|PROPOSED|x", "by": "?", "counted": "'", "not": "Nothing"}
    assert not open_page(LARGE, "ontbreekt", part=part, lang="en", **odd).exception


def test_a_choice_here_does_not_follow_to_another_page(open_page: Open) -> None:
    page = open_page(NETWORK, "ontbreekt", part="gaps", focus="theme:groen×neighbourhood:molenwijk")
    page.session_state["move"] = ("netwerk", {})
    page.run()
    assert shown(page, "panel")["title"] == "Wat het netwerk laat zien"
    assert "note" in shown(page, "panel")
    assert "(meer)" not in shown(page, "panel")["note"]
