"""The page Ontbrekende verbindingen: facts first, then what is computed, then the gaps."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from views import url_state
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.pages.missing.coverage_matrix import coverage_matrix
from views.pages.missing.reported_ties import reported_ties
from views.pages.missing.structural_holes import structural_holes
from views.pages.missing.suggested_ties import suggested_ties
from views.pages.missing.unanswered_advice import unanswered_advice
from views.queries import snapshot
from views.widgets.provenance_note import provenance_note
from views.widgets.select import one_in_sight

SAID, ADVICE, COMPUTED, HOLES, GAPS = "", "advice", "computed", "holes", "gaps"
_PARTS: dict[str, Callable[[Words], None]] = {
    SAID: reported_ties,
    ADVICE: unanswered_advice,
    COMPUTED: suggested_ties,
    HOLES: structural_holes,
    GAPS: coverage_matrix,
}
"""The parts in their order: from what reports say to what is computed from it."""


def missing_page(words: Words) -> None:
    """Draw the chosen part."""
    stop_if_empty(snapshot.current().counts().nodes, words)
    st.title(words("missing.title"))
    labels = {
        SAID: words("missing.said"),
        ADVICE: words("missing.advice"),
        COMPUTED: words("missing.computed"),
        HOLES: words("missing.holes"),
        GAPS: words("missing.gaps"),
    }
    part = one_in_sight(words("missing.part"), labels, url_state.PART, _other_part)
    _PARTS[part](words)
    provenance_note(words)


def _other_part() -> None:
    url_state.choose("")
