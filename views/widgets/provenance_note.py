"""On what an answer rests, said under every answer."""

from __future__ import annotations

import streamlit as st

from graph.analysis.theme_place_coverage import Coverage
from views.i18n import Words
from views.queries import analysis, snapshot


def provenance_note(words: Words) -> None:
    """Say how many reports an answer rests on, from when, and what is not known."""
    st.text(basis_sentence(analysis.basis(snapshot.current()), words))


def basis_sentence(basis: Coverage, words: Words) -> str:
    """Return in words on what an answer rests."""
    years = words("basis.no_year")
    if basis.years:
        first, last = basis.years[0], basis.years[-1]
        span = str(first) if first == last else f"{first}-{last}"
        years = words("basis.years", years=span)
    facts = {"reports": basis.reports, "sessions": basis.sessions, "quotes": basis.quotes}
    return words("basis.text", years=years, themed=basis.with_theme, **facts)
