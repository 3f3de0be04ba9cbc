"""The open table of a city's initiatives, where it is at hand: measured, never shipped."""

import pytest

from graph.network import Network
from graph.settings import PROJECT_FOLDER
from loaders.ingest.load import load
from tests.support.paths import SHARED
from tests.support.spreadsheets import read

TABLE = SHARED / "reference" / "initiatieven.csv"
REPORT = PROJECT_FOLDER / "data" / "reports" / "stadmakerscongres-2024.txt"

pytestmark = pytest.mark.skipif(not TABLE.exists(), reason="the table is not at hand")


def test_every_row_is_there_or_explained() -> None:
    reading = read(TABLE)
    doubles = [warning for warning in reading.warnings if warning.kind == "double"]
    extra = sum(len(warning.rows) - 1 for warning in doubles)
    assert reading.rows == 291
    assert len(reading.subjects) == 291 - extra
    assert {warning.value for warning in doubles} == {"Tuin op de Pier", "Rotterdamse Munt"}
    assert "nameless" not in [warning.kind for warning in reading.warnings]


def test_slips_of_the_pen_are_proposed_and_stay_apart() -> None:
    reading = read(TABLE)
    hints = {warning.value: warning.hint for warning in reading.warnings if warning.kind == "place"}
    assert hints["Midelland"] == "Middelland"
    assert hints["Agniessebuurt"] == hints["Agniesenbuurt"] == "Agniesebuurt"
    assert "neighbourhood:midelland" in reading.network.nodes


@pytest.mark.parametrize(
    "name",
    ["KeileCollectief", "Welzijnscoalitie Delfshaven", "Energie van Rotterdam", "RoCoCo"],
)
def test_the_organisations_of_the_report_are_those_of_the_table(name: str) -> None:
    both = load(REPORT).merge(load(TABLE))
    (node,) = (n for n in both.nodes.values() if name in (n.name, *n.aliases))
    assert len(node.documents) == 2


def test_loading_it_twice_is_loading_it_once() -> None:
    once: Network = load(TABLE)
    assert once.merge(load(TABLE)).digest == once.digest
