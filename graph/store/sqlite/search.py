"""Search in the embedded store: candidates from the word indexes, ranked as everywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.store.base import Hit
from graph.store.search_ranking import LabelMatch, asked_words, folded, may_be_misspelt, ranked
from graph.store.sqlite.reader import among

_CANDIDATES = 300
_TYPE = " AND node.type IN (SELECT value FROM json_each(?))"
_LABEL = "SELECT node.id, node.type, node.name, label.field, label.text FROM "
_SAME = "label JOIN node ON node.key = label.node WHERE label.folded = ?"
_ALIKE = (
    "label_words JOIN label ON label.key = label_words.rowid JOIN node ON node.key = label.node"
    " WHERE label_words MATCH ?"
)
_QUOTE = (
    "SELECT node.id, node.type, node.name, 'quote', evidence.quote FROM quote_words"
    " JOIN evidence ON evidence.key = quote_words.rowid JOIN edge ON edge.key = evidence.edge"
    " JOIN node ON node.key IN (edge.source, edge.target) WHERE quote_words MATCH ?"
)


def vocabulary(connection: sqlite3.Connection) -> list[str]:
    """Return every word of a name or alias in which a typo may be forgiven."""
    rows = connection.execute("SELECT term FROM label_vocabulary")
    return [term for (term,) in rows if may_be_misspelt(term)]


def search_nodes(
    connection: sqlite3.Connection,
    known_words: list[str],
    text: str,
    types: frozenset[str],
    limit: int,
) -> tuple[Hit, ...]:
    """Return the best hits; ``known_words`` are those of :func:`vocabulary`."""
    asked = asked_words(text)
    if not asked:
        return ()
    begins = " ".join(f'"{word}"*' for word in asked)
    alike = " AND ".join(f"({_alternatives(word, known_words)})" for word in asked)
    found = (
        LabelMatch(*row)
        for query, order, match in (
            (_LABEL + _SAME, "", folded(text)),
            (_LABEL + _ALIKE, " ORDER BY rank", alike),
            (_QUOTE, "", begins),
        )
        for row in _rows(connection, query, order, match, types)
    )
    return ranked(text, found, limit)


def _rows(
    connection: sqlite3.Connection, query: str, order: str, match: str, types: frozenset[str]
) -> Iterator[tuple[str, str, str, str, str]]:
    chosen = [among(sorted(types))] if types else []
    query += (_TYPE if types else "") + f"{order} LIMIT {_CANDIDATES}"
    yield from connection.execute(query, [match, *chosen])


def _alternatives(word: str, known_words: list[str]) -> str:
    """Return what matches a word: what begins with it, or is one typo away."""
    close = []
    if may_be_misspelt(word):
        found = process.extract_iter(word, known_words, scorer=OSA.distance, score_cutoff=1)
        close = [f'"{other}"' for other, _, _ in found]
    return " OR ".join([f'"{word}"*', *close])
