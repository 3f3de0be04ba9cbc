"""Who reads a report that is added, and where its text then goes."""

from __future__ import annotations

import streamlit as st

from graph.errors import SettingsError
from graph.settings import BOTH, MODEL, RULES, ModelSettings, model_settings, reader
from views.i18n import Words
from views.presenters.language_model.who_read import where_it_goes
from views.widgets.select import one_in_sight

_READER = "upload_reader"


def reader_choice(words: Words) -> str:
    """Draw who may read and where the text goes; return the name of the report reader.

    Where no language model is set up the rules read, and nothing is asked.
    """
    try:
        model, default = model_settings(), reader()
    except SettingsError as error:
        return _rules_read(words("readers.faulty"), str(error), words)
    if model is None and default != RULES:
        return _rules_read(words("readers.lacking"), f"NETWERKATLAS_READER={default}", words)
    if model is None:
        st.text(words("upload.stays"))
        return RULES
    return _chosen(model, default, words)


def _rules_read(fault: str, told: str, words: Words) -> str:
    """Say what is wrong with the settings, and that the rules read."""
    st.error(fault)
    st.code(told, language=None, wrap_lines=True)
    st.text(words("readers.stays"))
    return RULES


def _chosen(model: ModelSettings, default: str, words: Words) -> str:
    names = {
        RULES: words("readers.rules"),
        MODEL: words("readers.model"),
        BOTH: words("readers.both"),
    }
    st.session_state.setdefault(_READER, default)
    chosen = one_in_sight(words("readers.who"), names, _READER)
    st.text(where_it_goes(model, chosen, words))
    return chosen
