"""Columns are told by Dutch and English headers, by content, or by the user."""

from pathlib import Path

import pytest

from loaders.spreadsheets.columns import fields
from loaders.spreadsheets.columns.mapping import field_of_header
from loaders.spreadsheets.columns.saved_mappings import recalled, remember
from loaders.spreadsheets.reader import open_spreadsheet
from tests.support.spreadsheets import csv_of, kinds, read, ties


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Naam van het initiatief", fields.NAME),
        ("ORGANISATION", fields.NAME),
        ("Buurt/wijk", fields.PLACE),
        ("Thema's", fields.THEME),
        ("domeinen", fields.THEME),
        ("Koepels", fields.UMBRELLA),
        ("Werkt samen met", fields.PARTNER),
        ("E-mailadres", fields.CONTACT),
        ("Telefoon (overdag)", fields.CONTACT),
        ("URL", fields.WEBSITE),
        ("location_type", None),
        ("Datum van oprichting", None),
        ("fid", None),
    ],
)
def test_a_header_tells_the_field(header: str, field: str | None) -> None:
    assert field_of_header(header) == field


def told(path: Path) -> dict[str, str]:
    (mapping,) = open_spreadsheet(path).mappings
    return {column.header: column.field for column in mapping.columns}


def test_without_a_known_header_the_cells_tell(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path,
        "A;B;C;D;E;F\n"
        "Tuin de Zon;51.90812;4.43321;Carnisse;https://zon.example/;zon@zon.example\n"
        "Tuin de Maan;51.91812;4.44321;Spangen;https://maan.example/;06 12345678\n",
    )
    assert told(path) == {
        "A": fields.NAME,
        "B": fields.LATITUDE,
        "C": fields.LONGITUDE,
        "D": fields.PLACE,
        "E": fields.WEBSITE,
        "F": fields.CONTACT,
    }


def test_names_beside_an_organisation_are_people_when_they_look_so(tmp_path: Path) -> None:
    people = csv_of(tmp_path, "naam;organisatie\nAnna de Wit;Buurtlab\nAhmed Bakker;Kade\n")
    assert ties(read(people).network, "AFFILIATED_WITH") == {
        ("Anna de Wit", "Buurtlab"),
        ("Ahmed Bakker", "Kade"),
    }


def test_the_user_has_the_last_word(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "Titel;Trefwoord\nTuin;Groen\n")
    network = read(path, trefwoord="umbrella").network
    assert ties(network, "WORKS_WITH") == {("Groen", "Tuin")}


def test_what_was_confirmed_holds_for_the_next_table_with_these_headers(tmp_path: Path) -> None:
    remember({"a": "name", "b": "umbrella"})
    assert recalled(["b", "a"]) == {"a": "name", "b": "umbrella"}
    assert recalled(["a", "c"]) == {}
    path = csv_of(tmp_path, "A;B\nTuin;Groen010\n")
    assert ties(read(path).network, "WORKS_WITH") == {("Groen010", "Tuin")}


def test_two_columns_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "naam;wijk;naam\nTuin;Cool;iets\n"))
    assert [column.header for column in reading.mappings[0].columns] == ["naam", "wijk", "naam (2)"]
    assert kinds(reading) == ["headers", "same-field"]
    assert "organisation:iets" not in reading.network.nodes
