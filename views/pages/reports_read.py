"""A report in full, with what was read from it marked in the text."""

from __future__ import annotations

import re

import streamlit as st

from graph.network import Document, Network
from graph.store.base import Filter
from views import url_state
from views.components.registry import report
from views.contract.report import Paragraph, ReportView
from views.i18n import Words
from views.presenters.labels import report_title
from views.presenters.language_model.who_read import reading_facts
from views.presenters.text_highlights import marked_names, paragraphs
from views.queries import snapshot

_REPORT = "report_text"
WHOLE_UP_TO = 300_000
"""Longer reports (in characters) are shown in part, around what is sought."""


def report_text(document_id: str, words: Words) -> None:
    """Draw a report, at the place that the address asks for."""
    now, chosen = snapshot.current(), frozenset({document_id})
    document = now.texts(chosen)[document_id]
    view = _report_view(document, now.network(Filter(reports=chosen)), words)
    report(_REPORT, view, url_state.follow(_REPORT))


def _report_view(document: Document, network: Network, words: Words) -> ReportView:
    sought = place_in(document, str(st.session_state.get(url_state.PLACE, "")))
    text, partly = paragraphs(document, network, sought, words.language), False
    if len(document.text) > WHOLE_UP_TO:
        text, partly = _part(text, sought), True
    lead = words("reports.lead", names=len(marked_names(document, network)))
    return ReportView(
        title=report_title(document.title),
        facts=tuple(filter(None, (document.event, document.date, document.source))),
        lead=" ".join((lead, *reading_facts(document, network, words))),
        note=words("reports.partly") if partly else "",
        paragraphs=tuple(text),
        sought=f"{document.id} {sought}" if sought[1] else "",
    )


def place_in(document: Document, place: str) -> tuple[int, int]:
    """Return the span that an address asks for; (0, 0) when it fits nowhere in the text."""
    asked = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", place)
    if not asked:
        return (0, 0)
    start, end = int(asked[1]), int(asked[2])
    return (start, end) if start < end <= len(document.text) else (0, 0)


def _part(text: list[Paragraph], sought: tuple[int, int]) -> list[Paragraph]:
    """Return the paragraphs around what is sought, about as much as is shown at most."""
    shown, at = [], 0
    for paragraph in text:
        length = sum(len(piece.text) for piece in paragraph.pieces)
        if at + length > sought[0] - WHOLE_UP_TO // 2 and at < sought[0] + WHOLE_UP_TO // 2:
            shown.append(paragraph)
        at += length
    return shown
