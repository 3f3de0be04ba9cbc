"""One table in every format, encoding and delimiter gives one and the same network."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.spreadsheets.formats.csv import delimiter_of
from tests.support.spreadsheets import HEADER, ROWS, csv_of, kinds, ods_of, read, ties, xlsx_of

TITLE = ("Overzicht van initiatieven in Zuid",)


def delimited(sign: str, encoding: str, name: str = "tabel.csv") -> Callable[[Path], Path]:
    lines = [sign.join(f'"{cell}"' for cell in row) for row in (HEADER, *ROWS)]
    return lambda folder: csv_of(folder, "\r\n".join(lines), name, encoding)


FORMS = {
    "semicolon, Windows-1252": delimited(";", "cp1252"),
    "comma, UTF-8 with mark": delimited(",", "utf-8-sig"),
    "stroke, UTF-16": delimited("|", "utf-16"),
    "tab": delimited("\t", "utf-8", "tabel.tab"),
    "tsv": delimited("\t", "cp1252", "tabel.tsv"),
    "xlsx": lambda folder: xlsx_of(folder, (HEADER, *ROWS)),
    "xlsx with a title": lambda folder: xlsx_of(folder, (TITLE, (), HEADER, *ROWS), "A1:D1"),
    "ods": lambda folder: ods_of(folder, (HEADER, *ROWS)),
    "ods with a title": lambda folder: ods_of(folder, (TITLE, HEADER, *ROWS)),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_network(form: str, tmp_path: Path) -> None:
    network = read(FORMS[form](tmp_path)).network
    assert ties(network, "WORKS_WITH") == {("Buurttuin Zon", "Tuinen van Zuid")}
    assert ties(network, "ACTIVE_IN") == {
        ("Buurttuin Zon", "Carnisse"),
        ("Buurttuin Zon", "Tarwewijk"),
        ("Repaircafé De Schroef", "Carnisse"),
    }
    assert ("Repaircafé De Schroef", "circulair") in ties(network, "ABOUT")


@pytest.mark.parametrize("form", FORMS)
def test_the_row_is_the_evidence(form: str, tmp_path: Path) -> None:
    network = read(FORMS[form](tmp_path)).network
    (document,) = network.documents.values()
    (tie,) = (edge for edge in network.edges.values() if edge.type == "WORKS_WITH")
    (proof,) = tie.evidence
    assert document.text[proof.start : proof.end] == proof.quote
    assert proof.quote == "Buurttuin Zon | Carnisse; Tarwewijk | Groen; Welzijn | Tuinen van Zuid"
    for node in network.nodes.values():
        for mention in node.evidence:
            assert document.text[mention.start : mention.end] == mention.quote


def test_a_row_is_a_line_of_the_text_however_many_stand_above_it(tmp_path: Path) -> None:
    path = xlsx_of(tmp_path, (TITLE, (), HEADER, *ROWS))
    (document,) = read(path).network.documents.values()
    assert document.text.split("\n")[3].startswith("Buurttuin Zon")
    assert document.title == TITLE[0]


def test_what_is_merged_over_rows_holds_for_each_of_them(tmp_path: Path) -> None:
    rows = (("Wijk", "Naam"), ("Carnisse", "Tuin A"), (None, "Tuin B"), ("Cool", "Tuin C"))
    expected = {("Tuin A", "Carnisse"), ("Tuin B", "Carnisse"), ("Tuin C", "Cool")}
    assert ties(read(xlsx_of(tmp_path, rows, "A2:A3")).network, "ACTIVE_IN") == expected
    plain = [tuple(cell or "" for cell in row) for row in rows]
    assert ties(read(ods_of(tmp_path, plain, (1, 2))).network, "ACTIVE_IN") == expected


def test_every_sheet_with_names_counts_and_the_others_are_told(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Let op", "dit is een toelichting van zeker drie regels in dit bestand"])
    book.active.title = "Toelichting"
    for name in ("Noord", "Zuid"):
        sheet = book.create_sheet(name)
        sheet.append(["Naam", "Wijk"])
        sheet.append([f"Tuin {name}", "Cool"])
    book.save(tmp_path / "bladen.xlsx")
    reading = read(tmp_path / "bladen.xlsx")
    assert {a for a, _ in ties(reading.network, "ACTIVE_IN")} == {"Tuin Noord", "Tuin Zuid"}
    (document,) = reading.network.documents.values()
    assert [page for _, page in document.pages] == [1, 2, 3]
    assert kinds(reading) == ["sheet"]


def test_the_delimiter_is_the_sign_that_gives_even_rows() -> None:
    assert delimiter_of("naam;plek\nA, B en C;Noord, Zuid\nD;Oost\n") == ";"
    assert delimiter_of('naam,plek\n"A; B",Noord\nC,Zuid\n') == ","
    assert delimiter_of("naam\nA\nB\n") == ";"


@pytest.mark.parametrize(("north", "east"), [("51,908", "4,43"), ("51.908", "4.43")])
def test_a_decimal_comma_is_a_decimal_point(tmp_path: Path, north: str, east: str) -> None:
    path = csv_of(tmp_path, f"naam;lat;lon\nTuin;{north};{east}\n")
    network = read(path).network
    assert network.nodes["organisation:tuin"].properties == {"latitude": 51.908, "longitude": 4.43}
