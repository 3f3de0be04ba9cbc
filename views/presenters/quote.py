"""A quote as it is shown: between the words around it, with where it stands.

What a table says is shown as its row: the cells by column, with the number of the row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.network import Document, Evidence
from loaders.spreadsheets.cited_row import cited_row
from views.contract.panel import Quote
from views.i18n import Words
from views.presenters.labels import one_line, page_link, report_title
from views.routes import REPORTS

CONTEXT = 130
"""Characters shown before and after a quote, cut at whole words."""


@dataclass(frozen=True, slots=True)
class QuoteSource:
    """What quotes are taken from and worded with; a tie is shown with ``per_tie`` of them.

    ``titles`` are those of all documents by id; a ``document`` is asked for only where its
    text is quoted.
    """

    words: Words
    document: Callable[[str], Document]
    titles: Mapping[str, str]
    per_tie: int = 2


def quotation(evidence: Evidence, sources: QuoteSource) -> Quote:
    """Return a quote with its context, its source in words, and a link to its place there."""
    words, report = sources.words, sources.document(evidence.document)
    row = cited_row(report, evidence)
    link = page_link(
        _source(evidence, report, words, row.number if row else None),
        words.language,
        REPORTS,
        doc=evidence.document,
        at=f"{evidence.start}-{evidence.end}",
    )
    if row:
        return Quote(evidence.quote, link, cells=row.cells)
    before = _before(report.text[max(0, evidence.start - CONTEXT) : evidence.start])
    after = _after(report.text[evidence.end : evidence.end + CONTEXT])
    return Quote(evidence.quote, link, before, after)


def _before(text: str) -> str:
    cut = text.partition(" ")[2] if len(text) == CONTEXT else text
    lead = "… " if len(text) == CONTEXT else ""
    return lead + one_line(cut) + _space(text[-1:])


def _after(text: str) -> str:
    cut = text.rpartition(" ")[0] if len(text) == CONTEXT else text
    return _space(text[:1]) + one_line(cut) + (" …" if len(text) == CONTEXT else "")


def _space(character: str) -> str:
    return " " if character.isspace() else ""


def _source(evidence: Evidence, report: Document, words: Words, row: int | None = None) -> str:
    page = report.page_at(evidence.start)
    parts = [report_title(report.title) or report.source or report.id]
    if evidence.session is not None:
        parts.append(words("quote.session", number=evidence.session))
    if page is not None:
        sheet = words("quote.sheet", number=page)
        parts.append(sheet if row else words("quote.page", number=page))
    if row:
        parts.append(words("quote.row", number=row))
    if evidence.reader:
        parts.append(words("quote.reader", reader=one_line(evidence.reader)))
    return " · ".join(parts)
