"""The parts of a network: documents, evidence, assertions, nodes and edges.

Each node keeps one :class:`Assertion` per document and each edge keeps every
:class:`Evidence`; name, kind and status are derived from those.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod

from graph.errors import ModelError
from graph.schema import EDGE_TYPES, EXISTING, NODE_TYPES, STATUS_PRECEDENCE, STATUSES

Scalar = str | int | float | bool

_GAPS = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """Return ``text`` folded to lower-case letters, digits and hyphens.

    Text without a letter or digit becomes a short hash, so that two different
    names never share an empty slug.
    """
    plain = text.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in letters if not unicodedata.combining(c))
    joined = _GAPS.sub("-", plain).strip("-")
    return joined or hashlib.sha256(text.encode()).hexdigest()[:12]


def node_id(node_type: str, *parts: str | int) -> str:
    """Return the stable id of a node, such as ``organisation:gemeente-rotterdam``."""
    return ":".join([node_type.lower(), *(slug(str(part)) for part in parts)])


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text whose role the file itself tells: ``text[start:end]``.

    ``kind`` is heading, item (of a list), row (of a table, cells joined by `` | ``) or
    paragraph; ``level`` is a heading's or an item's depth, from 1.
    """

    start: int
    end: int
    kind: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One report as read: frozen text, and where it came from.

    ``pages`` holds pairs (offset of the page's first character, page number) and
    ``blocks`` the layout that the file tells; both are empty for formats that tell none.
    ``source`` is a bare file name, never a path. ``date`` is ISO 8601.
    """

    id: str
    title: str
    text: str
    source: str = ""
    format: str = "txt"
    event: str | None = None
    date: str | None = None
    year: int | None = None
    pages: tuple[tuple[int, int], ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def sha256(self) -> str:
        """The hex digest of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def page_at(self, offset: int) -> int | None:
        """Return the page that holds the character at ``offset``, if pages are known."""
        return max((page for start, page in self.pages if start <= offset), default=None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a document says it: ``document.text[start:end] == quote``, always.

    ``session`` is the number of the session that holds the quote, or None.
    ``status`` is what this quote says of the tie. ``rule`` names the rule that
    read it; ``confidence`` (0 to 1) is that rule's measured precision. ``reader`` says
    who read it if not the rules: the name of a language model and the version of its
    prompt, such as ``llama3.1:8b, prompt 1``.
    """

    document: str
    start: int
    end: int
    quote: str
    session: int | None = None
    status: str = EXISTING
    rule: str = ""
    confidence: float = 1.0
    reader: str = ""

    def __post_init__(self) -> None:
        if not self.quote or self.end - self.start != len(self.quote) or self.start < 0:
            raise ModelError(
                f"Evidence in '{self.document}' at {self.start}-{self.end} does not fit its quote"
                f" of {len(self.quote)} characters; give the quote exactly as it stands there."
            )
        if self.status not in STATUSES:
            raise ModelError(f"Unknown status '{self.status}'; use one of {', '.join(STATUSES)}.")
        if not 0 <= self.confidence <= 1:
            raise ModelError(f"Confidence {self.confidence} of '{self.quote}' is not from 0 to 1.")
        if not isinstance(self.confidence, float):
            object.__setattr__(self, "confidence", float(self.confidence))

    @property
    def sort_key(self) -> tuple[str, int, int, str, str, int, float, str]:
        """The order in which evidence is kept: by document, then by place in it; no ties."""
        session = -1 if self.session is None else self.session
        place = (self.document, self.start, self.end)
        return (*place, self.status, self.rule, session, self.confidence, self.reader)


def combined(evidence: Iterable[Evidence]) -> float:
    """Return how sure (0 to 1) all this evidence makes us of one thing; 1 if there is none.

    Within a document the surest quote of each reader counts, for one writer and one reader err
    alike. Documents are taken as independent, and so are readers: the chance that all of them
    are misread is the product of theirs.
    """
    surest: dict[tuple[str, str], float] = {}
    for one in evidence:
        reading = (one.document, one.reader)
        surest[reading] = max(one.confidence, surest.get(reading, 0.0))
    if len(surest) < 2:
        return next(iter(surest.values()), 1.0)
    return 1 - prod(1 - surest[reading] for reading in sorted(surest))


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one document says of a node: its name there, aliases, kind and mentions."""

    document: str
    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    properties: tuple[tuple[str, Scalar], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The order in which a node keeps its assertions; equal only for equal ones."""
        facts = (self.kind or "", self.aliases, repr(self.properties))
        return (self.document, self.name, *facts, [e.sort_key for e in self.evidence])


@dataclass(frozen=True)
class Node:
    """An actor, place, theme, recommendation, session or report.

    At least one assertion is needed: a node that no document names does not
    exist. The derived properties fold the assertions in an order-free way.
    """

    id: str
    type: str
    assertions: tuple[Assertion, ...]

    def __post_init__(self) -> None:
        if self.type not in NODE_TYPES:
            raise ModelError(f"Unknown node type '{self.type}' of node '{self.id}'.")
        if not self.assertions:
            raise ModelError(f"Node '{self.id}' is named by no document; leave it out.")
        if len(self.assertions) > 1:
            ordered = tuple(sorted(self.assertions, key=lambda a: a.sort_key))
            object.__setattr__(self, "assertions", ordered)

    @cached_property
    def name(self) -> str:
        """The name most mentioned; of equals the longest, then the first in the alphabet."""
        weight: Counter[str] = Counter()
        for assertion in self.assertions:
            weight[assertion.name] += max(1, len(assertion.evidence))
        return min(weight, key=lambda name: (-weight[name], -len(name), name))

    @cached_property
    def kind(self) -> str | None:
        """The kind that most documents give, if any."""
        kinds = Counter(a.kind for a in self.assertions if a.kind)
        return min(kinds, key=lambda kind: (-kinds[kind], kind), default=None)

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """Every other form under which documents name it, sorted."""
        forms = {form for a in self.assertions for form in (a.name, *a.aliases)}
        return tuple(sorted(forms - {self.name}))

    @cached_property
    def properties(self) -> dict[str, Scalar]:
        """Further facts, such as a session's number; the first document wins a conflict."""
        return {key: value for a in reversed(self.assertions) for key, value in a.properties}

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every place where a document names it."""
        return tuple(e for assertion in self.assertions for e in assertion.evidence)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that name it, sorted."""
        return tuple(sorted({a.document for a in self.assertions}))

    @property
    def facts(self) -> dict[str, str]:
        """What a table or another program wants of it beside its id: flat texts, by name."""
        return {
            "type": self.type,
            "name": self.name,
            "kind": self.kind or "",
            "aliases": "; ".join(self.aliases),
            "documents": "; ".join(self.documents),
        }

    @cached_property
    def confidence(self) -> float:
        """How sure all mentions together are (0 to 1)."""
        return combined(self.evidence)


@dataclass(frozen=True)
class Edge:
    """A tie between two nodes, with the quotes that prove it.

    The ends of a symmetric type are kept in the order of their ids, so one
    tie is one edge whichever way a report words it.
    """

    type: str
    source: str
    target: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if self.type not in EDGE_TYPES:
            raise ModelError(f"Unknown edge type '{self.type}'.")
        if not self.evidence:
            raise ModelError(
                f"Edge {self.type} from '{self.source}' to '{self.target}' has no evidence;"
                " no line without a quote."
            )
        if self.source == self.target:
            raise ModelError(f"Edge {self.type} ties '{self.source}' to itself.")
        if EDGE_TYPES[self.type].symmetric and self.target < self.source:
            source, target = self.source, self.target
            object.__setattr__(self, "source", target)
            object.__setattr__(self, "target", source)
        if len(self.evidence) > 1:
            unique = sorted(set(self.evidence), key=lambda e: e.sort_key)
            object.__setattr__(self, "evidence", tuple(unique))

    @property
    def id(self) -> str:
        """The stable id: source, type and target."""
        return f"{self.source}|{self.type}|{self.target}"

    @cached_property
    def status(self) -> str:
        """Strained if a quote says so, else existing if one does, else wanted."""
        found = {e.status for e in self.evidence}
        return next(status for status in STATUS_PRECEDENCE if status in found)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that state it, sorted."""
        return tuple(sorted({e.document for e in self.evidence}))

    @property
    def facts(self) -> dict[str, str | int]:
        """What a table or another program wants of it beside its id and ends, flat, by name.

        ``quotes`` is the number of quotes, ``quote`` the first of them. ``readers`` are the
        language models that read any of them: empty where the rules read all.
        """
        return {
            "type": self.type,
            "status": self.status,
            "documents": "; ".join(self.documents),
            "quotes": len(self.evidence),
            "quote": self.evidence[0].quote,
            "readers": "; ".join(sorted({e.reader for e in self.evidence} - {""})),
        }

    @cached_property
    def confidence(self) -> float:
        """How sure all quotes together are (0 to 1)."""
        return combined(self.evidence)
