"""Which predicted item is which gold item: one to one, by index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.schema import ORGANISATION
from loaders.evaluation.annotation import EntityEntry, RecommendationEntry, SessionEntry
from loaders.evaluation.normalise import GENERIC_NAMES, comparable, token_f1

_K = TypeVar("_K", int, str)

SAME_TEXT = 0.6
"""The token F1 from which two titles or two recommendations are the same."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """An entity's comparable forms. Generic aliases name no one and are left out of ``aliases``."""

    type: str
    name: str
    aliases: frozenset[str]
    generic: frozenset[str]

    @classmethod
    def of(cls, entity: EntityEntry) -> _Forms:
        name = comparable(entity.name)
        others = {comparable(alias) for alias in entity.aliases}
        distinct = frozenset(others - GENERIC_NAMES - {name, ""})
        return cls(entity.type, name, distinct, frozenset((others | {name}) & GENERIC_NAMES))

    def names(self, name: str) -> bool:
        """Tell whether ``name`` is one of these forms."""
        return name == self.name or name in self.aliases


def match_entities(predicted: Sequence[EntityEntry], gold: Sequence[EntityEntry]) -> dict[int, int]:
    """Return predicted index -> gold index, within a type.

    First by name, then where one's name is the other's alias, then by a shared alias. A bare
    generic word ("de gemeente") matches last, where only one gold organisation can be meant.
    """
    left, right = [_Forms.of(e) for e in predicted], [_Forms.of(e) for e in gold]
    matches: dict[int, int] = {}
    for agree in (_same_name, _name_is_alias, _share_an_alias):
        _match_where(agree, left, right, matches)
    _match_generic(left, right, matches)
    return matches


def wrongly_typed(predicted: EntityEntry, gold: Sequence[EntityEntry]) -> EntityEntry | None:
    """Return the gold entity of another type that goes by the predicted entity's name."""
    name = comparable(predicted.name)
    others = (entity for entity in gold if entity.type != predicted.type)
    return next((entity for entity in others if _Forms.of(entity).names(name)), None)


def _same_name(first: _Forms, second: _Forms) -> bool:
    return first.name == second.name


def _name_is_alias(first: _Forms, second: _Forms) -> bool:
    return first.name in second.aliases or second.name in first.aliases


def _share_an_alias(first: _Forms, second: _Forms) -> bool:
    return not first.aliases.isdisjoint(second.aliases)


def _match_where(
    agree: Callable[[_Forms, _Forms], bool],
    predicted: Sequence[_Forms],
    gold: Sequence[_Forms],
    matches: dict[int, int],
) -> None:
    taken = set(matches.values())
    for i, left in enumerate(predicted):
        if i in matches:
            continue
        for j, right in enumerate(gold):
            if j not in taken and left.type == right.type and agree(left, right):
                matches[i] = j
                taken.add(j)
                break


def _match_generic(
    predicted: Sequence[_Forms], gold: Sequence[_Forms], matches: dict[int, int]
) -> None:
    for word in sorted(GENERIC_NAMES):
        bare = [i for i, forms in enumerate(predicted) if i not in matches and forms.name == word]
        meant = [
            j
            for j, forms in enumerate(gold)
            if word in forms.generic and forms.type == ORGANISATION
        ]
        if len(bare) != 1 or len(meant) != 1 or predicted[bare[0]].type != ORGANISATION:
            continue
        if meant[0] not in matches.values():
            matches[bare[0]] = meant[0]


def match_recommendations(
    predicted: Sequence[RecommendationEntry], gold: Sequence[RecommendationEntry]
) -> dict[int, int]:
    """Return predicted index -> gold index, the most alike texts first."""
    alike = [
        (token_f1(left.text, right.text), i, j)
        for i, left in enumerate(predicted)
        for j, right in enumerate(gold)
    ]
    return _best_first(alike)


def match_sessions(
    predicted: Sequence[SessionEntry], gold: Sequence[SessionEntry]
) -> dict[str, str]:
    """Return predicted label -> gold label (both as ``S3``), by title, else by number."""
    left = {f"S{session.number}": session.title for session in predicted}
    right = {f"S{session.number}": session.title for session in gold}
    alike = [(token_f1(left[a], right[b]), a, b) for a in left for b in right]
    matches = _best_first(alike)
    for label in left:
        if label not in matches and label in right and label not in matches.values():
            matches[label] = label
    return matches


def _best_first(alike: list[tuple[float, _K, _K]]) -> dict[_K, _K]:
    matches: dict[_K, _K] = {}
    taken: set[_K] = set()
    for likeness, left, right in sorted(alike, reverse=True):
        if likeness >= SAME_TEXT and left not in matches and right not in taken:
            matches[left] = right
            taken.add(right)
    return matches
