"""Choosing one of a few, by name; the address carries what is chosen, else it is the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from views import url_state


def one_of(label: str, names: Mapping[str, str], key: str) -> str:
    """Draw a list to unfold and return the chosen key of ``names``."""
    _first_unless_known(names, key)
    return st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=url_state.touched,
        persist_state="session",
    )


def one_in_sight(
    label: str,
    names: Mapping[str, str],
    key: str,
    on_change: Callable[[], None] = url_state.touched,
) -> str:
    """Draw all names beside each other and return the chosen key of ``names``."""
    _first_unless_known(names, key)
    chosen = st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=key,
        on_change=on_change,
        persist_state="session",
    )
    return chosen or next(iter(names))


def _first_unless_known(names: Mapping[str, str], key: str) -> None:
    if st.session_state.get(key) not in names:
        st.session_state[key] = next(iter(names))
