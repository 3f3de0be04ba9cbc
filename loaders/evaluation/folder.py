"""Evaluate on a folder of golds: read the report beside each and score the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LoadError
from graph.network import Network
from loaders.evaluation.annotation import annotate
from loaders.evaluation.gold import load_gold
from loaders.evaluation.scores import Score
from loaders.evaluation.scoring import score

GOLD_SUFFIX = ".gold.json"
_PLAIN_SUFFIX = ".plain.txt"
_TEXT_SUFFIXES = (_PLAIN_SUFFIX, ".txt", ".md")


@dataclass(frozen=True, slots=True)
class EvaluationCase:
    """A gold, the report it annotates, and the plain text that its quotes come from, if any."""

    name: str
    gold: Path
    report: Path
    plain: Path | None


def find_cases(
    folder: Path, reports: Path | None, suffixes: frozenset[str]
) -> list[EvaluationCase]:
    """Return a case for each NAME.gold.json in ``folder``, in order of name.

    The report is NAME with a readable suffix, in ``reports`` or beside the gold; its original
    format is preferred over NAME.plain.txt.

    Raises
    ------
    LoadError
        If there is no gold, or a gold without a report.
    """
    golds = sorted(folder.glob(f"*{GOLD_SUFFIX}"))
    if not golds:
        raise LoadError(
            f"{folder}: no NAME{GOLD_SUFFIX} here; give the folder that holds the golds."
        )
    return [_case(gold, reports or folder, suffixes) for gold in golds]


def evaluate(case: EvaluationCase, read: Callable[[Path], Network]) -> Score:
    """Read the report of ``case`` with ``read`` and score it.

    Raises
    ------
    LoadError
        If the report or the gold cannot be read.
    """
    network = read(case.report)
    texts = [document.text for document in network.documents.values()]
    if case.plain:
        texts.append(case.plain.read_bytes().decode("utf-8", errors="replace"))
    return score(annotate(network), load_gold(case.gold), texts)


def _case(gold: Path, reports: Path, suffixes: frozenset[str]) -> EvaluationCase:
    name = gold.name.removesuffix(GOLD_SUFFIX)
    report = next(_candidates(name, reports, suffixes), None)
    if report is None:
        raise LoadError(
            f"{gold.name}: no report {name} ({', '.join(sorted(suffixes))}) in {reports};"
            " put it there, or name its folder with --reports."
        )
    texts = (
        folder / f"{name}{suffix}" for folder in (gold.parent, reports) for suffix in _TEXT_SUFFIXES
    )
    return EvaluationCase(
        name, gold, report, next((text for text in texts if text.is_file()), None)
    )


def _candidates(name: str, folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for suffix in [*sorted(suffixes), _PLAIN_SUFFIX]:
        path = folder / f"{name}{suffix}"
        if path.is_file():
            yield path
