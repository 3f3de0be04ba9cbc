"""The one contract of the stores. Every back-end passes the same contract tests."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from graph.network import Document, Network
from graph.schema import NEIGHBOURHOOD, SESSION, THEME

FACETS = (THEME, NEIGHBOURHOOD, SESSION)
"""Node types whose nodes a filter can ask for one by one."""
MAX_DEPTH = 5
"""The deepest neighbourhood and the longest path (in edges) that a store is asked for."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which part of the network to read. An empty field keeps everything.

    ``types``, ``kinds`` and ``edge_types`` are schema names; kinds restrict the node types
    they belong to, other types are kept; ``statuses`` holds for WORKS_WITH edges only.
    ``themes`` and ``places`` are node ids: a node is kept when it is one of them, or is
    tied to one directly or through a session or a recommendation (to one of the themes and
    to one of the places, where both are given). ``reports`` are document ids: only what
    those documents said is kept. ``sessions`` are session node ids: kept are these, what is
    mentioned in them, and the ties that a quote from them states, with those quotes only.
    ``min_confidence`` (0 to 1) and ``min_sources`` (number of documents) hold for nodes and
    edges. An edge is kept when both its ends are.
    """

    types: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    edge_types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    min_sources: int = 1


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """What a write did: ids of the documents that were added, replaced or already the same."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document without its text. ``length`` is in characters."""

    id: str
    title: str
    source: str
    format: str
    event: str | None
    date: str | None
    year: int | None
    sha256: str
    length: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: a node, what matched (name, alias, text or quote) and how well.

    ``score`` is 1 for an exact name and falls towards 0; hits come best first.
    """

    node: str
    type: str
    name: str
    matched: str
    field: str
    score: float


@dataclass(frozen=True, slots=True)
class Path:
    """A path: node ids from source to target, and the edge ids between them."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers for the overview and the filters; keys are schema names or ids.

    ``evidence`` counts the quotes behind edges, ``by_report`` the nodes that each document
    (by id) names, ``by_status`` the WORKS_WITH edges, ``by_facet`` the edges of each theme,
    place and session (by node id), ``by_sources`` the nodes that so many documents name,
    ``by_confidence`` the nodes that are so sure, in tenths (0 to 10, rounded down).
    """

    documents: int = 0
    nodes: int = 0
    edges: int = 0
    evidence: int = 0
    by_type: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_edge_type: Mapping[str, int] = field(default_factory=dict)
    by_status: Mapping[str, int] = field(default_factory=dict)
    by_report: Mapping[str, int] = field(default_factory=dict)
    by_facet: Mapping[str, int] = field(default_factory=dict)
    by_sources: Mapping[int, int] = field(default_factory=dict)
    by_confidence: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the store answers, what it is, and whether it can be written."""

    ok: bool
    backend: str
    location: str
    message: str = ""
    version: str = ""
    writable: bool = True


class Store(ABC):
    """Where networks live.

    Every verb raises a :class:`graph.errors.StoreError` that says what to do. A store may
    be used from several threads. Use it as a context manager, or call :meth:`close`.
    """

    @abstractmethod
    def write(self, *networks: Network) -> WriteSummary:
        """Store what the documents of these networks say: of each document all or nothing.

        Many small networks at once are written faster than one by one. A document that is
        known under the same id is replaced by this reading; the same reading again changes
        nothing. ModelError, with nothing stored, unless every assertion and every evidence
        belongs to a document of its network, every quote stands there exactly, a document
        names both ends of each edge that it states, and no two networks hold the same one.
        """

    @abstractmethod
    def remove(self, document_id: str) -> bool:
        """Remove a document and exactly what only it said. False if it was not there."""

    @abstractmethod
    def read(self, filter: Filter = Filter(), *, texts: bool = True) -> Network:
        """Return the whole network, or the part that the filter keeps.

        Documents come along without being filtered unless ``filter.reports`` is given.
        Without ``texts`` they say what they are, but their text, pages and blocks are empty:
        enough to analyse and to draw, and a small part of the memory.
        """

    @abstractmethod
    def nodes(self, ids: frozenset[str]) -> Network:
        """Return these nodes and the edges between them, without documents.

        Unknown ids are left out.
        """

    @abstractmethod
    def neighbourhood(self, node: str, depth: int = 1, limit: int = 500) -> Network:
        """Return the nodes within ``depth`` edges (any direction, 1 to MAX_DEPTH) of a node.

        At most ``limit`` nodes: nearest first, then those with most edges, then by id; all
        edges between the kept nodes come along, documents do not. NotFoundError for an
        unknown node.
        """

    @abstractmethod
    def paths(self, source: str, target: str, limit: int = 5) -> tuple[Path, ...]:
        """Return shortest paths (any direction, all equally short, in order of ids).

        Of several edges between two nodes the first by id is given. Empty when there is no
        path within MAX_DEPTH edges. NotFoundError for unknown ends.
        Report nodes are not walked through: sharing a report is no tie.
        """

    @abstractmethod
    def search(
        self, text: str, types: frozenset[str] = frozenset(), limit: int = 20
    ) -> tuple[Hit, ...]:
        """Search names, aliases, texts of recommendations and quotes.

        Every word must be found in the same name, alias, text or quote. Case and diacritics
        are folded, every word may be a prefix, and one typo is forgiven in each word of four
        letters or more in names and aliases. A quote that states an edge counts for both its
        ends; each node gives its best hit. Any text is allowed and none is interpreted as a
        query language.
        """

    @abstractmethod
    def counts(self) -> Counts:
        """Return the numbers for the overview and the filters."""

    @abstractmethod
    def documents(self) -> tuple[DocumentInfo, ...]:
        """Return what is loaded, in order of id."""

    @abstractmethod
    def document(self, document_id: str) -> Document:
        """Return one document with its text. NotFoundError if it is not there."""

    @abstractmethod
    def full_documents(self, ids: frozenset[str]) -> dict[str, Document]:
        """Return these documents with their texts, by id, in one query.

        Unknown ids are left out.
        """

    @abstractmethod
    def revision(self) -> str:
        """Return a cheap token that changes whenever the content does (for caches)."""

    @abstractmethod
    def health(self) -> Health:
        """Return how the store is doing; never raises."""

    @abstractmethod
    def close(self) -> None:
        """Release connections. Calling it twice is fine."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
