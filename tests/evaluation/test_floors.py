"""How well reports are read may not fall below these floors.

The bundled report is always scored; the reports beside the project where they are at hand.
"""

from functools import reduce
from operator import add
from pathlib import Path

import pytest

from graph.settings import BUNDLED_REPORTS, DATA_FOLDER
from loaders import load
from loaders.evaluation.folder import evaluate, find_exams
from loaders.evaluation.scores import Score
from loaders.readers import READERS

BUNDLED = DATA_FOLDER / "annotations"
BESIDE = Path(__file__).parents[3] / "shared" / "eval" / "dev"

ENTITY_FLOORS = {"Organisation": 0.85, "Person": 0.95, "Neighbourhood": 0.90}
RELATION_FLOORS = {"HOSTED": 0.95}
RECOMMENDATION_FLOOR = 0.95

BESIDE_ENTITY_FLOORS = {"Organisation": 0.88, "Person": 0.96, "Neighbourhood": 0.86}
BESIDE_RELATION_FLOORS = {"HOSTED": 0.95, "PARTICIPATED_IN": 0.88, "AFFILIATED_WITH": 0.88}
BESIDE_RECOMMENDATION_FLOOR = 0.85

beside = pytest.mark.skipif(not BESIDE.is_dir(), reason="no other annotated reports at hand")


def scored(golds: Path, reports: Path | None = None) -> Score:
    """Return the scores of a folder, added up."""
    exams = find_exams(golds, reports, frozenset(READERS))
    return reduce(add, (evaluate(exam, load) for exam in exams))


@pytest.fixture(scope="module")
def bundled() -> Score:
    """The bundled report's figures."""
    return scored(BUNDLED, BUNDLED_REPORTS)


@pytest.fixture(scope="module")
def others() -> Score:
    """The figures of the reports beside the project."""
    return scored(BESIDE)


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


@beside
@pytest.mark.parametrize("name", BESIDE_ENTITY_FLOORS)
def test_entities_of_the_others(others: Score, name: str) -> None:
    assert others.entities[name].f1 >= BESIDE_ENTITY_FLOORS[name]


@beside
@pytest.mark.parametrize("name", BESIDE_RELATION_FLOORS)
def test_relations_of_the_others(others: Score, name: str) -> None:
    assert others.relations[name].f1 >= BESIDE_RELATION_FLOORS[name]


@beside
def test_recommendations_and_quotes_of_the_others(others: Score) -> None:
    assert others.recommendations.f1 >= BESIDE_RECOMMENDATION_FLOOR
    assert others.quotes_exact.value == 1
