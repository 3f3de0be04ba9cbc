"""The user's own table of names: it works at once, and says which line is wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import SettingsError
from loaders.nlp.analysed_text import AnalysedText
from loaders.spreadsheets.known_names import known_names

HEADER = "naam;type;soort;aliases\n"
Reader = Callable[[str], AnalysedText]
Table = Callable[[str], Path]


@pytest.fixture
def names_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    path = tmp_path / "namen.csv"
    monkeypatch.setenv("NETWERKATLAS_NAMES", str(path))

    def write(rows: str) -> Path:
        path.write_text(HEADER + rows, encoding="utf-8")
        os.utime(path, ns=(path.stat().st_size, path.stat().st_size))
        return path

    return write


def found(analysed: AnalysedText) -> set[tuple[str, str, str | None]]:
    return {(m.type, m.name, m.kind) for m in analysed.mentions}


def test_names_of_every_type_are_known(analysed: Reader, names_table: Table) -> None:
    names_table(
        "Het Aambeeld;organisatie;coöperatie;aambeeld 12\nVonk;persoon;;Juf Vonk\n"
        "De Punt;plek;buurt;\n"
    )
    read = found(analysed("Wij zagen dat aambeeld 12 en Juf Vonk naar De Punt gaan."))
    assert ("Organisation", "Het Aambeeld", "cooperatie") in read
    assert ("Person", "Vonk", None) in read
    assert ("Neighbourhood", "De Punt", "buurt") in read


def test_what_is_no_name_stays_out(analysed: Reader, names_table: Table) -> None:
    text = "Stichting Zon werkt samen met Stichting Maan en met bewoners."
    names_table("")
    assert ("Organisation", "Stichting Maan", "stichting") in found(analysed(text))
    names_table("Stichting Maan;geen naam;;\nbewoners;not a name;;\n")
    assert {name for _, name, _ in found(analysed(text))} == {"Stichting Zon"}


def test_a_change_works_at_the_next_reading(analysed: Reader, names_table: Table) -> None:
    text = "Toen kwam aambeeld 12 erbij."
    names_table("Iets anders;organisatie;;\n")
    assert not found(analysed(text))
    names_table("Het Aambeeld;organisatie;bedrijf;aambeeld 12\n")
    assert found(analysed(text)) == {("Organisation", "Het Aambeeld", "bedrijf")}


def test_the_name_of_the_table_is_the_name_of_the_actor(
    analysed: Reader, names_table: Table
) -> None:
    names_table("BGB;organisatie;collectief;\n")
    text = "Bewonersgroep Groene Berg (BGB) plant bomen. De Bewonersgroep Groene Berg graaft."
    assert {name for type_, name, _ in found(analysed(text)) if type_ == "Organisation"} == {"BGB"}


def test_a_longer_name_is_left_whole(analysed: Reader, names_table: Table) -> None:
    names_table("Zon;organisatie;bedrijf;\n")
    read = found(analysed("Stichting Zon op Dak werkt samen met Zon."))
    assert {n for _, n, _ in read} == {"Stichting Zon op Dak", "Zon"}


def test_a_place_may_stand_inside_a_name(analysed: Reader, names_table: Table) -> None:
    names_table("Kwelderzijl;plek;wijk;\n")
    read = found(analysed("Bewonersvereniging Kwelderzijl werkt samen met Stichting Zon."))
    assert {n for _, n, _ in read} == {
        *("Kwelderzijl", "Bewonersvereniging Kwelderzijl", "Stichting Zon")
    }


def test_the_default_table_is_in_the_data_folder(
    analysed: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NETWERKATLAS_NAMES", raising=False)
    folder = Path(os.environ["NETWERKATLAS_DATA_HOME"])
    folder.mkdir()
    (folder / "names.csv").write_text("name,type\naambeeld 12,organisation\n", encoding="utf-8")
    assert ("Organisation", "aambeeld 12", None) in found(analysed("Daar was aambeeld 12 ook."))


def test_national_bodies_are_known(analysed: Reader) -> None:
    text = "Wij spraken met de Vereniging van Nederlandse Gemeenten en later met OVAM."
    names = {name for _, name, _ in found(analysed(text))}
    assert {"VNG", "OVAM"} <= names


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Zon;bedrijf;;\n", "line 2: type 'bedrijf' is unknown; write organisatie"),
        ("Zon;organisatie;;\nMaan;plek;dorpje;\n", "line 3: kind 'dorpje' is no level"),
        ("Zon;organisatie;raket;\n", "line 2: kind 'raket' is unknown"),
        (";organisatie;;\n", "line 2: '' cannot be a name"),
        ("Zon;organisatie;;X|Zonnetje\n", "line 2: 'X' cannot be a name"),
        (f"{'Z' * 200};organisatie;;\n", "cannot be a name"),
        ("Zon\u202e;organisatie;;\n", "a sign that cannot be seen"),
        ("Zon;x;;\n" * 5, "; and 2 more"),
        ('"Zon;organisatie;;\n', "line 2"),
    ],
)
def test_a_wrong_row_is_told_by_its_line(names_table: Table, rows: str, said: str) -> None:
    path = names_table(rows)
    with pytest.raises(SettingsError) as error:
        known_names()
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_a_table_without_columns_or_that_is_not_there_says_so(
    names_table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = names_table("")
    path.write_text("zon;maan\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="name;type;kind;aliases"):
        known_names()
    path.write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(SettingsError):
        known_names()
    monkeypatch.setenv("NETWERKATLAS_NAMES", str(path.with_name("weg.csv")))
    with pytest.raises(SettingsError, match=r"weg\.csv"):
        known_names()


@pytest.mark.parametrize(
    "hostile", ["(a+)+$", "[z", "a{1,9999}", "Zon|.*", "=cmd()", "<script>", "' OR 1=1 --"]
)
def test_cells_are_taken_literally(analysed: Reader, names_table: Table, hostile: str) -> None:
    names_table(f'"{hostile}";organisatie;;\n')
    assert not found(analysed("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! en de zon scheen."))
    if hostile[0].isalpha() and "|" not in hostile:
        assert (hostile,) in {(name,) for _, name, _ in found(analysed(f"Wij zagen {hostile} en."))}
