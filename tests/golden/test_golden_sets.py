"""The gold sets are sound, and the checker that says so notices when they are not."""

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.golden.check import Gold, gold_files, load, problems, report_of

FILES = gold_files()


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_gold_is_sound(path: Path) -> None:
    assert problems(*load(path)) == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_report_has_a_fair_length_and_a_fair_network(path: Path) -> None:
    gold, text = load(path)
    ties = [r for r in gold["relations"] if r["type"] == "WORKS_WITH"]
    assert 350 <= len(text.split()) <= 900
    assert 8 <= len(ties) <= 25


def test_no_report_is_in_both_sets() -> None:
    names = [path.name for path in FILES]
    texts = [report_of(path).read_text(encoding="utf-8") for path in FILES]
    assert len(set(names)) == len(names)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_gold_scores_full_marks_against_itself(path: Path) -> None:
    scorer = os.environ.get("GOLDEN_SCORER", "")
    if not Path(scorer).is_file():
        pytest.skip("GOLDEN_SCORER does not name the scorer")
    command = [sys.executable, scorer, str(path), str(path), "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    score = json.loads(answer.stdout)
    parts = [*score["entities"].values(), *score["relations"].values()]
    assert {part["f1"] for part in parts} == {1.0}
    assert score["traps"]["fallen_for"] == 0
    assert score["quotes"]["share exact"] == 1.0


def _break_quote(gold: Gold) -> None:
    gold["relations"][0]["quote"] += " (niet in de tekst)"


def _break_alias(gold: Gold) -> None:
    gold["entities"][0]["aliases"].append("Onbestaande Naam")


def _break_recommendation(gold: Gold) -> None:
    gold["recommendations"][0]["text"] += " (niet in de tekst)"


def _break_end(gold: Gold) -> None:
    gold["relations"][0]["source"] = "Onbestaande Naam"


def _break_type(gold: Gold) -> None:
    gold["relations"][0]["type"] = "KNOWS"


def _break_kind(gold: Gold) -> None:
    gold["entities"][0]["kind"] = "planeet"


def _break_status(gold: Gold) -> None:
    gold["relations"][0]["status"] = "ended"


def _break_session(gold: Gold) -> None:
    gold["relations"][0]["session"] = 99


def _spring_trap(gold: Gold) -> None:
    gold["relations"].append(gold["traps"][0] | {"status": "existing", "session": None})


def _double(gold: Gold) -> None:
    gold["relations"].append(gold["relations"][0])


@pytest.mark.parametrize(
    "damage",
    [
        _break_quote,
        _break_alias,
        _break_recommendation,
        _break_end,
        _break_type,
        _break_kind,
        _break_status,
        _break_session,
        _spring_trap,
        _double,
    ],
)
def test_damage_is_noticed(damage: Callable[[Gold], None]) -> None:
    gold, text = load(FILES[0])
    damaged = copy.deepcopy(gold)
    damage(damaged)
    assert problems(damaged, text)
