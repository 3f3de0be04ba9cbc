"""Tables on the command line: beside reports, with columns told, and with remarks."""

from pathlib import Path

from graph.store import open_store
from tests.support.command_line import Run

TABLE = "Omschrijving;Hier;Wie\nTuin de Zon;Carnisse;Buurtlab\n;Cool;\n"


def table(folder: Path, name: str = "lijst.csv", text: str = TABLE) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def organisations(folder: Path) -> dict[str, int]:
    with open_store(f"sqlite:///{folder / 'atlas.db'}") as store:
        nodes = store.read().nodes.values()
        return {n.name: len(n.documents) for n in nodes if n.type == "Organisation"}


def test_a_report_and_a_table_give_one_network(run: Run, report: Path) -> None:
    path = table(report.parent, text="naam;koepel\nTuin de Zon;Buurtlab\n")
    result = run("load", str(report), path)
    assert result.exit_code == 0, result.output
    assert "Reports: 2 added" in result.stdout
    assert "Table lijst.csv: 1 rows about 1 names" in result.stdout
    assert organisations(report.parent)["Buurtlab"] == 2
    assert "Reports: 2 unchanged" in run("load", str(report), path).stdout


def test_columns_are_told_and_remembered(run: Run, tmp_path: Path) -> None:
    told = ["--map", "Omschrijving=name", "--map", "Hier=place", "--map", "Wie=umbrella"]
    first = run("load", table(tmp_path), *told)
    assert first.exit_code == 0, first.output
    assert "Columns: Omschrijving=name, Hier=place, Wie=umbrella" in first.stdout
    assert "Row 3: without a name" in first.stdout
    again = table(tmp_path, "nieuw.csv", TABLE.replace("Buurtlab", "Havenlab"))
    assert "Wie=umbrella" in run("load", again).stdout
    assert set(organisations(tmp_path)) == {"Tuin de Zon", "Buurtlab", "Havenlab"}


def test_a_wrong_map_says_what_is_right(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path)
    field = run("load", path, "--map", "Hier=hier")
    assert field.exit_code == 1
    assert "give COLUMN=FIELD, with as field one of name, person" in field.stderr
    column = run("load", path, "--map", "Plek=place")
    assert column.exit_code == 1
    assert "no column 'plek' (columns: Omschrijving, Hier, Wie)" in column.stderr


def test_what_is_no_table_of_names_gets_a_line(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, text="dag;graden\n2024-01-01;3,5\n2024-01-02;4,5\n")
    result = run("load", path)
    assert result.exit_code == 1
    assert "no column with names" in result.stderr
    assert "--map COLUMN=name" in result.stderr


def test_no_cell_becomes_a_formula_in_an_export(run: Run, tmp_path: Path) -> None:
    run("load", table(tmp_path, text="naam;koepel\n=cmd|calc;+Groen\n@Hof;-Blauw\n"))
    out = tmp_path / "uit.csv"
    run("export", "--format", "csv", "-o", str(out))
    cells = [cell for line in out.read_text("utf-8-sig").splitlines() for cell in line.split(",")]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_read_shows_the_columns_of_a_table(run: Run, tmp_path: Path) -> None:
    shown = run("read", table(tmp_path, text="naam;wijk\nTuin de Zon;Carnisse\n"))
    assert shown.exit_code == 0, shown.output
    assert "Columns: naam=name, wijk=place" in shown.stdout
    assert "Tuin de Zon is active in Carnisse" in shown.stdout
