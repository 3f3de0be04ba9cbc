"""``netwerkatlas export``: every format, to a file or to stdout."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from graph.export import EXPORTERS
from tests.support.command_line import Run


@pytest.fixture
def filled(run: Run, report: Path) -> Path:
    """Return the folder of a store that holds the small report."""
    assert run("load", str(report)).exit_code == 0
    return report.parent


def test_json_to_stdout_is_the_same_each_time(run: Run, filled: Path) -> None:
    first, second = (run("export", "--format", "json").stdout for _ in range(2))
    assert first == second
    values = json.loads(first)
    names = {node["name"] for node in values["nodes"]}
    assert {"Buurtlab", "Anna de Wit"} <= names
    assert all(edge["evidence"] for edge in values["edges"])


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_written_to_a_file(name: str, run: Run, filled: Path) -> None:
    target = filled / f"netwerk{EXPORTERS[name].suffix}"
    result = run("export", "--format", name, "-o", str(target))
    assert result.exit_code == 0
    assert target.stat().st_size > 100
    assert str(target) in result.stderr


def test_csv_to_a_zip_or_as_one_table(run: Run, filled: Path) -> None:
    run("export", "--format", "csv", "-o", str(filled / "netwerk.zip"))
    assert "edges.csv" in zipfile.ZipFile(filled / "netwerk.zip").namelist()
    table = run("export", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    assert all(row["quote"] for row in csv.DictReader(io.StringIO(table)))


def test_a_folder_that_is_not_there_gives_one_line(run: Run, filled: Path) -> None:
    result = run("export", "--format", "json", "-o", str(filled / "weg" / "netwerk.json"))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "choose another file" in result.stderr


def test_an_empty_store_gives_an_empty_network_and_a_warning(run: Run) -> None:
    result = run("export", "--format", "json")
    assert json.loads(result.stdout) == {"documents": [], "edges": [], "nodes": []}
    assert "load one first" in result.stderr
