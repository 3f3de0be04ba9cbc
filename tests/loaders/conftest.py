"""What the tests of reading share: documents from a string, and short views of what was read."""

from collections.abc import Callable

import pytest

from graph.network import Document, Network
from loaders.ingest.load import read
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.pipeline import extract
from loaders.nlp.sessions import segment

Ties = set[tuple[frozenset[str], str]]


def document_of(text: str) -> Document:
    """Return a plain-text report of these words."""
    return Document("proef", "Proefverslag", text)


def analysed_text_of(text: str) -> AnalysedText:
    """Return what was extracted from a report of these words."""
    document = document_of(text)
    return extract(document, segment(document))


@pytest.fixture(scope="session")
def analysed() -> Callable[[str], AnalysedText]:
    return analysed_text_of


@pytest.fixture(scope="session")
def network() -> Callable[[str], Network]:
    return lambda text: read(document_of(text))


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    return document_of


@pytest.fixture(scope="session")
def named() -> Callable[[str, str], set[str]]:
    """Return the names of a type that a text names, generic groups left out."""

    def names(text: str, type_: str) -> set[str]:
        found = analysed_text_of(text).mentions
        return {m.name for m in found if m.type == type_ and not m.is_group}

    return names


@pytest.fixture(scope="session")
def related() -> Callable[[str, str], set[tuple[str, str]]]:
    """Return the names at both ends of the claims of a type."""

    def ends(text: str, type_: str) -> set[tuple[str, str]]:
        claims = analysed_text_of(text).claims
        return {(_name(c.source), _name(c.target)) for c in claims if c.type == type_}

    return ends


@pytest.fixture(scope="session")
def ties() -> Callable[[str], Ties]:
    """Return the pairs that a text ties, each with its status."""

    def found(text: str) -> Ties:
        claims = [c for c in analysed_text_of(text).claims if c.type == "WORKS_WITH"]
        return {(frozenset({_name(c.source), _name(c.target)}), c.status) for c in claims}

    return found


def _name(end: object) -> str:
    return str(getattr(end, "name", None) or getattr(end, "label", None) or _session(end))


def _session(session: object) -> str:
    return f"S{getattr(session, 'number', '')}"
