"""The page Verslagen: each report in full, with what was read from it marked in the text."""

from __future__ import annotations

import re

import streamlit as st

from graph.model import Document
from graph.store.base import DocumentInfo, Filter
from views import data, state
from views.catalogue import Words
from views.components import report
from views.guard import stop_if_empty
from views.marking import Span, mentions, paragraphs
from views.naming import Block, report_title

_REPORT = "report_text"
WHOLE_UP_TO = 300_000
"""Longer reports (in characters) are shown in part, around what is sought."""


def reports_page(words: Words) -> None:
    """Draw the chosen report, at the chosen place."""
    loaded = {info.id: info for info in data.store().documents()}
    stop_if_empty(len(loaded), words)
    chosen = _choice(loaded, words)
    report(_REPORT, _shown(data.document(chosen), words), state.follow(_REPORT))


def _choice(loaded: dict[str, DocumentInfo], words: Words) -> str:
    if st.session_state.get(state.DOCUMENT) not in loaded:
        st.session_state[state.DOCUMENT] = next(iter(loaded))
        st.session_state[state.PLACE] = ""
    return st.selectbox(
        words("reports.choose"),
        list(loaded),
        format_func=lambda one: report_title(loaded[one].title) or one,
        key=state.DOCUMENT,
        on_change=_forget_place,
        persist_state="session",
    )


def _forget_place() -> None:
    state.touched()
    st.session_state[state.PLACE] = ""


def _shown(document: Document, words: Words) -> Block:
    network = data.network(Filter(reports=frozenset({document.id})))
    sought = place_in(document, str(st.session_state.get(state.PLACE, "")))
    text, partly = paragraphs(document, network, sought, words.language), False
    if len(document.text) > WHOLE_UP_TO:
        text, partly = _part(text, sought), True
    lead = words("reports.lead", names=len(mentions(document, network)))
    return {
        "title": report_title(document.title),
        "facts": [part for part in (document.event, document.date, document.source) if part],
        "lead": lead,
        "note": words("reports.partly") if partly else "",
        "paragraphs": text,
        "sought": f"{document.id} {sought}" if sought[1] else "",
    }


def place_in(document: Document, place: str) -> Span:
    """Return the span that an address asks for; (0, 0) when it fits nowhere in the text."""
    asked = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", place)
    if not asked:
        return (0, 0)
    start, end = int(asked[1]), int(asked[2])
    return (start, end) if start < end <= len(document.text) else (0, 0)


def _part(text: list[Block], sought: Span) -> list[Block]:
    """Return the paragraphs around what is sought, about as much as is shown at most."""
    shown, at = [], 0
    for paragraph in text:
        length = sum(len(piece["text"]) for piece in paragraph["pieces"])
        if at + length > sought[0] - WHOLE_UP_TO // 2 and at < sought[0] + WHOLE_UP_TO // 2:
            shown.append(paragraph)
        at += length
    return shown
