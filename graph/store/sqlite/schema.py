"""The tables of the embedded store, as migrations: step n leads from version n to n + 1.

What documents say is kept row by row (``assertion``, ``mention``, ``evidence``); ``node``,
``edge`` and ``label`` hold what follows from those rows, for filters and search. Both word
indexes read their text from the tables and are kept in step by triggers.
"""

from __future__ import annotations

APPLICATION_ID = 0x4E574154
"""Marks a file as ours (the letters NWAT)."""

_DOCUMENTS = (
    """CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1), revision TEXT NOT NULL) STRICT""",
    """INSERT INTO state VALUES (1, hex(randomblob(8)))""",
    """CREATE TABLE document (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
        source TEXT NOT NULL, format TEXT NOT NULL, event TEXT, date TEXT, year INTEGER,
        sha256 TEXT NOT NULL, length INTEGER NOT NULL, digest TEXT NOT NULL,
        layout TEXT NOT NULL, text TEXT NOT NULL) STRICT""",
)

_NODES = (
    """CREATE TABLE node (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '', kind TEXT, confidence REAL NOT NULL DEFAULT 0,
        sources INTEGER NOT NULL DEFAULT 0, degree INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE INDEX node_type ON node (type, kind)""",
    """CREATE TABLE assertion (
        key INTEGER PRIMARY KEY, node INTEGER NOT NULL REFERENCES node,
        document INTEGER NOT NULL REFERENCES document, name TEXT NOT NULL, kind TEXT,
        aliases TEXT NOT NULL, properties TEXT NOT NULL) STRICT""",
    """CREATE INDEX assertion_node ON assertion (node, document)""",
    """CREATE INDEX assertion_document ON assertion (document, node)""",
    """CREATE TABLE mention (
        assertion INTEGER NOT NULL REFERENCES assertion ON DELETE CASCADE,
        position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        quote TEXT NOT NULL, session INTEGER, status TEXT NOT NULL, rule TEXT NOT NULL,
        confidence REAL NOT NULL, PRIMARY KEY (assertion, position)) STRICT, WITHOUT ROWID""",
)

_EDGES = (
    """CREATE TABLE edge (
        key INTEGER PRIMARY KEY, type TEXT NOT NULL, source INTEGER NOT NULL REFERENCES node,
        target INTEGER NOT NULL REFERENCES node, status TEXT NOT NULL DEFAULT '',
        confidence REAL NOT NULL DEFAULT 0, sources INTEGER NOT NULL DEFAULT 0,
        UNIQUE (source, target, type)) STRICT""",
    """CREATE INDEX edge_target ON edge (target, source)""",
    """CREATE TABLE evidence (
        key INTEGER PRIMARY KEY, edge INTEGER NOT NULL REFERENCES edge,
        document INTEGER NOT NULL REFERENCES document, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, quote TEXT NOT NULL, session INTEGER, status TEXT NOT NULL,
        rule TEXT NOT NULL, confidence REAL NOT NULL) STRICT""",
    """CREATE INDEX evidence_edge ON evidence (edge)""",
    """CREATE INDEX evidence_document ON evidence (document, session)""",
)

_LABELS = (
    """CREATE TABLE label (
        key INTEGER PRIMARY KEY, node INTEGER NOT NULL REFERENCES node ON DELETE CASCADE,
        field TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL) STRICT""",
    """CREATE INDEX label_node ON label (node)""",
    """CREATE INDEX label_folded ON label (folded)""",
)


def _word_index(name: str, table: str, column: str, options: str) -> tuple[str, ...]:
    forget = f"INSERT INTO {name}({name}, rowid, {column}) VALUES ('delete', old.key, old.{column})"
    return (
        f"""CREATE VIRTUAL TABLE {name} USING fts5({column}, content='{table}',
            content_rowid='key', {options})""",
        f"""CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN
            INSERT INTO {name}(rowid, {column}) VALUES (new.key, new.{column}); END""",
        f"""CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {forget}; END""",
    )


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        *_DOCUMENTS,
        *_NODES,
        *_EDGES,
        *_LABELS,
        *_word_index(
            "label_words",
            "label",
            "folded",
            "prefix='2 3', tokenize='unicode61 remove_diacritics 0'",
        ),
        *_word_index(
            "quote_words", "evidence", "quote", "tokenize='unicode61 remove_diacritics 2'"
        ),
        "CREATE VIRTUAL TABLE label_vocabulary USING fts5vocab(label_words, row)",
    ),
    (
        "ALTER TABLE mention ADD COLUMN reader TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE evidence ADD COLUMN reader TEXT NOT NULL DEFAULT ''",
    ),
)
