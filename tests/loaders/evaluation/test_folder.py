"""Finding the report that belongs to a gold, and evaluating a folder."""

import json
from pathlib import Path

import pytest

from graph.errors import LoadError
from graph.network import Assertion, Document, Evidence, Network, Node
from loaders.evaluation.folder import evaluate, find_cases
from loaders.evaluation.gold import load_gold

SUFFIXES = frozenset({".txt", ".html"})
TEXT = "Buurtlab vroeg om een kade."


def gold_in(folder: Path, name: str = "verslag") -> Path:
    path = folder / f"{name}.gold.json"
    entities = [{"type": "Organisation", "name": "Buurtlab"}]
    path.write_text(json.dumps({"entities": entities}), encoding="utf-8")
    return path


def read(path: Path) -> Network:
    document = Document("verslag", "Verslag", path.read_text(encoding="utf-8"))
    mention = Evidence("verslag", 0, 8, "Buurtlab")
    node = Node(
        "organisation:buurtlab",
        "Organisation",
        (Assertion("verslag", "Buurtlab", evidence=(mention,)),),
    )
    return Network.build([document], [node], [])


def test_a_folder_is_read_and_scored(tmp_path: Path) -> None:
    gold_in(tmp_path)
    (tmp_path / "verslag.txt").write_text(TEXT, encoding="utf-8")
    (case,) = find_cases(tmp_path, None, SUFFIXES)
    assert evaluate(case, read).entities["Organisation"].f1 == 1


def test_the_original_is_preferred_over_the_plain_text(tmp_path: Path) -> None:
    gold_in(tmp_path)
    for name in ("verslag.html", "verslag.plain.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (case,) = find_cases(tmp_path, None, SUFFIXES)
    assert case.report.name == "verslag.html"
    assert case.plain == tmp_path / "verslag.plain.txt"


def test_reports_may_live_in_another_folder(tmp_path: Path) -> None:
    golds, reports = tmp_path / "golds", tmp_path / "reports"
    golds.mkdir()
    reports.mkdir()
    gold_in(golds)
    (reports / "verslag.txt").write_text(TEXT, encoding="utf-8")
    (case,) = find_cases(golds, reports, SUFFIXES)
    assert case.report.parent == reports


def test_a_folder_without_golds_says_so(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"no NAME\.gold\.json"):
        find_cases(tmp_path, None, SUFFIXES)


def test_a_gold_without_a_report_says_so(tmp_path: Path) -> None:
    gold_in(tmp_path)
    with pytest.raises(LoadError, match="no report verslag"):
        find_cases(tmp_path, None, SUFFIXES)


@pytest.mark.parametrize("content", ["geen json", "[]", '{"entities": [{"type": "Person"}]}'])
def test_a_broken_gold_says_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "stuk.gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=r"stuk\.gold\.json"):
        load_gold(path)
