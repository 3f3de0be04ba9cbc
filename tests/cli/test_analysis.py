"""The commands that analyse: partners, missing, gaps, metrics and backtest."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from graph.network import Network
from graph.settings import BUNDLED_REPORTS
from graph.store import open_store
from loaders.ingest.load import load
from tests.support.networks import report, tell, union


def stored(url: str, network: Network) -> str:
    with open_store(url) as store:
        store.write(network)
    return url


@pytest.fixture(scope="module")
def bundled_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("analysis")
    return stored(f"sqlite:///{folder / 'atlas.db'}", load(next(BUNDLED_REPORTS.glob("*.txt"))))


def run(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--store", url], catch_exceptions=False)


def answer(url: str, *arguments: str) -> Any:
    result = run(url, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_partners_come_with_reasons_quotes_and_an_introduction(bundled_url: str) -> None:
    asked = ("partners", "--theme", "energie", "--for", "Gemeente Rotterdam")
    found = answer(bundled_url, *asked)
    assert found["basis"]["reports"] == 1
    partner = next(one for one in found["partners"] if one["name"] == "Energie van Rotterdam")
    assert sum(reason["share"] for reason in partner["reasons"]) == pytest.approx(1)
    walks = [walk for reason in partner["reasons"] for walk in reason["walks"]]
    assert sum(walk["score"] for walk in walks) == pytest.approx(partner["score"])
    assert all(step["evidence"] for walk in walks for step in walk["steps"])
    assert partner["introduction"][0]["name"] == "Gemeente Rotterdam"
    assert partner["introduction_quotes"]


def test_partners_can_be_of_one_kind(bundled_url: str) -> None:
    found = answer(bundled_url, "partners", "--theme", "energie", "--kind", "Person")
    assert {one["type"] for one in found["partners"]} == {"Person"}


def test_partners_in_text_show_shares_and_a_quote(bundled_url: str) -> None:
    shown = run(bundled_url, "partners", "--theme", "energie", "--count", "3").stdout
    assert "%  3. Energie" in shown
    assert "Rests on 1 report(s)" in shown


def test_a_question_must_ask_something(bundled_url: str) -> None:
    result = run(bundled_url, "partners")
    assert result.exit_code == 1
    assert "--theme" in result.output


def test_an_unknown_asker_is_said(bundled_url: str) -> None:
    result = run(bundled_url, "partners", "--theme", "energie", "--for", "Zzyzx Qwrt")
    assert result.exit_code == 1
    assert "Zzyzx" in result.output


def test_missing_tells_facts_first(bundled_url: str) -> None:
    found = answer(bundled_url, "missing")
    first = found["open_ties"][0]
    assert first["status"] == "strained"
    assert {"Afrikaanderwijk Coöperatie", "Centrale inkoop"} == {e["name"] for e in first["ends"]}
    assert first["asked_by"]
    assert found["unheard"]
    assert found["holes"]
    for one in found["suggestions"]:
        assert sum(reason["share"] for reason in one["reasons"]) == pytest.approx(1)


def test_missing_in_text_keeps_computed_apart(bundled_url: str) -> None:
    shown = run(bundled_url, "missing", "--count", "3").stdout
    assert shown.index("strained") < shown.index("Computed: no report names these ties")


def test_walks_can_be_kept_out_of_a_type(bundled_url: str) -> None:
    found = answer(bundled_url, "missing", "--not-through", "Session")
    passed = {t for one in found["suggestions"] for r in one["reasons"] for t in r["through"]}
    assert passed
    assert "Session" not in passed


def table(url: str, *arguments: str) -> list[dict[str, str]]:
    result = run(url, *arguments, "--csv")
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))


def test_gaps_as_a_table(bundled_url: str) -> None:
    rows = table(bundled_url, "gaps")
    assert {"theme", "place", "observed", "expected", "known"} <= rows[0].keys()
    assert float(rows[0]["gap"]) > 0
    assert len(answer(bundled_url, "gaps")["cells"]) == len(rows)
    assert "cells are unknown" in run(bundled_url, "gaps").stdout


def test_metrics_as_a_table(bundled_url: str) -> None:
    rows = table(bundled_url, "metrics")
    assert float(max(rows, key=lambda row: float(row["betweenness"]))["betweenness"]) > 0
    told = answer(bundled_url, "metrics")
    assert len(told["actors"]) == len(rows)
    assert all(sentence.endswith(".") for sentence in told["metrics"].values())
    assert "Which share of the shortest ways" in run(bundled_url, "metrics").stdout


def test_no_cell_works_as_a_formula(tmp_path: Path) -> None:
    hostile = tell("a", [("=cmd|' /C calc'!A0", "+1+1", "existing")])
    url = stored(f"sqlite:///{tmp_path / 'atlas.db'}", hostile)
    cells = [cell for row in table(url, "metrics") + table(url, "gaps") for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert {"'=cmd|' /C calc'!A0", "'+1+1"} <= set(cells)


def test_backtest_tells_how_far_to_trust(tmp_path: Path) -> None:
    network = union([report(number, ties=20, actors=12) for number in range(4)])
    url = stored(f"sqlite:///{tmp_path / 'atlas.db'}", network)
    found = answer(url, "backtest")["random"]
    assert {"walks", "chance", "adamic_adar", "personalised_pagerank"} <= found.keys()
    assert 0 <= found["walks"]["mean"]["auc"] <= 1
    assert "by chance" in run(url, "backtest").stdout


def test_backtest_says_when_there_is_too_little_to_tell(tmp_path: Path) -> None:
    url = stored(f"sqlite:///{tmp_path / 'atlas.db'}", tell("a", [("Kade", "Brug", "existing")]))
    assert "Too little to tell" in run(url, "backtest").stdout


@pytest.mark.parametrize("command", ["missing", "gaps", "metrics", "backtest"])
def test_an_empty_store_is_said(command: str, tmp_path: Path) -> None:
    result = run(f"sqlite:///{tmp_path / 'atlas.db'}", command)
    assert result.exit_code == 0
    assert "load one first" in result.stderr
