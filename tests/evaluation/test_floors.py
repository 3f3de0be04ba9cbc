"""How well reports are read may not fall below these floors.

The bundled report is always scored; the reports beside the project where they are at hand.
"""

from functools import reduce
from operator import add
from pathlib import Path

import pytest

from graph.settings import DATA_FOLDER
from loaders import load
from loaders.evaluation.folder import evaluate, find_exams
from loaders.evaluation.scores import Score
from loaders.readers import READERS

BUNDLED = DATA_FOLDER / "annotations"
BESIDE = Path(__file__).parents[3] / "shared" / "eval" / "dev"

ENTITY_FLOORS = {"Organisation": 0.85, "Person": 0.95, "Neighbourhood": 0.90}
RELATION_FLOORS = {"HOSTED": 0.95}
RECOMMENDATION_FLOOR = 0.88


def scores(golds: Path, reports: Path | None) -> dict[str, Score]:
    exams = find_exams(golds, reports, frozenset(READERS))
    return {exam.name: evaluate(exam, load) for exam in exams}


@pytest.fixture(scope="module")
def bundled() -> Score:
    (score,) = scores(BUNDLED, DATA_FOLDER / "reports").values()
    return score


@pytest.mark.parametrize("name", ENTITY_FLOORS)
def test_entities_of_the_bundled_report(bundled: Score, name: str) -> None:
    assert bundled.entities[name].f1 >= ENTITY_FLOORS[name]


@pytest.mark.parametrize("name", RELATION_FLOORS)
def test_relations_of_the_bundled_report(bundled: Score, name: str) -> None:
    assert bundled.relations[name].f1 >= RELATION_FLOORS[name]


def test_recommendations_of_the_bundled_report(bundled: Score) -> None:
    assert bundled.recommendations.f1 >= RECOMMENDATION_FLOOR


def test_quotes_of_the_bundled_report_are_exact(bundled: Score) -> None:
    assert bundled.quotes_exact.value == 1


@pytest.mark.skipif(not BESIDE.is_dir(), reason="no other annotated reports beside the project")
def test_every_report_beside_the_project_is_read_with_exact_quotes() -> None:
    each = scores(BESIDE, None)
    assert len(each) == 5
    assert reduce(add, each.values()).quotes_exact.value == 1
