"""Score a prediction against a gold, by the rules of docs/annotation.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.schema import ADDRESSED_TO, ORGANISATION
from loaders.evaluation.alignment import NEUTRAL, Alignment, GoldItem
from loaders.evaluation.annotation import ENTITY_TYPES, RELATION_TYPES, Annotation
from loaders.evaluation.gold import Gold
from loaders.evaluation.matching import wrongly_typed
from loaders.evaluation.normalise import comparable, relaxed
from loaders.evaluation.relations import RelationScores
from loaders.evaluation.scores import Score, Share, Tally
from loaders.evaluation.verdicts import verdicts


def score(predicted: Annotation, gold: Gold, texts: Sequence[str] = ()) -> Score:
    """Compare ``predicted`` with ``gold``; its quotes must stand in one of ``texts``."""
    alignment = Alignment(predicted, gold)
    ties = RelationScores(alignment)
    exact_sets, addressee, explicit = _addressees(alignment)
    quotes = [relation.quote for relation in predicted.relations]
    quotes += [entry.text for entry in predicted.recommendations]
    return Score(
        entities={name: _entity_tally(alignment, name) for name in ENTITY_TYPES},
        relations={name: ties.tally(name) for name in RELATION_TYPES},
        any_tie=ties.any_tie(),
        recommendations=_recommendation_tally(alignment),
        status=ties.status(),
        status_found=ties.status_found(),
        traps=ties.traps(),
        addressees=exact_sets,
        addressee=addressee,
        explicit=explicit,
        quotes_exact=_share_in(quotes, texts),
        quotes_loose=_share_in(map(relaxed, quotes), [relaxed(text) for text in texts]),
        findings=(*_entity_findings(alignment), *ties.findings()),
        verdicts=tuple(verdicts(alignment, ties)),
    )


def _entity_tally(alignment: Alignment, node_type: str) -> Tally:
    predicted = _judged(alignment, node_type)
    right = sum(i in alignment.entities for i in predicted)
    wanted = _wanted(alignment, node_type)
    return Tally(right, len(predicted) - right, len(wanted) - right)


def _judged(alignment: Alignment, node_type: str) -> list[int]:
    entities = enumerate(alignment.predicted.entities)
    return [i for i, e in entities if e.type == node_type and i not in alignment.neutral_predicted]


def _wanted(alignment: Alignment, node_type: str) -> list[int]:
    entities = enumerate(alignment.gold.annotation.entities)
    return [j for j, e in entities if e.type == node_type and j not in alignment.neutral_gold]


def _entity_findings(alignment: Alignment) -> list[str]:
    """Return one line per entity that was missed, is extra or has the wrong type."""
    predicted, gold = alignment.predicted.entities, alignment.gold.annotation.entities
    found = set(alignment.entities.values())
    lines = []
    for node_type in ENTITY_TYPES:
        missed = (gold[j] for j in _wanted(alignment, node_type) if j not in found)
        lines += [f"missed {node_type}: {entity.name}" for entity in missed]
        for i in _judged(alignment, node_type):
            if i not in alignment.entities:
                other = wrongly_typed(predicted[i], gold)
                hint = f" (a {other.type} in the gold)" if other else ""
                lines.append(f"extra {node_type}: {predicted[i].name}{hint}")
    return lines


def _recommendation_tally(alignment: Alignment) -> Tally:
    right = len(alignment.recommendations)
    predicted = len(alignment.predicted.recommendations) - len(alignment.neutral_recommendations)
    gold = len(alignment.gold.annotation.recommendations)
    return Tally(right, predicted - right, gold - right)


def _addressees(alignment: Alignment) -> tuple[Share, Tally, Share]:
    """Return, over matched recommendations: exact sets, single addressees, explicit or not."""
    exact = same_kind = 0
    singles = Tally()
    predicted, gold = alignment.predicted, alignment.gold.annotation
    for i, j in alignment.recommendations.items():
        label = gold.recommendations[j].id
        open_names = _optional_addressees(alignment.gold, label)
        left_open = {alignment.gold_item(name) for name in open_names} | {None, NEUTRAL}
        wanted = {alignment.gold_item(name) for name in _addressee_names(gold, j)} - left_open
        given = _given_addressees(alignment, i, set(map(comparable, open_names))) - left_open
        exact += given == wanted
        singles += Tally(len(given & wanted), len(given - wanted), len(wanted - given))
        same_kind += predicted.recommendations[i].explicit == gold.recommendations[j].explicit
    matched = len(alignment.recommendations)
    return Share(exact, matched), singles, Share(same_kind, matched)


def _given_addressees(
    alignment: Alignment, index: int, open_names: set[str]
) -> set[GoldItem | None]:
    """Return what a predicted recommendation addresses; an unknown name is an end of its own."""
    return {
        alignment.predicted_item(name, {ORGANISATION}) or GoldItem("unknown", comparable(name))
        for name in _addressee_names(alignment.predicted, index)
        if comparable(name) not in open_names
    }


def _addressee_names(annotation: Annotation, index: int) -> set[str]:
    entry = annotation.recommendations[index]
    return {*entry.addressees} | {
        relation.target
        for relation in annotation.relations
        if relation.type == ADDRESSED_TO and relation.source == entry.id
    }


def _optional_addressees(gold: Gold, label: str) -> list[str]:
    return [
        relation.target
        for relation in gold.optional_relations
        if relation.type == ADDRESSED_TO and relation.source == label
    ]


def _share_in(quotes: Iterable[str], texts: Sequence[str]) -> Share:
    found = [bool(quote) and any(quote in text for text in texts) for quote in quotes]
    return Share(sum(found), len(found))
