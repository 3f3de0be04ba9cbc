"""Relations compared: which ties are right, wrong, missed, of the right status, or a trap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.errors import LoadError
from graph.schema import (
    ABOUT,
    ACTIVE_IN,
    AFFILIATED_WITH,
    EDGE_TYPES,
    PART_OF,
    SESSION,
    STATUSES,
    WORKS_WITH,
)
from loaders.evaluation.alignment import (
    ENTITY,
    NEUTRAL,
    RECOMMENDATION,
    Alignment,
    GoldItem,
    GoldTie,
    gold_tie,
)
from loaders.evaluation.annotation import RELATION_TYPES, RelationEntry
from loaders.evaluation.gold import OpenRelation
from loaders.evaluation.scores import Share, Tally

_BETWEEN_ENTITIES = frozenset({AFFILIATED_WITH, WORKS_WITH, PART_OF, ACTIVE_IN})
_SOURCES = {name: EDGE_TYPES[name].sources for name in RELATION_TYPES}
_SOURCES |= {ABOUT: frozenset({SESSION})}
"""What a relation may start from in a report: only a spreadsheet says what an actor is about."""


class RelationScores:
    """The predicted and the gold ties of an alignment, keyed by what they tie."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._lost: Counter[str] = Counter()
        self._lost_pairs = 0
        self._optional = set(self._open_ties(alignment.gold.optional_relations))
        self._gold = dict(self._gold_ties())
        self._predicted: dict[GoldTie, RelationEntry] = {}
        for relation in alignment.predicted.relations:
            self._add_predicted(relation)

    def tally(self, relation_type: str) -> Tally:
        """Return the figures of one type; an end that is nothing in the gold makes a wrong tie."""
        predicted, gold = self._judged(relation_type)
        wrong = len(predicted - gold) + self._lost[relation_type]
        return Tally(len(predicted & gold), wrong, len(gold - predicted))

    def any_tie(self) -> Tally:
        """Return the figures of lines between the same two entities, whatever their type."""
        required = {key for key in self._gold if key not in self._optional}
        skipped = {_pair(key) for key in self._optional} - {_pair(key) for key in required}
        predicted = _entity_pairs(self._predicted) - skipped
        gold = _entity_pairs(required) - skipped
        wrong = len(predicted - gold) + self._lost_pairs
        return Tally(len(predicted & gold), wrong, len(gold - predicted))

    def status(self) -> Share:
        """Return how many matched WORKS_WITH ties have a right status."""
        matched = [key for key in self._works_with() if key in self._predicted]
        return Share(sum(self._status_is_right(key) for key in matched), len(matched))

    def status_found(self) -> dict[str, Share]:
        """Return per gold status how many WORKS_WITH ties were found with a right status."""
        shares = {}
        for status in STATUSES:
            keys = [key for key in self._works_with() if self._gold[key][0].status == status]
            found = [key for key in keys if key in self._predicted and self._status_is_right(key)]
            shares[status] = Share(len(found), len(keys))
        return shares

    def traps(self) -> Share:
        """Return how many of the ties that the text rules out were predicted."""
        traps = self._alignment.gold.traps
        fallen = sum(key in self._predicted for key in self._open_ties(traps))
        return Share(fallen, len(traps))

    def findings(self) -> list[str]:
        """Return one line per tie that was missed, is extra or is a trap."""
        lines = []
        for relation_type in RELATION_TYPES:
            predicted, gold = self._judged(relation_type)
            lines += [f"missed {self._shown(key)}" for key in sorted(gold - predicted, key=str)]
            lines += [f"extra {self._shown(key)}" for key in sorted(predicted - gold, key=str)]
        traps = self._open_ties(self._alignment.gold.traps)
        return lines + [f"trap {self._shown(key)}" for key in traps if key in self._predicted]

    def judged_one_by_one(self) -> Iterator[tuple[RelationEntry, bool]]:
        """Yield each predicted relation with whether it is right; neutral ones are left out."""
        for relation in self._alignment.predicted.relations:
            if relation.type not in RELATION_TYPES:
                continue
            key = self._placed(relation)
            if key is None:
                if NEUTRAL not in self._ends(relation):
                    yield relation, False
            elif key not in self._optional and NEUTRAL not in (key.source, key.target):
                yield relation, key in self._gold

    def _judged(self, relation_type: str) -> tuple[set[GoldTie], set[GoldTie]]:
        predicted = {key for key in self._predicted if key.type == relation_type}
        gold = {key for key in self._gold if key.type == relation_type}
        return predicted - self._optional, gold - self._optional

    def _works_with(self) -> list[GoldTie]:
        return [key for key in self._gold if key.type == WORKS_WITH and key not in self._optional]

    def _status_is_right(self, key: GoldTie) -> bool:
        relation, others = self._gold[key]
        return self._predicted[key].status in (relation.status, *others)

    def _open_ties(self, relations: Iterable[OpenRelation]) -> Iterator[GoldTie]:
        for relation in relations:
            source = self._alignment.gold_item(relation.source)
            target = self._alignment.gold_item(relation.target)
            if source and target:
                yield gold_tie(relation.type, source, target)

    def _gold_ties(self) -> Iterator[tuple[GoldTie, tuple[RelationEntry, tuple[str, ...]]]]:
        gold = self._alignment.gold
        for relation, others in zip(gold.annotation.relations, gold.other_statuses, strict=True):
            source = self._alignment.gold_item(relation.source)
            target = self._alignment.gold_item(relation.target)
            if NEUTRAL in (source, target):
                continue
            if source is None or target is None:
                raise LoadError(
                    f"The gold's {relation.type} from '{relation.source}' to '{relation.target}'"
                    " has an end that is none of its entities, sessions or recommendations;"
                    " correct the gold."
                )
            yield gold_tie(relation.type, source, target), (relation, others)

    def _add_predicted(self, relation: RelationEntry) -> None:
        if relation.type not in RELATION_TYPES:
            return
        key = self._placed(relation)
        if key is None:
            self._lost[relation.type] += NEUTRAL not in self._ends(relation)
            self._lost_pairs += relation.type in _BETWEEN_ENTITIES
        elif NEUTRAL not in (key.source, key.target):
            self._predicted.setdefault(key, relation)

    def _placed(self, relation: RelationEntry) -> GoldTie | None:
        """Return the tie that a predicted relation means; None if an end is nothing in the gold."""
        source, target = self._ends(relation)
        return gold_tie(relation.type, source, target) if source and target else None

    def _ends(self, relation: RelationEntry) -> tuple[GoldItem | None, GoldItem | None]:
        targets = EDGE_TYPES[relation.type].targets
        source = self._alignment.predicted_item(relation.source, _SOURCES[relation.type])
        return source, self._alignment.predicted_item(relation.target, targets)

    def _shown(self, key: GoldTie) -> str:
        return f"{key.type}: {self._name(key.source)} ~ {self._name(key.target)}"

    def _name(self, end: GoldItem) -> str:
        gold = self._alignment.gold.annotation
        if end.what == ENTITY:
            return gold.entities[int(end.key)].name
        if end.what == RECOMMENDATION:
            return gold.recommendations[int(end.key)].id
        return str(end.key)


def _pair(key: GoldTie) -> frozenset[GoldItem]:
    return frozenset((key.source, key.target))


def _entity_pairs(keys: Iterable[GoldTie]) -> set[frozenset[GoldItem]]:
    return {
        _pair(key)
        for key in keys
        if key.source.what == key.target.what == ENTITY and key.source != key.target
    }
