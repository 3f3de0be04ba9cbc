"""The page Route as a whole."""

import pytest

from tests.support.explorer import Open, shown
from tests.support.networks import tell, union

TWO_REPORTS = union(
    [
        tell("a", [("Kade", "Brug", "existing")]),
        tell("b", [("Brug", "Mast", "strained")], "energie"),
        tell("c", [("Eiland", "Rots", "existing")], "nachtcultuur"),
    ]
)


def test_the_way_is_told_with_a_quote_at_every_step(open_page: Open) -> None:
    ends = {"from": "organisation:kade", "to": "organisation:mast"}
    page = open_page(TWO_REPORTS, "route", **ends)
    block = shown(page, "route_panel")
    assert block["groups"][0]["title"] == "Kade → Brug → Mast"
    quotes = [tie["quotes"][0]["quote"] for tie in block["groups"][0]["ties"]]
    assert quotes == ["Kade en Brug: existing.", "Brug en Mast: strained."]


def test_no_way_is_said(open_page: Open) -> None:
    ends = {"from": "organisation:kade", "to": "organisation:rots"}
    page = open_page(TWO_REPORTS, "route", **ends)
    assert "geen weg" in page.info[0].value


def test_the_same_name_twice_is_said(open_page: Open) -> None:
    ends = {"from": "organisation:kade", "to": "organisation:kade"}
    assert "twee verschillende" in open_page(TWO_REPORTS, "route", **ends).info[0].value


def test_unknown_names_in_the_address_are_dropped(open_page: Open) -> None:
    page = open_page(TWO_REPORTS, "route", **{"from": "<script>", "to": "x" * 5000})
    assert not page.exception
    assert [one.value for one in page.selectbox] == [None, None]


def test_two_names_are_chosen_from_the_lists(open_page: Open) -> None:
    page = open_page(TWO_REPORTS, "route")
    page.selectbox(key="from").select("organisation:kade")
    page.selectbox(key="to").select("organisation:brug").run()
    assert shown(page, "route_panel")["groups"][0]["title"] == "Kade → Brug"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any store for one that has too many names for a list."""
    monkeypatch.setattr("views.queries.snapshot.DRAWN_AT_MOST", 3)


@pytest.mark.usefixtures("large")
def test_in_a_large_store_names_are_searched(open_page: Open) -> None:
    page = open_page(TWO_REPORTS, "route", to="organisation:mast")
    assert page.selectbox(key="to").options == ["Mast (organisatie · stichting of vereniging)"]
    page.text_input(key="from_typed").input("kaade").run()
    assert page.selectbox(key="from").value == "organisation:kade"
    assert page.query_params["from"] == "organisation:kade"
    assert shown(page, "route_panel")["groups"][0]["title"] == "Kade → Brug → Mast"


@pytest.mark.usefixtures("large")
def test_what_is_not_found_in_a_large_store_is_said(open_page: Open) -> None:
    page = open_page(TWO_REPORTS, "route", to="organisation:mast")
    page.text_input(key="from_typed").input("xyzzy <b>").run()
    assert "Niets gevonden" in page.info[0].value
    assert "from" not in {one.key for one in page.selectbox}
