"""What is no table of names, or a broken one, gives one clear line."""

import zipfile
from pathlib import Path
from random import Random

import openpyxl
import pytest

from graph.errors import LoadError
from tests.support.spreadsheets import HEADER, ROWS, csv_of, kinds, read, xlsx_of

BAD = {
    "no names": ("datum;waarde\n2024-01-01;3,5\n2024-01-02;4,5\n", "no column with names"),
    "no rows": ("naam;wijk\n", "no rows under its header"),
    "only lines": ("\n\n;;\n", "no rows under its header"),
    "absurdly wide": ("naam;wijk\n" + "x;" * 400 + "x\n", "row 2 has 401 cells"),
    "an open quotation mark": ('naam;wijk\n"Tuin;Cool\n' + "a;b\n" * 9000, "quotation mark"),
    "an enormous cell": ("naam;wijk\n" + "x" * 3_000_000 + ";Cool\n", "quotation mark"),
}


@pytest.mark.parametrize("what", BAD)
def test_it_says_what_is_wrong(what: str, tmp_path: Path) -> None:
    text, message = BAD[what]
    with pytest.raises(LoadError, match=message) as caught:
        read(csv_of(tmp_path, text))
    assert str(caught.value).startswith("tabel.csv: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["stuk.xlsx", "stuk.ods"])
@pytest.mark.parametrize(
    "content",
    [b"", b"geen zip", b"PK\x03\x04" + Random(1).randbytes(500)],
    ids=["empty", "text", "noise"],
)
def test_a_broken_file_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(LoadError, match=rf"{name}: "):
        read(path)


def test_a_cut_off_workbook_is_told(tmp_path: Path) -> None:
    path = xlsx_of(tmp_path, (HEADER, *ROWS))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(LoadError, match="broken"):
        read(path)


def test_markup_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(LoadError, match="declares a document type"):
        read(path)


def test_a_formula_without_outcome_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Wijk"])
    book.active.append(["Tuin", '=CONCATENATE("Ca";"rnisse")'])
    book.save(tmp_path / "formule.xlsx")
    reading = read(tmp_path / "formule.xlsx")
    assert kinds(reading) == ["formula"]
    assert "organisation:tuin" in reading.network.nodes


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "naam;wijk\n=cmd|' /C calc'!A0;Cool\n")
    names = {node.name for node in read(path).network.nodes.values()}
    assert "=cmd¦' /C calc'!A0" in names
