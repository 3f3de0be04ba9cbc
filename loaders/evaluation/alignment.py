"""What the ends of relations refer to, so that a predicted tie can be laid on a gold one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from graph.schema import EDGE_TYPES
from loaders.evaluation.annotation import Annotation, EntityEntry, RecommendationEntry
from loaders.evaluation.gold import Gold
from loaders.evaluation.matching import (
    SAME_TEXT,
    match_entities,
    match_recommendations,
    match_sessions,
)
from loaders.evaluation.normalise import comparable, relaxed, token_f1

ENTITY = "entity"
SESSION = "session"
RECOMMENDATION = "recommendation"


class GoldItem(NamedTuple):
    """A gold thing: an entity or recommendation by its index, a session by its label."""

    what: str
    key: int | str


class GoldTie(NamedTuple):
    """A relation between gold things. The ends of a symmetric type stand in a fixed order."""

    type: str
    source: GoldItem
    target: GoldItem


NEUTRAL = GoldItem("neutral", "")
"""Something that the gold leaves open."""


def gold_tie(relation_type: str, source: GoldItem, target: GoldItem) -> GoldTie:
    """Return the tie of this type between these ends."""
    if EDGE_TYPES[relation_type].symmetric:
        source, target = sorted((source, target), key=str)
    return GoldTie(relation_type, source, target)


class Alignment:
    """A prediction laid on a gold: what matches what, what is neutral, where ends point."""

    def __init__(self, predicted: Annotation, gold: Gold) -> None:
        self.predicted = predicted
        self.gold = gold
        self.entities = match_entities(predicted.entities, gold.annotation.entities)
        self.recommendations = match_recommendations(
            predicted.recommendations, gold.annotation.recommendations
        )
        self.sessions = match_sessions(predicted.sessions, gold.annotation.sessions)

    @cached_property
    def neutral_gold(self) -> frozenset[int]:
        """Indices of gold entities that are optional."""
        entities = enumerate(self.gold.annotation.entities)
        return frozenset(j for j, e in entities if comparable(e.name) in self._optional_names)

    @cached_property
    def neutral_predicted(self) -> frozenset[int]:
        """Indices of predicted entities that are neither rewarded nor punished."""
        entities = enumerate(self.predicted.entities)
        return frozenset(i for i, e in entities if self._is_neutral(i, e))

    @cached_property
    def neutral_recommendations(self) -> frozenset[int]:
        """Indices of predicted recommendations that are neither rewarded nor punished."""
        return frozenset(
            i
            for i, entry in enumerate(self.predicted.recommendations)
            if i not in self.recommendations and self._is_optional_text(entry)
        )

    def gold_item(self, name: str) -> GoldItem | None:
        """Return what ``name`` means in the gold, None if nothing does."""
        if name in self._gold_recommendations:
            return GoldItem(RECOMMENDATION, self._gold_recommendations[name])
        if name in self._gold_sessions:
            return GoldItem(SESSION, name)
        index = self._gold_names.get(name)
        if index is None:
            return None
        return NEUTRAL if index in self.neutral_gold else GoldItem(ENTITY, index)

    def predicted_item(self, name: str, types: Container[str]) -> GoldItem | None:
        """Return the gold thing that a predicted end means, None if it is none of the gold's.

        A name that several predicted entities carry means the one of an allowed type.
        """
        if name in self._predicted_recommendations:
            return self._predicted_recommendations[name]
        if self._is_session(name):
            return self._session_item(name)
        index = self._predicted_index(name, types)
        if index is None:
            return NEUTRAL if comparable(name) in self._optional_names else None
        if index in self.neutral_predicted:
            return NEUTRAL
        return GoldItem(ENTITY, self.entities[index]) if index in self.entities else None

    @cached_property
    def _optional_names(self) -> frozenset[str]:
        return frozenset(map(comparable, self.gold.optional_entities))

    def _is_neutral(self, index: int, entity: EntityEntry) -> bool:
        if index in self.entities:
            return self.entities[index] in self.neutral_gold
        forms = map(comparable, (entity.name, *entity.aliases))
        return not self._optional_names.isdisjoint(forms)

    def _is_optional_text(self, entry: RecommendationEntry) -> bool:
        text = relaxed(entry.text)
        return any(
            token_f1(entry.text, other) >= SAME_TEXT
            or text in relaxed(other)
            or relaxed(other) in text
            for other in self.gold.optional_recommendations
        )

    @cached_property
    def _gold_recommendations(self) -> dict[str, int]:
        return {entry.id: j for j, entry in enumerate(self.gold.annotation.recommendations)}

    @cached_property
    def _gold_sessions(self) -> frozenset[str]:
        return frozenset(f"S{session.number}" for session in self.gold.annotation.sessions)

    @cached_property
    def _gold_names(self) -> dict[str, int]:
        return {entity.name: j for j, entity in enumerate(self.gold.annotation.entities)}

    @cached_property
    def _predicted_recommendations(self) -> dict[str, GoldItem | None]:
        return {
            entry.id: self._recommendation_item(i)
            for i, entry in enumerate(self.predicted.recommendations)
        }

    def _recommendation_item(self, index: int) -> GoldItem | None:
        if index in self.recommendations:
            return GoldItem(RECOMMENDATION, self.recommendations[index])
        return NEUTRAL if index in self.neutral_recommendations else None

    @cached_property
    def _predicted_sessions(self) -> frozenset[str]:
        return frozenset(f"S{session.number}" for session in self.predicted.sessions)

    def _is_session(self, name: str) -> bool:
        return name in self._predicted_sessions or name in self._gold_sessions

    def _session_item(self, label: str) -> GoldItem | None:
        if label in self.sessions:
            return GoldItem(SESSION, self.sessions[label])
        no_sessions_predicted = not self._predicted_sessions
        return GoldItem(SESSION, label) if no_sessions_predicted else None

    def _predicted_index(self, name: str, types: Container[str]) -> int | None:
        found = [
            *self._by_name.get(name, ()),
            *self._by_alias.get(name, ()),
            *self._by_comparable.get(comparable(name), ()),
        ]
        fitting = (i for i in found if self.predicted.entities[i].type in types)
        return next(fitting, next(iter(found), None))

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        return _index((entity.name,) for entity in self.predicted.entities)

    @cached_property
    def _by_alias(self) -> dict[str, list[int]]:
        return _index(entity.aliases for entity in self.predicted.entities)

    @cached_property
    def _by_comparable(self) -> dict[str, list[int]]:
        return _index((comparable(entity.name),) for entity in self.predicted.entities)


def _index(forms_of_each: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, forms in enumerate(forms_of_each):
        for form in forms:
            found.setdefault(form, []).append(index)
    return found
