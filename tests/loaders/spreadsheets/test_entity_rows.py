"""What a row says of its organisation, and what is told of rows that say too little."""

from pathlib import Path

import pytest

from graph.store.document_parts import split
from loaders.spreadsheets.cell_values import parts, website, without_contact
from loaders.spreadsheets.sheet_warnings import WARNING_TEXTS, warning_text
from tests.support.paths import ROOT
from tests.support.spreadsheets import csv_of, kinds, read, ties

SHIPPED = ROOT / "data" / "tables" / "voorbeeld-initiatieven.csv"


def test_the_shipped_table_is_read_whole() -> None:
    reading = read(SHIPPED)
    assert reading.rows == len(reading.subjects) == 10
    assert ("Stroom voor de Buurt", "Warmtegroep Bospolder") in ties(reading.network, "WORKS_WITH")
    assert "Midelland" in [
        warning.value for warning in reading.warnings if warning.hint == "Middelland"
    ]
    split([reading.network])


def test_contact_details_never_come_along(tmp_path: Path) -> None:
    text = "naam;e-mail;opmerking\nTuin;a@b.example;bel 06-12345678 of mail x.y@z.example\n"
    (document,) = read(csv_of(tmp_path, text)).network.documents.values()
    assert document.text.splitlines()[1] == "Tuin | [contact] | bel [contact] of mail [contact]"


@pytest.mark.parametrize("cell", ["51.9081824825262", "KvK 12345678", "0599010000123456", "a@b"])
def test_other_numbers_are_no_contact_details(cell: str) -> None:
    assert without_contact(cell) == cell


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("https://a.example/pad", "https://a.example/pad"),
        ("zie http://a.example, of bel", "http://a.example"),
        ("www.a.example", "https://www.a.example"),
        ("javascript:alert(1)", None),
        ("ftp://a.example", None),
        ("https://[", None),
        ("3082 KX", None),
        ("a@b.example", None),
    ],
)
def test_only_web_addresses_become_websites(cell: str, address: str | None) -> None:
    assert website(cell) == address


def test_cells_with_several_values() -> None:
    assert parts("Groen; Welzijn;;Groen ") == ["Groen", "Welzijn"]


def test_a_slip_of_the_pen_is_told_and_not_mended(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "naam;wijk\nTuin;Agniessebuurt\nHof;Agniesebuurt\n"))
    assert ties(reading.network, "ACTIVE_IN") == {
        ("Tuin", "Agniessebuurt"),
        ("Hof", "Agniesebuurt"),
    }
    (warning,) = reading.warnings
    assert (warning.rows, warning.value, warning.hint) == ((2,), "Agniessebuurt", "Agniesebuurt")
    assert "Agniesebuurt?" in warning_text(warning, "nl")


def test_rows_without_a_name_and_doubles_are_told(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "naam;wijk\nTuin;Cool\n;Cool\n---;Cool\nDe Tuin;Spangen\n"))
    assert kinds(reading) == ["nameless", "double"]
    assert [warning.rows for warning in reading.warnings] == [(3, 4), (2, 5)]
    assert len(reading.subjects) == 1


def test_a_row_that_is_too_wide_keeps_its_cells(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "naam;wijk\nTuin;Cool;nog iets\n"))
    assert kinds(reading) == ["wide"]
    (document,) = reading.network.documents.values()
    assert document.text.endswith("nog iets")


def test_every_note_can_be_told_in_both_languages() -> None:
    for label in WARNING_TEXTS.values():
        for text in (label.nl, label.en):
            assert text.format(rows="rij 2", value="x", hint="")


def test_two_legal_forms_of_one_name_are_two_organisations(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "naam;koepel\nStichting Zon;Tuinen\nZon BV;Tuinen\nDe Zon;Tuinen\n")
    names = {a for a, _ in ties(read(path).network, "WORKS_WITH")}
    assert {"Stichting Zon", "Zon BV"} <= names | {
        b for _, b in ties(read(path).network, "WORKS_WITH")
    }
