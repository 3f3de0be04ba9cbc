"""``netwerkatlas read``: everything in JSON, or a short summary; fast, and without a store."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from cli.output.explain import explained
from cli.output.results import quote_line
from cli.output.terminal import one_line
from loaders.evaluation.annotation import annotate
from loaders.evaluation.gold import parse_annotation
from loaders.ingest.load import load
from tests.support.command_line import Run
from tests.support.networks import read_by, side_by_side, tell
from tests.support.paths import ROOT

BUNDLED = next((ROOT / "data" / "reports").glob("*.txt"))
HEAVY = {
    "openpyxl",
    "networkx",
    "neo4j",
    "streamlit",
    "pandas",
    "scipy",
    "igraph",
    "docx",
    "pypdfium2",
}


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


def test_each_item_is_explained_by_its_rule_and_its_quote(run: Run) -> None:
    lines = run("read", str(BUNDLED), "--explain").stdout.splitlines()
    items = [line for line in lines if not line.startswith(" ")]
    proofs = [line for line in lines if line.startswith("    ")]
    text = one_line(BUNDLED.read_text(encoding="utf-8"))
    for kind in ("Organisation", "Person", "WORKS_WITH", "ABOUT", "Recommendation"):
        assert any(line.startswith(f"{kind}: ") for line in items)
    assert all(re.search(r" \[[01]\.\d\d\]$", line) for line in items)
    shape = r'    [a-z-]+ \((0|1)\.\d\d(, \d+ right of \d+)?\), .*characters \d+-\d+: "(.+)"'
    for line in proofs:
        match = re.match(shape, line)
        assert match, line
        assert match[3] in text
    assert len(proofs) >= len(items)


def test_a_proof_says_which_model_read_it() -> None:
    network = load(BUNDLED)
    both = side_by_side(network, read_by(network, "llama3.1:8b,\n\x1b[31m prompt 1"))
    (document,) = network.documents.values()
    by_rules = proofs(explained(annotate(network), document))
    by_both = proofs(explained(annotate(both), document))
    model = ", read by llama3.1:8b, [31m prompt 1,"
    assert len(by_rules) > 100
    assert not [line for line in by_rules if "read by" in line]
    assert Counter(line for line in by_both if model not in line) == Counter(by_rules)
    told = [line.replace(model, ",") for line in by_both if model in line]
    assert Counter(told) == Counter(by_rules)


def proofs(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.startswith("    ")]


def test_the_quote_of_a_tie_says_which_model_read_it() -> None:
    told = tell("a", [("Kade", "Brug", "existing")])
    key = "organisation:brug|WORKS_WITH|organisation:kade"
    assert quote_line(told.edges[key]) == "    “Kade en Brug: existing.” (a, 1)"
    by_model = read_by(told, "llama3.1:8b, prompt 1").edges[key]
    expected = "    “Kade en Brug: existing.” (a, 1, read by llama3.1:8b, prompt 1)"
    assert quote_line(by_model) == expected


def test_the_explanation_is_in_the_json_as_well(run: Run) -> None:
    plain = json.loads(run("read", str(BUNDLED), "--json").stdout)
    values = json.loads(run("read", str(BUNDLED), "--json", "--explain").stdout)
    text = BUNDLED.read_text(encoding="utf-8")
    for part in ("sessions", "entities", "relations", "recommendations"):
        assert len(plain[part]) == len(values[part]) > 0
        for bare, item in zip(plain[part], values[part], strict=True):
            assert bare.items() <= item.items()
            assert 0 < item["confidence"] <= 1
            assert item["evidence"]
            for proof in item["evidence"]:
                assert text[proof["start"] : proof["end"]] == proof["quote"]
                assert proof["rule"]


def test_an_explained_reading_is_still_an_annotation(run: Run) -> None:
    values = json.loads(run("read", str(BUNDLED), "--json", "--explain").stdout)
    assert parse_annotation(values) == annotate(load(BUNDLED))


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
        "import sys; from cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        "print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "read", str(BUNDLED), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(run.stderr.split())


def test_what_a_report_holds_cannot_steer_the_terminal() -> None:
    assert one_line("\x1b[2Jweg\u202eom\nén\u2028door\x07") == "[2Jweg om én door"


def test_a_table_of_names_is_named_and_checked(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERKATLAS_NAMES", "")
    table = tmp_path / "namen.csv"
    table.write_text("naam;type\nBuurtlab;geen naam\n", encoding="utf-8")
    assert "Buurtlab" in run("read", str(report)).stdout
    values = json.loads(run("read", str(report), "--names", str(table), "--json").stdout)
    assert "Buurtlab" not in {entity["name"] for entity in values["entities"]}
    table.write_text("naam;type\nBuurtlab;raket\n", encoding="utf-8")
    for command in ("read", "load", "evaluate"):
        result = run(command, str(report), "--names", str(table))
        assert result.exit_code == 1
        assert "line 2: type 'raket' is unknown" in result.stderr
        assert result.stderr.count("\n") == 1
