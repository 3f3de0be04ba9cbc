"""What a model answers: read strictly, item by item, into what it proposes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

LONGEST = 400_000
"""Characters of an answer at the most; a whole report is shorter."""
MOST = 500
"""Items of one list at the most."""

_FENCE = "```"
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_LONGEST_FIELD, _MOST_TEXTS = 3_000, 30
_Item = TypeVar("_Item")


class AnswerError(ValueError):
    """An answer is not in the form that was asked for."""


@dataclass(frozen=True, slots=True)
class ProposedName:
    """An actor or a place that a model says a part names, with the forms it has there."""

    type: str
    name: str
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class ProposedTie:
    """A relation that a model says a part states.

    ``source_words`` and ``target_words`` are the words of the quote that stand for the two ends.
    """

    type: str
    source: str
    source_words: str
    target: str
    target_words: str
    status: str
    quote: str


@dataclass(frozen=True, slots=True)
class ProposedAdvice:
    """A recommendation that a model says a part makes."""

    quote: str
    addressees: tuple[str, ...]
    themes: tuple[str, ...]
    explicit: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model proposes for a part; ``malformed`` counts items that are none."""

    names: tuple[ProposedName, ...] = ()
    ties: tuple[ProposedTie, ...] = ()
    advice: tuple[ProposedAdvice, ...] = ()
    themes: tuple[str, ...] = ()
    malformed: int = 0


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What a model says of two names in a few sentences: a status or "no", and the words for it."""

    tie: str
    words: str


def parse_report(content: str) -> Answer:
    """Return what an answer to a question on a part proposes.

    Raises
    ------
    AnswerError
        If it is no JSON object with the lists that were asked for.
    """
    values = _object(content)
    malformed = 0

    def read(name: str, read_one: Callable[[Any], _Item]) -> tuple[_Item, ...]:
        nonlocal malformed
        items = values.get(name)
        if not isinstance(items, list):
            raise AnswerError(f"{name} is no list")
        found = []
        for item in items[:MOST]:
            try:
                found.append(read_one(item))
            except (KeyError, TypeError, ValueError):
                malformed += 1
        malformed += max(0, len(items) - MOST)
        return tuple(found)

    names, ties = read("entities", _name), read("relations", _tie)
    advice, themes = read("recommendations", _advice), read("themes", _text)
    return Answer(names, ties, advice, themes, malformed)


def parse_pair(content: str) -> PairAnswer:
    """Return what an answer to a question on a pair says.

    Raises
    ------
    AnswerError
        If it is not what was asked for.
    """
    values = _object(content)
    try:
        return PairAnswer(_field(values, "tie"), _field(values, "words"))
    except (KeyError, TypeError, ValueError) as error:
        raise AnswerError(str(error)) from error


def _object(content: str) -> Mapping[str, Any]:
    if len(content) > LONGEST:
        raise AnswerError("too long")
    bare = _THOUGHT.sub("", content).strip()
    if bare.startswith(_FENCE) and bare.endswith(_FENCE):
        bare = bare.removeprefix(_FENCE).removesuffix(_FENCE).removeprefix("json")
    try:
        values = json.loads(bare)
    except (ValueError, RecursionError) as error:
        raise AnswerError("no JSON") from error
    if not isinstance(values, dict):
        raise AnswerError("no JSON object")
    return values


def _name(item: Mapping[str, Any]) -> ProposedName:
    aliases = _texts(item, "aliases")
    return ProposedName(_field(item, "type"), _field(item, "name"), aliases, _field(item, "kind"))


def _tie(item: Mapping[str, Any]) -> ProposedTie:
    return ProposedTie(
        *(_field(item, name) for name in ("type", "source", "source_words", "target")),
        *(_field(item, name) for name in ("target_words", "status", "quote")),
    )


def _advice(item: Mapping[str, Any]) -> ProposedAdvice:
    if not isinstance(item["explicit"], bool):
        raise TypeError("explicit")
    addressees, themes = _texts(item, "addressees"), _texts(item, "themes")
    return ProposedAdvice(_field(item, "quote"), addressees, themes, item["explicit"])


def _texts(item: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the first texts of a list; each is looked for in the whole report."""
    values = item[name]
    if not isinstance(values, list):
        raise TypeError("no list")
    return tuple(map(_text, values[:_MOST_TEXTS]))


def _field(item: Mapping[str, Any], name: str) -> str:
    return _text(item[name])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    if len(value) > _LONGEST_FIELD:
        raise ValueError("too long")
    return value.strip()
