"""Tables as people really keep them: line breaks in cells, grids, gaps, broken formulas."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from graph.errors import LoadError
from loaders.spreadsheets.cell_values import pair, position, says_nothing
from loaders.spreadsheets.sheet import plain
from loaders.spreadsheets.split_values import organisations_in, themes_in
from tests.support.spreadsheets import csv_of, kinds, ods_of, read, ties, xlsx_of

ROTTERDAM = pytest.approx((51.9179, 4.4715), abs=1e-4)


def test_lines_in_a_cell_are_values_and_lines_in_a_header_are_not(tmp_path: Path) -> None:
    rows = (("Naam\nstichting", "Wijk", "Toelichting"), ("Tuin", "Cool\nCarnisse", "Een\ntuin"))
    expected = {("Tuin", "Cool"), ("Tuin", "Carnisse")}
    reading = read(xlsx_of(tmp_path, rows))
    assert ties(reading.network, "ACTIVE_IN") == expected
    (document,) = reading.network.documents.values()
    assert document.text.splitlines()[1] == "Tuin | Cool; Carnisse | Een tuin"
    assert ties(read(ods_of(tmp_path, rows)).network, "ACTIVE_IN") == expected


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("437000", "92000"), ("437.000", "92.000"), ("437.000,0", "92.000,0"), ("437000,00", "92000")],
)
def test_the_dutch_grid_gives_a_position(latitude: str, longitude: str) -> None:
    assert position(latitude, longitude) == ROTTERDAM


@pytest.mark.parametrize("header", ["X;Y", "rd_x;rd_y", "X-coördinaat;Y-coördinaat", "lon;lat"])
def test_columns_of_the_grid_are_recognised(header: str, tmp_path: Path) -> None:
    network = read(csv_of(tmp_path, f"naam;{header}\nTuin;92000;437000\n")).network
    assert tuple(network.nodes["organisation:tuin"].properties.values()) == ROTTERDAM


def test_a_position_may_be_a_point_or_have_its_degrees_changed_places() -> None:
    assert pair("POINT (4.47 51.91)") == pair("51.91, 4.47") == pair("4.47, 51.91") == (51.91, 4.47)
    assert pair("POINT Z (92000 437000 0)") == ROTTERDAM
    assert position("0", "0") is None
    assert position("-33.9", "18.4") == (-33.9, 18.4)


def test_what_is_no_position_is_told(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "naam;lat;lon\nZon;51.908.182;4.433.207\nMaan;;\n"))
    assert [(warning.kind, warning.rows, warning.value) for warning in reading.warnings] == [
        ("position", (2,), "51.908.182, 4.433.207")
    ]


@pytest.mark.parametrize(
    "cell", ["n.v.t.", "N.V.T", "Onbekend", "-", "?", "#VERW!", "#N/A", "geen"]
)
def test_a_cell_that_says_nothing_becomes_nothing(cell: str, tmp_path: Path) -> None:
    assert says_nothing(cell)
    rows = f"naam;wijk;thema;partner\nTuin;{cell};{cell};{cell}\n{cell};Cool;Groen;\n"
    reading = read(csv_of(tmp_path, rows))
    assert {node.type for node in reading.network.nodes.values()} == {"Organisation", "Report"}
    assert kinds(reading) == ["nameless"]


def test_commas_part_what_stands_alone() -> None:
    assert organisations_in("Buurtlab, Tuin de Zon; Kade") == ["Buurtlab", "Tuin de Zon", "Kade"]
    for one in ("Stichting Zon, Rotterdam", "Zon, afdeling Zuid", "Zon, B.V."):
        assert organisations_in(one) == [one]
    assert themes_in("Groen, Energie/Klimaat") == ["Groen", "Energie", "Klimaat"]
    assert themes_in("Zorg en Welzijn") == ["Zorg en Welzijn"]
    sentence = "Wij maken de buurt groener, samen met alle bewoners"
    assert themes_in(sentence) == [sentence]


def test_the_kind_of_an_organisation_may_be_called_soort(tmp_path: Path) -> None:
    text = "organisatie;soort;status;wijk\nZon;Coöperatie;actief;Cool\n"
    reading = read(csv_of(tmp_path, text))
    assert reading.network.nodes["organisation:zon"].kind == "cooperatie"
    assert [column.field for column in reading.mappings[0].columns] == [
        "name", "kind", "other", "place",
    ]  # fmt: skip


def test_source_beside_target_is_the_start_of_a_tie(tmp_path: Path) -> None:
    edges = read(csv_of(tmp_path, "source,target,type\nZon,Maan,Undirected\n")).network
    assert ties(edges, "WORKS_WITH") == {("Maan", "Zon")}
    told = read(csv_of(tmp_path, "from,to,kind,source\nZon,Maan,works with,minutes\n")).network
    assert ties(told, "WORKS_WITH") == {("Maan", "Zon")}


def test_a_contact_person_belongs_to_the_organisation_that_the_row_is_about(
    tmp_path: Path,
) -> None:
    path = csv_of(tmp_path, "naam;wijk;contactpersoon\nZon;Cool;Els de Vries\n")
    network = read(path).network
    assert ties(network, "ACTIVE_IN") == {("Zon", "Cool")}
    assert ties(network, "AFFILIATED_WITH") == {("Els de Vries", "Zon")}


def test_a_header_that_was_guessed_and_rows_above_one_are_told(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "Tuin Zon;Cool;Groen\nTuin Maan;Carnisse;Energie\n"))
    (warning,) = reading.warnings
    assert (warning.kind, warning.rows, warning.value) == ("guessed", (1,), "Tuin Zon, Cool, Groen")
    above = read(csv_of(tmp_path, "Lijst;2024\nVersie;3\nNaam;Wijk\nTuin Zon;Cool\n"))
    assert [(warning.kind, warning.rows) for warning in above.warnings] == [("above", (1, 2))]


def test_many_cells_of_one_letter_are_no_header(tmp_path: Path) -> None:
    text = "naam;groen;zorg;wonen\n" + "Tuin;x;x;x\n" * 3
    (mapping,) = read(csv_of(tmp_path, text)).mappings
    assert (mapping.header_row, mapping.columns[0].field) == (0, "name")


def test_an_open_quotation_mark_is_told_in_a_short_table_too(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="row 2 never ends; look for a quotation mark"):
        read(csv_of(tmp_path, 'naam;wijk\n"Zon;Cool\nMaan;Cool\n'))


def test_a_day_is_a_day() -> None:
    assert plain(datetime(2024, 5, 1)) == plain(date(2024, 5, 1)) == "2024-05-01"
    assert plain(datetime(2024, 5, 1, 10, 30)) == "2024-05-01 10:30:00"
