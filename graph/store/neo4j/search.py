"""Search in a Neo4j store: candidates from the full-text indexes, ranked as everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neo4j import ManagedTransaction

from graph.store.base import Hit
from graph.store.search_ranking import (
    QUOTE,
    LabelMatch,
    asked_words,
    labels_of,
    may_be_misspelt,
    ranked,
)

_CANDIDATES = 300
_OF_TYPE = " WHERE $types IS NULL OR n.type IN $types"
_ENTITIES = (
    "CALL db.index.fulltext.queryNodes('entity_words', $words) YIELD node AS n, score"
    f"{_OF_TYPE} RETURN n.id, n.type, n.name, n.aliases, n.text, n.quotes"
    " ORDER BY score DESC LIMIT $candidates"
)
_EVIDENCE = (
    "CALL db.index.fulltext.queryNodes('evidence_words', $words) YIELD node AS e"
    " UNWIND [e.source, e.target] AS end MATCH (n:Entity {id: end})"
    f"{_OF_TYPE} RETURN n.id, n.type, n.name, e.quote LIMIT $candidates"
)


def search_nodes(
    transaction: ManagedTransaction, text: str, types: frozenset[str], limit: int
) -> tuple[Hit, ...]:
    """Return the best hits."""
    asked = asked_words(text)
    if not asked:
        return ()
    candidates = [
        *_entities(transaction, " ".join(map(_alternatives, asked)), types),
        *_quotes(transaction, " ".join(f"+{word}*" for word in asked), types),
    ]
    return ranked(text, candidates, limit)


def _entities(
    transaction: ManagedTransaction, query: str, types: frozenset[str]
) -> Iterator[LabelMatch]:
    for id, type, name, aliases, text, quotes in _rows(transaction, _ENTITIES, query, types):
        for field, label in labels_of(type, name, aliases, text, quotes):
            yield LabelMatch(id, type, name, field, label)


def _quotes(
    transaction: ManagedTransaction, query: str, types: frozenset[str]
) -> Iterator[LabelMatch]:
    for id, type, name, quote in _rows(transaction, _EVIDENCE, query, types):
        yield LabelMatch(id, type, name, QUOTE, quote)


def _rows(
    transaction: ManagedTransaction, query: str, lucene: str, types: frozenset[str]
) -> Iterator[list[Any]]:
    given = {"words": lucene, "types": list(types) or None, "candidates": _CANDIDATES}
    yield from transaction.run(query, given).values()


def _alternatives(word: str) -> str:
    """Return a Lucene clause: the word itself best, then what begins with it, then a typo.

    ``word`` has letters and digits only, so nothing in it can be taken for an operator.
    """
    typo = f" {word}~1" if may_be_misspelt(word) else ""
    return f"+({word}^4 {word}*^2{typo})"
