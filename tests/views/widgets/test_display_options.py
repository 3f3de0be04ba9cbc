"""Layout, colour, size and folding: each choice changes the picture, its legend and its table."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.analysis.layout.registry import LAYOUTS
from graph.analysis.metrics.registry import METRICS
from tests.support.explorer import Open, pills, shown
from tests.support.networks import tell, union
from views.i18n import LANGUAGES

STAR = tell("a", [("Kade", name, "existing") for name in ("Brug", "Sluis", "Haven", "Toren")])
TWO = union(
    [STAR, tell("b", [("Mast", "Zeil", "existing"), ("Mast", "Roer", "wanted")], "energie")]
)


def places(page: AppTest) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in shown(page, "canvas")["nodes"]}


def node(page: AppTest, name: str) -> dict[str, object]:
    found = [one for one in shown(page, "canvas")["nodes"] if one["name"] == name]
    return dict(found[0])


def legend(page: AppTest) -> list[str]:
    return [entry["label"] for entry in shown(page, "canvas")["legend"]]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_places_every_node_and_is_explained(open_page: Open, name: str) -> None:
    page = open_page(TWO, layout=name)
    assert len(set(places(page).values())) == len(places(page))
    assert LAYOUTS[name].explanation.nl in {one.value for one in page.text}


def test_another_layout_moves_the_nodes_and_stays_in_the_address(open_page: Open) -> None:
    page = open_page(TWO)
    before = places(page)
    page.selectbox(key="layout").set_value("concentric").run()
    assert places(page) != before
    assert places(page)["organisation:kade"] == (0, 0)
    assert page.query_params["layout"] == "concentric"


def test_by_theme_every_theme_has_a_named_field(open_page: Open) -> None:
    page = open_page(TWO, layout="theme")
    assert {"groen", "energie"} <= {field["name"] for field in shown(page, "canvas")["fields"]}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_no_layout_a_filter_moves_what_stays(open_page: Open, layout: str) -> None:
    page = open_page(TWO, layout=layout)
    before = places(page)
    pills(page, "type").set_value([]).run()
    after = places(page)
    assert len(after) > len(before)
    assert {one: after[one] for one in before} == before


@pytest.mark.parametrize("metric", METRICS)
def test_a_measure_as_colour_is_also_a_sign_and_a_column(open_page: Open, metric: str) -> None:
    page = open_page(TWO, colour=metric)
    kade = node(page, "Kade")
    assert kade["sign"] in "12345"
    assert METRICS[metric].label.nl in str(kade["more"])
    assert METRICS[metric].explanation.nl in legend(page)
    pills(page, "table").set_value("nodes").run()
    columns = page.dataframe[0].value.columns
    assert [one for one in columns if one.startswith(METRICS[metric].label.nl)]


@pytest.mark.parametrize("metric", METRICS)
def test_a_measure_as_size_makes_the_first_the_largest(open_page: Open, metric: str) -> None:
    page = open_page(TWO, size=metric)
    sizes = {one["name"]: one["size"] for one in shown(page, "canvas")["nodes"]}
    assert max(sizes.values()) == 40
    assert min(sizes.values()) >= 11
    if metric == "contacts":
        assert sizes["Kade"] == 40
    assert any(text.startswith("Groter: meer") for text in legend(page))


def test_communities_have_a_colour_and_a_figure_and_a_name(open_page: Open) -> None:
    page = open_page(TWO, colour="community")
    assert node(page, "Kade")["sign"] == node(page, "Haven")["sign"]
    assert node(page, "Kade")["sign"] != node(page, "Mast")["sign"]
    assert node(page, "Kade")["colour"] != node(page, "Mast")["colour"]
    assert [text for text in legend(page) if text.startswith("rond Kade (")]
    pills(page, "table").set_value("nodes").run()
    assert set(page.dataframe[0].value["Groep"]) >= {1, 2}


def test_folding_hides_lines_tells_how_many_and_keeps_the_points(open_page: Open) -> None:
    page = open_page(TWO)
    nodes, edges = places(page).keys(), len(shown(page, "canvas")["edges"])
    page.selectbox(key="fold").set_value("10").run()
    assert len(shown(page, "canvas")["edges"]) == edges
    many = tell("m", [("Kade", f"Actor {n}", "existing") for n in range(12)])
    page = open_page(union([TWO, many]), fold="10")
    kept = {edge["id"] for edge in shown(page, "canvas")["edges"]}
    assert nodes <= places(page).keys()
    assert not [edge for edge in kept if "organisation:kade" in edge]
    assert str(node(page, "Kade")["badge"]).startswith("+")
    assert "zoveel lijnen ingeklapt" in legend(page)
    assert "Ingeklapt zijn" in shown(page, "panel")["lead"]
    assert len(page.dataframe[0].value) == len(kept)
    pills(page, "table").set_value("nodes").run()
    assert max(page.dataframe[0].value["Ingeklapt"]) >= 12


def test_who_you_look_from_is_never_folded(open_page: Open) -> None:
    many = tell("m", [("Kade", f"Actor {n}", "existing") for n in range(12)])
    page = open_page(many, fold="10", around=["organisation:kade"])
    assert "badge" not in node(page, "Kade")
    drawn = {edge["id"] for edge in shown(page, "canvas")["edges"]}
    assert "organisation:actor-1|WORKS_WITH|organisation:kade" in drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_strange_choices_in_the_address_draw_the_plain_picture(
    open_page: Open, language: str
) -> None:
    strange = {"layout": "<b>", "colour": "__class__", "size": "-1", "fold": "'; DROP"}
    page = open_page(STAR, lang=language, **strange)
    assert "sign" not in node(page, "Kade")
    assert page.selectbox(key="fold").value == ""
