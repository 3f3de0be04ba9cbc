"""Whether each item of a reading is right, with what the reading itself says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.network import Evidence
from graph.schema import RECOMMENDATION, SESSION
from loaders.evaluation.alignment import Alignment
from loaders.evaluation.relations import RelationScores
from loaders.evaluation.scores import Verdict


def verdicts(alignment: Alignment, ties: RelationScores) -> Iterator[Verdict]:
    """Yield a verdict on each judged item that tells its evidence; neutral ones have none."""
    predicted = alignment.predicted
    for session in predicted.sessions:
        if session.evidence:
            right = f"S{session.number}" in alignment.sessions
            yield _verdict(SESSION, session.evidence, session.confidence, right)
    for i, entity in enumerate(predicted.entities):
        if entity.evidence and i not in alignment.neutral_predicted:
            yield _verdict(entity.type, entity.evidence, entity.confidence, i in alignment.entities)
    for i, entry in enumerate(predicted.recommendations):
        if entry.evidence and i not in alignment.neutral_recommendations:
            right = i in alignment.recommendations
            yield _verdict(RECOMMENDATION, entry.evidence, entry.confidence, right)
    for relation, right in ties.judged_one_by_one():
        if relation.evidence:
            yield _verdict(relation.type, relation.evidence, relation.confidence, right)


def _verdict(
    what: str, evidence: Sequence[Evidence], confidence: float | None, right: bool
) -> Verdict:
    return Verdict(what, frozenset(e.rule for e in evidence), confidence or 0.0, right)
