"""The page Cijfers: every number explained, what stands out first."""

import pytest

from graph.analysis.metrics.registry import METRICS
from graph.network import Network
from tests.support.explorer import Open, shown
from tests.support.networks import tell

STAR = tell("a", [("Kade", name, "existing") for name in ("Brug", "Sluis", "Haven")])


def test_who_stands_out_comes_first_with_the_value_and_what_it_means(open_page: Open) -> None:
    page = open_page(STAR, "cijfers", measure="contacts")
    block = shown(page, "metrics_panel")
    first = block["groups"][0]["ties"][0]
    assert (first["ends"][0]["name"], first["more"]) == ("Kade", "3")
    assert first["ends"][0]["to"]["page"] == "dossier"
    assert "er een band is" in block["note"]
    assert len(block["groups"][1]["ties"]) == len(METRICS)


def test_low_constraint_stands_out(bundled: Network, open_page: Open) -> None:
    page = open_page(bundled, "cijfers", measure="constraint")
    values = [
        float(line["more"].replace(",", "."))
        for line in shown(page, "metrics_panel")["groups"][0]["ties"]
    ]
    assert values == sorted(values)


@pytest.mark.parametrize("name", METRICS)
def test_picture_and_table_show_the_same(name: str, bundled: Network, open_page: Open) -> None:
    page = open_page(bundled, "cijfers", measure=name)
    told = [line["ends"][0]["name"] for line in shown(page, "metrics_panel")["groups"][0]["ties"]]
    drawn = {node["title"].splitlines()[0] for node in shown(page, "metrics_canvas")["nodes"]}
    table = page.dataframe[0].value
    assert drawn == set(told)
    assert list(table["Naam"])[: len(told)] == told
    assert len(table.columns) == 3 + len(METRICS)


def test_odd_addresses_and_nothing_to_measure(open_page: Open) -> None:
    page = open_page(tell("a", []), "cijfers", measure="<script>", lang="en")
    assert not page.exception
