"""The page Ontbrekende verbindingen: facts first, then what is computed, then the gaps."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from views import data, state
from views.advice_part import advice_part
from views.basis import rests_on
from views.catalogue import Words
from views.choice import one_in_sight
from views.computed_part import computed_part
from views.gaps_part import gaps_part
from views.guard import stop_if_empty
from views.holes_part import holes_part
from views.said_part import said_part

SAID, ADVICE, COMPUTED, HOLES, GAPS = "", "advice", "computed", "holes", "gaps"
_PARTS: dict[str, Callable[[Words], None]] = {
    SAID: said_part,
    ADVICE: advice_part,
    COMPUTED: computed_part,
    HOLES: holes_part,
    GAPS: gaps_part,
}
"""The parts in their order: from what reports say to what is computed from it."""


def missing_page(words: Words) -> None:
    """Draw the chosen part."""
    stop_if_empty(data.counts().nodes, words)
    st.title(words("missing.title"))
    labels = {
        SAID: words("missing.said"),
        ADVICE: words("missing.advice"),
        COMPUTED: words("missing.computed"),
        HOLES: words("missing.holes"),
        GAPS: words("missing.gaps"),
    }
    part = one_in_sight(words("missing.part"), labels, state.PART, _other_part)
    _PARTS[part](words)
    rests_on(words)


def _other_part() -> None:
    state.choose("")
