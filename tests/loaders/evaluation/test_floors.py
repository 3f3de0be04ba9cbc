"""How well reports are read may not fall below these floors.

The bundled report, the open golden set and the reports of authors who saw no rules are always
scored; the reports beside the project where they are at hand. Floors lie a little below what is
reached.
"""

from functools import cache, reduce
from operator import add

import pytest

from graph.settings import BUNDLED_REPORTS, DATA_FOLDER
from loaders.evaluation.calibration import bins, expected_error
from loaders.evaluation.folder import evaluate, find_cases
from loaders.evaluation.scores import Score
from loaders.ingest.load import load
from loaders.readers import READERS
from tests.support.paths import GOLDEN, SHARED

SETS = {
    "bundled": ([DATA_FOLDER / "annotations"], BUNDLED_REPORTS),
    "open": ([GOLDEN / "open"], None),
    "authors": ([p for p in sorted((GOLDEN / "authors").iterdir()) if p.is_dir()], None),
    "beside": ([SHARED / "eval" / "dev"], None),
}
"""Name of a set -> the folders of its golds, and that of its reports if it is another."""

F1 = {
    "bundled": {
        **{"Organisation": 0.90, "Person": 0.99, "Neighbourhood": 0.98, "Theme": 0.70},
        **{"HOSTED": 0.99, "PARTICIPATED_IN": 0.88, "AFFILIATED_WITH": 0.98, "ACTIVE_IN": 0.78},
        **{"WORKS_WITH": 0.55, "ADDRESSED_TO": 0.72, "ABOUT": 0.70},
    },
    "open": {
        **{"Organisation": 0.87, "Person": 0.91, "Neighbourhood": 0.86, "Theme": 0.47},
        **{"HOSTED": 0.91, "PARTICIPATED_IN": 0.88, "AFFILIATED_WITH": 0.80, "ACTIVE_IN": 0.66},
        **{"WORKS_WITH": 0.62, "ADDRESSED_TO": 0.62, "ABOUT": 0.46},
    },
    "authors": {
        **{"Organisation": 0.76, "Person": 0.91, "Neighbourhood": 0.86, "Theme": 0.26},
        **{"HOSTED": 0.45, "PARTICIPATED_IN": 0.48, "AFFILIATED_WITH": 0.49, "ACTIVE_IN": 0.54},
        **{"WORKS_WITH": 0.26, "ADDRESSED_TO": 0.35, "ABOUT": 0.23},
    },
    "beside": {
        **{"Organisation": 0.92, "Person": 0.98, "Neighbourhood": 0.95, "Theme": 0.64},
        **{"HOSTED": 0.98, "PARTICIPATED_IN": 0.92, "AFFILIATED_WITH": 0.94, "ACTIVE_IN": 0.85},
        **{"WORKS_WITH": 0.77, "ADDRESSED_TO": 0.81, "ABOUT": 0.64},
    },
}
RECOMMENDATIONS = {"bundled": 0.97, "open": 0.82, "authors": 0.71, "beside": 0.95}
ADDRESSEES = {"bundled": 0.78, "open": 0.70, "authors": 0.61, "beside": 0.86}
TIE_PRECISION = {"bundled": 0.79, "open": 0.82, "authors": 0.48, "beside": 0.89}
STATUS = {"bundled": 0.97, "open": 0.88, "authors": 0.86, "beside": 0.97}
MOST_TRAPS = {"bundled": 0, "open": 8, "authors": 21, "beside": 0}
MOST_MISCALIBRATED = {"bundled": 0.10, "open": 0.05, "authors": 0.16, "beside": 0.07}


@cache
def scored(name: str) -> Score:
    """Return the scores of a set, added up."""
    folders, reports = SETS[name]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip("no other annotated reports at hand")
    cases = [case for golds in folders for case in find_cases(golds, reports, frozenset(READERS))]
    return reduce(add, (evaluate(case, load) for case in cases))


@pytest.mark.parametrize(("name", "type_"), [(name, type_) for name in F1 for type_ in F1[name]])
def test_what_is_found(name: str, type_: str) -> None:
    score = scored(name)
    assert {**score.entities, **score.relations}[type_].f1 >= F1[name][type_]


@pytest.mark.parametrize("name", SETS)
def test_advice_is_found_and_addressed(name: str) -> None:
    score = scored(name)
    assert score.recommendations.f1 >= RECOMMENDATIONS[name]
    assert (score.addressees.value or 0) >= ADDRESSEES[name]


@pytest.mark.parametrize("name", SETS)
def test_ties_are_right_and_of_the_right_status(name: str) -> None:
    score = scored(name)
    assert score.relations["WORKS_WITH"].precision >= TIE_PRECISION[name]
    assert (score.status.value or 0) >= STATUS[name]
    assert score.traps.part <= MOST_TRAPS[name]


@pytest.mark.parametrize("name", SETS)
def test_every_quote_is_exact(name: str) -> None:
    assert scored(name).quotes_exact.value == 1


@pytest.mark.parametrize("name", SETS)
def test_confidence_says_how_often_it_is_right(name: str) -> None:
    assert expected_error(bins(scored(name).verdicts)) <= MOST_MISCALIBRATED[name]
