"""The page Netwerk as a whole."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.network import Network
from graph.store import open_store
from tests.support.explorer import Open, pills, shown
from tests.support.networks import report, tell, union

TIES = [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted"), ("Brug", "Haven", "strained")]
NETWORK = tell("a", TIES)
SESSION = "session:a:1"


def types(page: AppTest) -> set[str]:
    return {node["id"].split(":")[0] for node in shown(page, "canvas")["nodes"]}


def test_it_opens_on_a_calm_picture(open_page: Open) -> None:
    assert types(open_page()) == {"organisation", "neighbourhood", "session"}


def test_a_type_can_be_added_and_taken_away(open_page: Open) -> None:
    page = open_page()
    pills(page, "type").set_value(["Organisation", "Theme"]).run()
    assert types(page) == {"organisation", "theme"}
    assert page.query_params["type"] == ["Organisation", "Theme"]


def test_no_type_chosen_is_everything(open_page: Open) -> None:
    page = open_page()
    pills(page, "type").set_value([]).run()
    assert types(page) >= {"recommendation", "theme", "report"}


def test_statuses_filter_the_collaborations(open_page: Open) -> None:
    page = open_page()
    pills(page, "status").set_value(["strained"]).run()
    ties = [edge for edge in shown(page, "canvas")["edges"] if "WORKS_WITH" in edge["id"]]
    assert [edge["id"] for edge in ties] == ["organisation:brug|WORKS_WITH|organisation:haven"]


def test_a_session_keeps_what_was_said_there(open_page: Open) -> None:
    page = open_page(union([NETWORK, tell("b", [("Mast", "Zeil", "existing")])]))
    page.multiselect(key="session").select(SESSION).run()
    names = {node["name"] for node in shown(page, "canvas")["nodes"]}
    assert "Kade" in names
    assert "Mast" not in names


def test_reports_are_a_filter_when_there_are_several(open_page: Open) -> None:
    page = open_page(union([NETWORK, tell("b", [("Mast", "Zeil", "existing")])]))
    page.multiselect(key="report").select("b").run()
    names = {node["name"] for node in shown(page, "canvas")["nodes"]}
    assert "Mast" in names
    assert "Kade" not in names


def test_one_report_needs_no_filter(open_page: Open) -> None:
    assert "report" not in {one.key for one in open_page().multiselect}


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("kind", "stichting", {"Kade", "Brug", "Sluis", "Haven"}),
        ("theme", "theme:energie", {"Mast", "Zeil"}),
        ("place", "neighbourhood:havenkwartier", {"Mast", "Zeil"}),
    ],
)
def test_more_filters_narrow_the_picture(
    open_page: Open, key: str, value: str, kept: set[str]
) -> None:
    page = open_page(union([NETWORK, tell("b", [("Mast", "Zeil", "existing")], "energie")]))
    page.multiselect(key=key).select(value).run()
    names = {node["name"] for node in shown(page, "canvas")["nodes"]}
    assert kept <= names
    if key != "kind":
        assert "Kade" not in names


def test_filters_tell_how_many_there_are(open_page: Open) -> None:
    labels = pills(open_page(), "type").options
    assert "● organisaties 4" in labels


def test_the_surroundings_of_a_name_grow_step_by_step(open_page: Open) -> None:
    chain = tell("a", [(f"Actor {n}", f"Actor {n + 1}", "existing") for n in range(6)])
    page = open_page(chain, around=["organisation:actor-0"], type=["Organisation"])
    assert actors(page) == {"Actor 0", "Actor 1"}
    page.multiselect(key="around").set_value([]).run()
    assert len(actors(page)) == 7


def test_an_unknown_centre_shows_everything(open_page: Open) -> None:
    assert len(actors(open_page(around=["organisation:nobody", "<b>"]))) == 4


def actors(page: AppTest) -> set[str]:
    nodes = shown(page, "canvas")["nodes"]
    return {node["name"] for node in nodes if node["id"].startswith("organisation")}


def test_what_is_drawn_can_be_taken_away_in_every_format(open_page: Open) -> None:
    labels = {button.label for button in open_page().get("download_button")}
    assert labels == {"CSV", "GEXF", "GRAPHML", "HTML", "JSON", "XLSX"}


def test_nodes_keep_their_place_when_filters_change(open_page: Open) -> None:
    page = open_page()
    before = places(page)
    pills(page, "type").set_value([]).run()
    after = places(page)
    assert len(after) > len(before)
    assert {node: after[node] for node in before} == before


def places(page: AppTest) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in shown(page, "canvas")["nodes"]}


def test_search_finds_by_a_part_of_the_name(open_page: Open) -> None:
    page = open_page()
    page.text_input(key="q").input("hav").run()
    hits = shown(page, "hits")["groups"][0]["ties"]
    assert hits[0]["ends"][0]["to"] == {"focus": "organisation:haven"}


def test_search_says_when_nothing_is_found(open_page: Open) -> None:
    page = open_page()
    page.text_input(key="q").input("xyzzy").run()
    assert "Niets gevonden" in shown(page, "hits")["groups"][0]["title"]


def test_the_address_opens_the_dossier_of_a_node(open_page: Open) -> None:
    page = open_page(focus="organisation:kade")
    block = shown(page, "panel")
    assert block["title"] == "Kade"
    assert block["groups"][0]["ties"][0]["quotes"][0]["quote"] == "Kade en Sluis: wanted."
    assert shown(page, "canvas_pointer")["focus"] == "organisation:kade"


def test_the_address_opens_a_tie(open_page: Open) -> None:
    page = open_page(focus="organisation:brug|WORKS_WITH|organisation:kade")
    assert shown(page, "panel")["title"] == "Brug werkt samen met Kade (bestaand)"


def test_a_node_that_the_filters_leave_out_is_shown_with_a_remark(open_page: Open) -> None:
    page = open_page(focus="theme:groen")
    assert "Staat nu niet in beeld" in shown(page, "panel")["note"]


def test_the_address_carries_filters_and_language(open_page: Open) -> None:
    page = open_page(type=["Theme"], lang="en")
    assert types(page) == {"theme"}
    assert page.title[0].value == "Who works with whom"


@pytest.mark.parametrize(
    "address",
    [
        {"focus": "organisation:nobody"},
        {"focus": "a|b|c|d"},
        {"focus": "<script>alert(1)</script>"},
        {"focus": "x" * 100_000},
        {"type": ["Unicorn"], "status": ["42"], "session": ["'; DROP TABLE node;--"]},
        {"lang": "../../etc/passwd"},
        {"q": "\" OR 1=1 --"},
        {"report": ["nowhere"], "unknown": "parameter"},
    ],
    ids=str,
)  # fmt: skip
def test_a_strange_address_does_nothing_but_open_the_page(
    open_page: Open, address: dict[str, Any]
) -> None:
    page = open_page(**address)
    assert shown(page, "panel")["title"] == "Wat het netwerk laat zien"
    assert shown(page, "canvas")["nodes"]


def test_the_table_holds_what_is_drawn(open_page: Open) -> None:
    page = open_page()
    assert len(page.dataframe[0].value) == len(shown(page, "canvas")["edges"])
    pills(page, "table").set_value("nodes").run()
    assert len(page.dataframe[0].value) == len(shown(page, "canvas")["nodes"])


def test_the_table_can_be_sorted_without_its_header(open_page: Open) -> None:
    page = open_page()
    page.selectbox[0].select("Naar").run()
    column = list(page.dataframe[0].value["Naar"])
    assert column == sorted(column, key=str.casefold)


def test_the_table_can_be_filtered_by_any_text(open_page: Open) -> None:
    page = open_page()
    page.text_input(key="table_filter").input("GEWENST").run()
    assert set(page.dataframe[0].value["Status"]) == {"gewenst"}
    page.text_input(key="table_filter").input("<b>nergens").run()
    assert not page.dataframe
    assert "Geen enkele rij" in page.info[0].value


def test_english_by_switch(open_page: Open) -> None:
    page = open_page()
    pills(page, "lang").set_value("en").run()
    assert page.title[0].value == "Who works with whom"
    assert shown(page, "page_language") == "en"
    assert page.query_params["lang"] == "en"


def test_nothing_matches_is_said(open_page: Open) -> None:
    page = open_page()
    pills(page, "type").set_value(["Person"]).run()
    assert "Geen enkel punt" in page.info[0].value


def test_an_empty_store_says_what_to_do(open_page: Open) -> None:
    page = open_page(Network())
    assert "nog geen verslagen" in page.info[0].value
    assert "netwerkatlas load" in page.code[0].value


def test_a_store_that_does_not_open_says_so(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    (tmp_path / "broken.db").write_text("this is no database, but some text " * 50)
    monkeypatch.setenv("NETWERKATLAS_STORE", f"sqlite:///{tmp_path}/broken.db")
    page.run()
    assert not page.exception
    assert "niet te lezen" in page.error[0].value
    assert "broken.db" in page.code[0].value


def test_what_was_loaded_meanwhile_appears(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    with open_store(f"sqlite:///{tmp_path}/test.db") as store:
        store.write(tell("b", [("Mast", "Zeil", "existing")]))
    page.run()
    assert "Mast" in {node["name"] for node in shown(page, "canvas")["nodes"]}


def test_too_many_nodes_are_not_drawn_but_asked_to_narrow(open_page: Open) -> None:
    many = union([report(number, ties=60, actors=60) for number in range(40)])
    page = open_page(many)
    assert "meer dan 1500" in page.warning[0].value
    assert not [one for one in page.get("bidi_component") if one.key == "canvas"]
    assert not page.info
    assert pills(page, "lang")
    page.multiselect(key="report").select("verslag-3").run()
    assert 10 < len(shown(page, "canvas")["nodes"]) < 150
