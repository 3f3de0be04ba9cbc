"""``netwerkatlas read``: everything in JSON, or a short summary; fast, and without a store."""

import json
import subprocess
import sys
from pathlib import Path

from command_line import Run

from cli.text import one_line

BUNDLED = next((Path(__file__).parents[2] / "data" / "reports").glob("*.txt"))
HEAVY = {"networkx", "neo4j", "streamlit", "pandas", "scipy", "igraph", "docx", "pypdfium2"}


def test_json_holds_quotes_at_their_place(run: Run) -> None:
    values = json.loads(run("read", str(BUNDLED), "--json").stdout)
    text = BUNDLED.read_text(encoding="utf-8")
    for item in (*values["relations"], *values["recommendations"]):
        assert text[item["start"] : item["end"]] == item.get("quote", item.get("text"))
    assert {"report", "sessions", "entities", "relations", "recommendations"} == values.keys()
    assert values["relations"]


def test_the_summary_names_what_was_read(run: Run, report: Path) -> None:
    result = run("read", str(report))
    assert result.exit_code == 0
    assert "Buurtlab" in result.stdout
    assert "Anna de Wit" in result.stdout


def test_reading_touches_no_store(run: Run, report: Path) -> None:
    run("read", str(report), "--json")
    assert list(report.parent.iterdir()) == [report]


def test_a_file_that_cannot_be_read_gives_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    (tmp_path / "map").mkdir()
    for name in ("leeg.txt", "weg.txt", "plaatje.png", "map"):
        result = run("read", str(tmp_path / name))
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert name in result.stderr


def test_reading_imports_nothing_heavy() -> None:
    program = (
        "import sys; from cli import main; main(sys.argv[1:], standalone_mode=False);"
        "print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "read", str(BUNDLED), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(run.stderr.split())


def test_what_a_report_holds_cannot_steer_the_terminal() -> None:
    assert one_line("\x1b[2Jweg\u202eom\nén\u2028door\x07") == "[2Jweg om én door"
