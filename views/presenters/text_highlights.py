"""A report in full, with what was read from it marked in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.network import Document, Network, Node
from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, SESSION, THEME
from views.contract.report import Paragraph, TextPiece
from views.presenters.labels import dossier_link, kind_of

MARKED = (ORGANISATION, PERSON, NEIGHBOURHOOD, THEME)
"""Types whose mentions are marked; sessions and recommendations are stretches, not names."""

_Range = tuple[int, int]
_LINE_ENDS = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A stretch of the text that names a node."""

    start: int
    end: int
    node: Node


def marked_names(document: Document, network: Network) -> list[MarkedName]:
    """Return the names in a document in order; of overlapping ones the longest."""
    found = [
        MarkedName(evidence.start, evidence.end, node)
        for node in network.nodes.values()
        if node.type in MARKED
        for evidence in node.evidence
        if evidence.document == document.id
    ]
    kept: list[MarkedName] = []
    for one in sorted(found, key=lambda m: (m.start, -m.end, m.node.id)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def paragraphs(
    document: Document, network: Network, sought: tuple[int, int], language: str
) -> list[Paragraph]:
    """Return the text in paragraphs of pieces: plain, a name, or part of what is sought.

    The pieces of all paragraphs, joined, are the text itself.
    """
    marks = marked_names(document, network)
    starts = [mark.start for mark in marks]
    result = []
    for start, end, kind in _stretches(document, _headings(document, network)):
        inside = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        pieces = _pieces(document.text, (start, end), inside, sought, language)
        result.append(Paragraph(kind, tuple(pieces)))
    return result


def _headings(document: Document, network: Network) -> set[int]:
    """Return where headings begin: those that the file marks, and those of the sessions."""
    marked = {block.start for block in document.blocks if block.kind == "heading"}
    sessions = (node for node in network.nodes.values() if node.type == SESSION)
    return marked | {e.start for node in sessions for e in node.evidence[:1]}


def _stretches(document: Document, headings: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each paragraph: as the file says, else a line each."""
    lines = (match.end() for match in _LINE_ENDS.finditer(document.text))
    cuts = sorted({block.start for block in document.blocks} or set(lines))
    start = 0
    for end in [*cuts, len(document.text)]:
        if end > start:
            yield start, end, "heading" if start in headings else "paragraph"
        start = end


def _pieces(
    text: str, stretch: _Range, marks: list[MarkedName], sought: _Range, language: str
) -> Iterator[TextPiece]:
    start, end = stretch
    edges = {start, end, *(edge for mark in marks for edge in (mark.start, mark.end)), *sought}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    for left, right in pairwise(cuts):
        mark = next((mark for mark in marks if mark.start <= left < mark.end), None)
        link = (
            replace(dossier_link(mark.node, language), title=kind_of(mark.node, language))
            if mark
            else None
        )
        yield TextPiece(text[left:right], sought[0] <= left < sought[1], link)
