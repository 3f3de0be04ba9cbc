"""A report in full, with what was read from it marked in its text."""

from __future__ import annotations

from dataclasses import dataclass

from views.contract.links import Link


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of the text: ``sought`` by the address or not, a ``link`` where it is a name."""

    text: str
    sought: bool
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``kind`` is heading or paragraph. Its pieces, joined, are its text."""

    kind: str
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The report. Another ``sought`` scrolls to the first piece that is sought."""

    title: str
    facts: tuple[str, ...]
    lead: str
    note: str
    paragraphs: tuple[Paragraph, ...]
    sought: str
