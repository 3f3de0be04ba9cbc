"""The filters: each narrows the picture, each tells how many there are."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from graph.network import Assertion, Edge, Evidence, Network, Node
from tests.support.explorer import Open, shown
from tests.support.networks import in_years, tell, union

FIRST = tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")])
SECOND = tell("b", [("Kade", "Brug", "existing"), ("Mast", "Zeil", "existing")], "energie")


TWO_YEARS = in_years(union([FIRST, SECOND]), {"a": 2023, "b": 2024})


def surer(node: Node, confidence: float) -> Node:
    def sure(evidence: Evidence) -> Evidence:
        return replace(evidence, confidence=confidence)

    told = [replace(one, evidence=tuple(map(sure, one.evidence))) for one in node.assertions]
    return Node(node.id, node.type, tuple[Assertion, ...](told))


def surer_tie(edge: Edge, confidence: float) -> Edge:
    quotes = tuple(replace(one, confidence=confidence) for one in edge.evidence)
    return Edge(edge.type, edge.source, edge.target, quotes)


def names(page: AppTest) -> set[str]:
    nodes = shown(page, "canvas")["nodes"]
    return {node["name"] for node in nodes if node["id"].startswith("organisation")}


def choice(page: AppTest, key: str) -> list[str]:
    return list(next(one for one in page.selectbox if one.key == key).options)


def test_a_year_keeps_what_its_reports_say(open_page: Open) -> None:
    page = open_page(TWO_YEARS)
    page.multiselect(key="year").select("2024").run()
    assert names(page) == {"Kade", "Brug", "Mast", "Zeil"}
    assert page.query_params["year"] == "2024"
    assert page.multiselect(key="report").options == ["Verslag b (9)"]


def test_years_and_reports_tell_how_many(open_page: Open) -> None:
    page = open_page(TWO_YEARS)
    assert page.multiselect(key="year").options == ["2024 (1)", "2023 (1)"]
    assert page.multiselect(key="report").options == ["Verslag a (8)", "Verslag b (9)"]


def test_a_strange_year_in_the_address_keeps_everything(open_page: Open) -> None:
    assert "Sluis" in names(open_page(TWO_YEARS, year=["1066", "<b>"]))


def test_names_in_more_reports_are_kept(open_page: Open) -> None:
    page = open_page(union([FIRST, SECOND]))
    assert choice(page, "sources") == ["1 of meer (15)", "2 of meer (2)"]
    page.selectbox(key="sources").set_value("2").run()
    assert names(page) == {"Kade", "Brug"}
    assert page.query_params["sources"] == "2"


def test_with_one_report_nobody_asks_in_how_many(open_page: Open) -> None:
    assert "sources" not in {one.key for one in open_page(FIRST, sources="7").selectbox}


def test_what_was_read_less_surely_can_be_left_out(open_page: Open) -> None:
    doubtful = "organisation:sluis"
    nodes = [surer(n, 0.55 if n.id == doubtful else 0.95) for n in FIRST.nodes.values()]
    edges = [surer_tie(e, 0.95) for e in FIRST.edges.values()]
    page = open_page(Network.build(FIRST.documents.values(), nodes, edges))
    total = len(FIRST.nodes)
    assert choice(page, "sure")[0] == f"0% of meer ({total})"
    assert f"60% of meer ({total - 1})" in choice(page, "sure")
    page.selectbox(key="sure").set_value("6").run()
    assert names(page) == {"Kade", "Brug"}


def test_a_strange_number_in_the_address_keeps_everything(open_page: Open) -> None:
    page = open_page(FIRST, sure="' OR 1=1", sources="-3")
    assert names(page) == {"Kade", "Brug", "Sluis"}


def test_every_theme_place_and_table_tells_how_many(open_page: Open) -> None:
    page = open_page(FIRST)
    assert page.multiselect(key="theme").options == ["groen (2)"]
    assert page.multiselect(key="place").options == ["Molenwijk (3)"]
    assert page.multiselect(key="session").options == ["1. Over groen (6)"]
