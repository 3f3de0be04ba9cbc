"""What the pages read: the store, opened once, and its answers, kept until it changes."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from graph import settings
from graph.analysis.layout.force_directed import positions
from graph.analysis.layout.registry import ARRANGEMENTS, Laid
from graph.network import Document, Network
from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, THEME
from graph.store import open_store
from graph.store.base import Counts, DocumentInfo, Filter, Store
from graph.store.filtering import selected
from views.url_state import DEFAULT_TYPES

ACTORS = Filter(types=frozenset({ORGANISATION, PERSON}))
ENDS = Filter(types=frozenset({ORGANISATION, PERSON, NEIGHBOURHOOD, THEME}))
EVERYTHING = Filter()
DRAWN_AT_MOST = 1500
"""More nodes than this nobody reads; the page asks to narrow instead of drawing them."""


def store() -> Store:
    """Return the store of the settings. StoreError, saying what to do, if it does not open."""
    return _opened(settings.store_url())


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def counts() -> Counts:
    """Return the numbers of what is loaded."""
    return _counts(store(), store().revision())


@lru_cache(maxsize=4)
def _counts(opened: Store, revision: str) -> Counts:
    return opened.counts()


def titles() -> dict[str, str]:
    """Return the title of every report by its id."""
    return {info.id: info.title for info in documents()}


def documents() -> tuple[DocumentInfo, ...]:
    """Return what is loaded, without the texts."""
    return _documents(store(), store().revision())


@lru_cache(maxsize=4)
def _documents(opened: Store, revision: str) -> tuple[DocumentInfo, ...]:
    return opened.documents()


def network(keep: Filter = EVERYTHING) -> Network:
    """Return the part of the network that the filter keeps.

    A network that fits in one picture is read once, and narrowed here where a filter asks
    only for types, kinds, statuses and numbers.
    """
    by_tie = keep.themes or keep.places or keep.reports or keep.sessions
    if keep == EVERYTHING or by_tie or counts().nodes > DRAWN_AT_MOST:
        return _network(store(), store().revision(), keep)
    return selected(network(), keep)


@lru_cache(maxsize=24)
def _network(opened: Store, revision: str, keep: Filter) -> Network:
    return opened.read(keep)


def near(node: str, depth: int = 1) -> Network:
    """Return a node with what is within so many ties. NotFoundError if it is not there."""
    return _near(store(), store().revision(), node, depth)


@lru_cache(maxsize=64)
def _near(opened: Store, revision: str, node: str, depth: int) -> Network:
    return opened.neighbourhood(node, depth=depth)


def nodes(ids: frozenset[str]) -> Network:
    """Return these nodes and the ties between them; unknown ids are left out."""
    return _nodes(store(), store().revision(), ids)


@lru_cache(maxsize=64)
def _nodes(opened: Store, revision: str, ids: frozenset[str]) -> Network:
    return opened.nodes(ids)


def document(document_id: str) -> Document:
    """Return one report with its text."""
    return _document(store(), store().revision(), document_id)


@lru_cache(maxsize=32)
def _document(opened: Store, revision: str, document_id: str) -> Document:
    return opened.document(document_id)


def laid(drawn: Network, name: str, centre: str) -> Laid:
    """Return where to draw each node in an arrangement, around a centre if it has one.

    A store that fits in one picture is laid out once, so that nothing moves when a filter
    changes: first what the page shows by default, then the rest around it.
    """
    arrangement = ARRANGEMENTS[name]
    middle = centre if arrangement.centred else ""
    if counts().nodes <= DRAWN_AT_MOST:
        return _laid(store(), store().revision(), name, middle)
    return arrangement.lay(drawn, middle)


@lru_cache(maxsize=16)
def _laid(opened: Store, revision: str, name: str, centre: str) -> Laid:
    arrangement = ARRANGEMENTS[name]
    if arrangement.fielded:
        return arrangement.lay(network(), centre)
    shown_first = network(Filter(types=frozenset(DEFAULT_TYPES)))
    first = arrangement.lay(shown_first, centre)
    return Laid(positions(network(), pinned=first.places))
