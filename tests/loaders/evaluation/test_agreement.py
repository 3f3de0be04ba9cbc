"""Our figures against those of the reference scorer, on golds spoilt in many ways.

The reference is not ours to ship. What it said of golds of ours is kept beside this test; where it
is beside the project it is asked again, of those and of its own golds.

    python -m tests.loaders.evaluation.test_agreement

writes what it says now.
"""

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from loaders.evaluation.gold import parse_annotation, parse_gold
from loaders.evaluation.report import as_values
from loaders.evaluation.scoring import score
from tests.support.paths import GOLDEN, SHARED

REFERENCE = SHARED / "eval"
OTHERS = sorted(REFERENCE.glob("dev/*.gold.json"))
OURS = sorted((GOLDEN / "open").glob("*.gold.json"))
SAID = Path(__file__).with_name("reference_figures.json")
"""Gold -> for each of its seeds what the reference said of it."""

KEPT, KEPT_SEEDS, SEEDS = OURS[::5], range(5), range(20)

beside = pytest.mark.skipif(not OTHERS, reason="no reference scorer beside the project")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return reference_scorer()


def reference_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return the gold as a bad reader would have it: renamed, dropped, retyped, invented."""
    chance = random.Random(seed)
    rate = chance.choice([0.02, 0.1, 0.3, 0.6])
    result = copy.deepcopy(gold)
    for part in ("sessions", "entities", "relations", "recommendations"):
        result[part] = [item for item in result[part] if chance.random() > rate]
        chance.shuffle(result[part])
    for spoil in (_sessions, _entities, _relations, _recommendations, _inventions):
        spoil(result, gold, chance, rate)
    if seed % 13 == 0:
        result["sessions"] = []
    return result


def _sessions(
    result: dict[str, Any], gold: dict[str, Any], chance: random.Random, rate: float
) -> None:
    for session in result["sessions"]:
        if chance.random() < rate:
            session["number"] = chance.randint(1, 9)
        if chance.random() < rate:
            session["title"] = " ".join(session["title"].split()[1:])


def _entities(
    result: dict[str, Any], gold: dict[str, Any], chance: random.Random, rate: float
) -> None:
    for entity in result["entities"]:
        if chance.random() < rate:
            changes = [
                str.upper,
                str.title,
                "de {}".format,
                "Stichting {}".format,
                "{} Noord".format,
            ]
            entity["name"] = chance.choice(changes)(entity["name"])
        if chance.random() < rate and entity["aliases"]:
            entity["name"] = chance.choice(entity["aliases"])
        if chance.random() < rate:
            entity["type"] = chance.choice(["Organisation", "Person", "Neighbourhood", "Theme"])
        if chance.random() < rate:
            entity["aliases"] = chance.sample(entity["aliases"], len(entity["aliases"]) // 2)
    for entity in gold["entities"]:
        if chance.random() < rate / 4:
            result["entities"].append({**entity, "type": chance.choice(["Organisation", "Person"])})
    if chance.random() < rate:
        result["entities"].append({"type": "Organisation", "name": "de gemeente", "aliases": []})


def _relations(
    result: dict[str, Any], gold: dict[str, Any], chance: random.Random, rate: float
) -> None:
    names = [entity["name"] for entity in gold["entities"]]
    aliases = [alias for entity in gold["entities"] for alias in entity["aliases"]]
    types = sorted({relation["type"] for relation in gold["relations"]})
    for relation in result["relations"]:
        if chance.random() < rate:
            relation["status"] = chance.choice(["existing", "wanted", "strained"])
        if chance.random() < rate:
            relation["source"], relation["target"] = relation["target"], relation["source"]
        if chance.random() < rate / 2:
            relation["type"] = chance.choice([*types, "INVENTED", "MADE_IN"])
        if chance.random() < rate:
            relation[chance.choice(["source", "target"])] = chance.choice(
                [*names, *aliases, "Niemand"]
            )
        if chance.random() < rate:
            relation["quote"] = chance.choice(
                [str.upper, lambda q: q.replace(" ", "  "), lambda q: ""]
            )(relation["quote"])


def _recommendations(
    result: dict[str, Any], gold: dict[str, Any], chance: random.Random, rate: float
) -> None:
    for entry in result["recommendations"]:
        words = entry["text"].split()
        if chance.random() < rate:
            entry["text"] = " ".join(words[: chance.randint(1, len(words))])
        if chance.random() < rate:
            entry["addressees"] = [chance.choice(gold["entities"])["name"], "Bureau Onbekend"]
        if chance.random() < rate:
            entry["explicit"] = not entry["explicit"]


def _inventions(
    result: dict[str, Any], gold: dict[str, Any], chance: random.Random, rate: float
) -> None:
    optional = gold.get("optional") or {}
    for name in optional.get("entities", []):
        if chance.random() < rate:
            result["entities"].append({"type": "Organisation", "name": name, "aliases": [name]})
    for relation in [*optional.get("relations", []), *gold.get("traps", [])]:
        if chance.random() < rate:
            result["relations"].append({"status": "existing", "quote": "", **relation})
    for number, text in enumerate(optional.get("recommendations", [])):
        if chance.random() < rate:
            result["recommendations"].append({"id": f"R8.{number}", "session": 1, "text": text})
    names = [entity["name"] for entity in result["entities"]]
    for number in range(chance.randint(0, 6)):
        name = f"Verzonnen {number}"
        result["entities"].append({"type": "Organisation", "name": name, "aliases": []})
        tie = {"type": "WORKS_WITH", "source": name, "target": chance.choice([*names, name])}
        result["relations"].append({**tie, "status": "existing", "quote": "verzonnen"})
    result["recommendations"].append({"id": "R7.7", "session": 1, "text": "Verzin geen dingen."})


def as_reference(result: dict[str, Any]) -> dict[str, Any]:
    """Return the reference's figures in our form."""

    def tally(values: dict[str, Any], prefix: str = "") -> dict[str, float]:
        names = {"precision": "p", "recall": "r"}
        keys = ("tp", "fp", "fn", "precision", "recall", "f1")
        return {key: values[prefix + names.get(key, key)] for key in keys}

    def tallies(part: str, extra: str) -> dict[str, Any]:
        kept = {k: v for k, v in result[part].items() if not k.startswith(extra)}
        return {name: tally(values) for name, values in kept.items()}

    def share(right: int, whole: int) -> dict[str, float | None]:
        return {"part": right, "whole": whole, "value": right / whole if whole else None}

    status, traps, quotes = result["status"], result["traps"], result["quotes"]
    addressees = result["addressees"]
    return {
        "entities": tallies("entities", "all without"),
        "relations": tallies("relations", "network"),
        "any_tie": tally(result["any_tie"]),
        "recommendations": tally(result["recommendations"]),
        "addressee": tally(addressees, "micro_"),
        "status": share(status["right"], status["matched"]),
        "status_found": {
            name: share(found["found with right status"], found["gold"])
            for name, found in status["recall by gold status"].items()
        },
        "traps": share(traps["fallen_for"], traps["n"]),
        "addressees": share(addressees["exact set"], addressees["matched recs"]),
        "explicit": addressees["explicit accuracy"],
        "quotes_exact": share(quotes["exact"], quotes["n"]),
        "quotes_loose": share(quotes["loose"], quotes["n"]),
    }


def text_of(path: Path) -> list[str]:
    """Return the text of the report beside a gold of ours."""
    stem = path.name.removesuffix(".gold.json")
    reports = [path.with_name(stem + ending) for ending in (".txt", ".md")]
    (report,) = filter(Path.exists, reports)
    return [report.read_text(encoding="utf-8")]


def figures(gold: dict[str, Any], predicted: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    """Return our figures in the form of the reference's."""
    found = as_values(score(parse_annotation(predicted), parse_gold(gold), texts))
    found["explicit"] = found["explicit"]["value"]
    return {key: value for key, value in found.items() if key not in ("findings", "calibration")}


def named(path: Path) -> str:
    return path.name.split(".")[0]


def read(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("path", KEPT, ids=named)
def test_every_figure_equals_what_the_reference_said(path: Path) -> None:
    gold, said = read(path), read(SAID)[named(path)]
    assert len(said) == len(KEPT_SEEDS)
    for seed, expected in zip(KEPT_SEEDS, said, strict=True):
        found = figures(gold, spoilt(gold, seed), text_of(path))
        assert json.loads(json.dumps(found)) == expected, f"seed {seed}"


@beside
@pytest.mark.parametrize("path", OTHERS, ids=named)
def test_every_figure_equals_the_reference(path: Path, reference: ModuleType) -> None:
    gold = read(path)
    texts = reference.gold_text(path)
    for seed in SEEDS:
        predicted = spoilt(gold, seed)
        expected = as_reference(reference.score(predicted, gold, texts))
        assert figures(gold, predicted, texts) == expected, f"seed {seed}"


@beside
def test_the_reference_still_says_so(reference: ModuleType) -> None:
    assert read(SAID) == json.loads(json.dumps(asked(reference)))


@pytest.mark.parametrize("path", OURS, ids=named)
def test_a_gold_scores_full_marks_against_itself(path: Path) -> None:
    values = figures(read(path), read(path), text_of(path))
    assert values["entities"]["all"]["f1"] == 1
    assert values["relations"]["all"]["f1"] == 1
    assert values["quotes_exact"]["value"] == 1


def asked(reference: ModuleType) -> dict[str, list[dict[str, Any]]]:
    """Return what the reference says of the golds that are kept."""
    said: dict[str, list[dict[str, Any]]] = {}
    for path in KEPT:
        gold = read(path)
        predictions = [spoilt(gold, seed) for seed in KEPT_SEEDS]
        scores = [reference.score(one, gold, text_of(path)) for one in predictions]
        said[named(path)] = [as_reference(one) for one in scores]
    return said


if __name__ == "__main__":
    SAID.write_text(json.dumps(asked(reference_scorer()), indent=1) + "\n", encoding="utf-8")
