"""What the pages read: the store as one run of a page sees it, its answers kept until it changes.

A run opens one snapshot (``with opened():`` in app.py, ``@opened()`` under ``@st.fragment``,
because a fragment also runs alone) and reads everything through ``current()``. So the store
is asked for its revision once a run, and for nothing that an earlier run has read already.
"""

# ruff: noqa: B019 - these caches are bounded, and shared by all runs of one revision
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st

from graph import settings
from graph.analysis.layout.force_directed import positions
from graph.analysis.layout.registry import LAYOUTS, Layout
from graph.errors import NotFoundError
from graph.network import Document, Network
from graph.schema import ACTORS, NEIGHBOURHOOD, ORGANISATION, PERSON, THEME
from graph.store import open_store
from graph.store.base import Counts, DocumentInfo, Filter, Hit, Path, Store
from graph.store.filtering import selected
from views.url_state import DEFAULT_TYPES

ONLY_ACTORS = Filter(types=ACTORS)
ENDS = Filter(types=frozenset({ORGANISATION, PERSON, NEIGHBOURHOOD, THEME}))
EVERYTHING = Filter()
DRAWN_AT_MOST = 1500
"""More nodes than this nobody reads; the page asks to narrow instead of drawing them."""
TEXTS_KEPT = 500
"""Documents whose texts are kept in memory: some tens of megabytes."""


@dataclass(frozen=True)
class Snapshot:
    """A store at one revision. Two runs at the same revision share what was read."""

    store: Store
    revision: str
    _texts: dict[str, Document] = field(default_factory=dict, compare=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, compare=False, repr=False)

    @lru_cache(maxsize=4)
    def counts(self) -> Counts:
        """Return the numbers of what is loaded."""
        return self.store.counts()

    @lru_cache(maxsize=4)
    def documents(self) -> tuple[DocumentInfo, ...]:
        """Return what is loaded, without the texts."""
        return self.store.documents()

    def titles(self) -> dict[str, str]:
        """Return the title of every document by its id."""
        return {info.id: info.title for info in self.documents()}

    def fits_in_picture(self) -> bool:
        """Return whether everything together can be drawn and read."""
        return self.counts().nodes <= DRAWN_AT_MOST

    def network(self, keep: Filter = EVERYTHING) -> Network:
        """Return the part of the network that the filter keeps, its documents without texts.

        A network that fits in one picture is read once, and narrowed here where a filter asks
        only for types, kinds, statuses and numbers.
        """
        by_tie = keep.themes or keep.places or keep.reports or keep.sessions
        if keep == EVERYTHING or by_tie or not self.fits_in_picture():
            return self._read(keep)
        return selected(self.network(), keep)

    @lru_cache(maxsize=24)
    def _read(self, keep: Filter) -> Network:
        return self.store.read(keep, texts=False)

    def near(self, node: str, depth: int = 1) -> Network:
        """Return a node with what is within so many ties. NotFoundError if it is not there."""
        found = self._near(node, depth)
        if found is None:
            raise NotFoundError.of_node(node)
        return found

    @lru_cache(maxsize=64)
    def _near(self, node: str, depth: int) -> Network | None:
        """Return None for an unknown node: that too is kept, unlike an exception."""
        try:
            return self.store.neighbourhood(node, depth=depth)
        except NotFoundError:
            return None

    @lru_cache(maxsize=64)
    def nodes(self, ids: frozenset[str]) -> Network:
        """Return these nodes and the ties between them; unknown ids are left out."""
        return self.store.nodes(ids)

    @lru_cache(maxsize=64)
    def paths(self, source: str, target: str, limit: int) -> tuple[Path, ...]:
        """Return shortest paths between two nodes. NotFoundError if one is not there."""
        return self.store.paths(source, target, limit)

    @lru_cache(maxsize=64)
    def search(
        self, text: str, types: frozenset[str] = frozenset(), limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the best hits for a text."""
        return self.store.search(text, types, limit)

    def texts_at_hand(self) -> dict[str, Document]:
        """Return the documents whose texts were read before, by id."""
        with self._lock:
            return dict(self._texts)

    def texts(self, ids: frozenset[str]) -> dict[str, Document]:
        """Return documents with their texts by id; those not at hand in one query.

        Raises
        ------
        NotFoundError
            If one of them is not in the store.
        """
        at_hand = self.texts_at_hand()
        lacking = ids - at_hand.keys()
        read = self.store.full_documents(lacking) if lacking else {}
        if gone := sorted(lacking - read.keys()):
            raise NotFoundError.of_document(gone[0])
        with self._lock:
            self._texts.update(read)
            for oldest in list(self._texts)[:-TEXTS_KEPT]:
                del self._texts[oldest]
        return {one: read.get(one) or at_hand[one] for one in ids}

    def layout(self, drawn: Network, name: str, centre: str) -> Layout:
        """Return where to draw each node by a method, around a centre if it has one.

        A store that fits in one picture is laid out once, so that nothing moves when a filter
        changes: first what the page shows by default, then the rest around it.
        """
        method = LAYOUTS[name]
        middle = centre if method.centred else ""
        if self.fits_in_picture():
            return self._layout(name, middle)
        return method.compute(drawn, middle)

    @lru_cache(maxsize=16)
    def _layout(self, name: str, centre: str) -> Layout:
        method = LAYOUTS[name]
        if method.fielded:
            return method.compute(self.network(), centre)
        shown_first = self.network(Filter(types=frozenset(DEFAULT_TYPES)))
        first = method.compute(shown_first, centre)
        return Layout(positions(self.network(), pinned=first.places))


_of_this_run: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)


@contextmanager
def opened() -> Iterator[Snapshot]:
    """Open the snapshot of a run; inside a run that has one, give that one.

    Raises
    ------
    StoreError
        If the store does not open or answer; it says what to do.
    """
    if known := _of_this_run.get():
        yield known
        return
    token = _of_this_run.set(_newest())
    try:
        yield current()
    finally:
        _of_this_run.reset(token)


def current() -> Snapshot:
    """Return the snapshot of this run."""
    snapshot = _of_this_run.get()
    if snapshot is None:
        raise RuntimeError("No snapshot is open; read inside 'with snapshot.opened():'.")
    return snapshot


def renew() -> Snapshot:
    """Let the rest of this run see the store as it is now, after a command changed it."""
    _of_this_run.set(_newest())
    return current()


def store() -> Store:
    """Return the store of the settings. StoreError, saying what to do, if it does not open."""
    return _opened(settings.store_url())


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def _newest() -> Snapshot:
    return _at(store(), store().revision())


@lru_cache(maxsize=4)
def _at(store: Store, revision: str) -> Snapshot:
    return Snapshot(store, revision)
