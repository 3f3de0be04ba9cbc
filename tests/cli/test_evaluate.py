"""``netwerkatlas evaluate``: figures per report and in total; a report that fails fails alone."""

import csv
import json
import shutil
from pathlib import Path

from tests.support.command_line import Run

GOLD = {
    "sessions": [{"number": 1, "title": "Stroom uit de kade"}],
    "entities": [
        {"type": "Organisation", "name": "Buurtlab"},
        {"type": "Person", "name": "Anna de Wit"},
    ],
}


def gold_beside(report: Path) -> Path:
    path = report.with_name(f"{report.stem}.gold.json")
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return path.parent


def test_figures_are_printed_for_every_type(run: Run, report: Path) -> None:
    result = run("evaluate", str(gold_beside(report)))
    assert result.exit_code == 0
    for name in ("kadedag", "Organisation", "WORKS_WITH", "Traps", "Quotes", "addressees"):
        assert name in result.stdout


def test_json_has_the_total_and_each_report(run: Run, report: Path) -> None:
    values = json.loads(run("evaluate", str(gold_beside(report)), "--json").stdout)
    assert values["each"].keys() == {"kadedag"}
    assert values["total"]["entities"]["Person"]["f1"] == 1
    assert values["total"]["quotes_exact"]["value"] == 1


def test_findings_are_listed_on_request(run: Run, report: Path) -> None:
    result = run("evaluate", str(gold_beside(report)), "--findings")
    assert "extra Organisation: " in result.stdout
    errors = result.stdout.partition("Most frequent errors")[2].splitlines()
    counts = [int(line.split()[0]) for line in errors if line.strip()]
    assert counts
    assert counts == sorted(counts, reverse=True)


def test_a_report_that_cannot_be_read_fails_alone(run: Run, report: Path) -> None:
    folder = gold_beside(report)
    (folder / "stuk.gold.json").write_text("{}", encoding="utf-8")
    (folder / "stuk.txt").write_bytes(b"")
    result = run("evaluate", str(folder))
    assert result.exit_code == 1
    assert "stuk.txt" in result.stderr
    assert "kadedag" in result.stdout


def test_a_folder_without_golds_gives_one_line(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1


def test_stated_confidence_stands_beside_what_was_found(run: Run, report: Path) -> None:
    folder = str(gold_beside(report))
    assert "Expected calibration error" in run("evaluate", folder).stdout
    calibration = json.loads(run("evaluate", folder, "--json").stdout)["total"]["calibration"]
    assert 0 <= calibration["expected_error"] <= 1
    assert all({"start", "count", "stated", "found"} == bin.keys() for bin in calibration["bins"])


def test_several_folders_add_up_to_one_table_of_precision(
    run: Run, report: Path, tmp_path: Path
) -> None:
    first, table = gold_beside(report), tmp_path / "precision.csv"
    second = Path(shutil.copytree(first, tmp_path / "ander"))
    result = run("evaluate", str(first), str(second), "--precision-table", str(table))
    assert result.exit_code == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = {(r["what"], r["rule"]): (r["found"], r["right"]) for r in csv.DictReader(file)}
    assert rows["Person", "given-name"] == ("2", "2")


def test_a_table_that_cannot_be_written_gives_one_line(run: Run, report: Path) -> None:
    folder = str(gold_beside(report))
    result = run("evaluate", folder, "--precision-table", folder)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
