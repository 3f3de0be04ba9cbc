"""The page Verslagen: read a report in full, add reports, or take one away."""

from __future__ import annotations

import streamlit as st

from graph.store.base import DocumentInfo
from views import data, roles, state
from views.catalogue import Words
from views.guard import stop_if_empty
from views.naming import report_title
from views.removal import removal
from views.report_text import report_text
from views.upload import upload


def reports_page(words: Words) -> None:
    """Draw the task that was asked for, on the report that was chosen."""
    loaded = {info.id: info for info in data.store().documents()}
    task = _task(words)
    if task == state.ADD:
        upload(words)
        return
    stop_if_empty(len(loaded), words)
    chosen = _choice(loaded, words)
    if task == state.REMOVE:
        removal(loaded[chosen], words)
    else:
        report_text(data.document(chosen), words)


def _task(words: Words) -> str:
    """Return what to do here; who may not edit can only read."""
    tasks = {
        state.READ: words("reports.read"),
        state.ADD: words("reports.add"),
        state.REMOVE: words("reports.remove"),
    }
    asked = st.session_state.get(state.TASK)
    if not roles.may_edit():
        if asked in (state.ADD, state.REMOVE):
            st.info(words("error.refused"))
        return state.READ
    if asked not in tasks:
        st.session_state[state.TASK] = state.READ
    chosen = st.segmented_control(
        words("reports.task"),
        list(tasks),
        format_func=tasks.__getitem__,
        required=True,
        key=state.TASK,
        on_change=state.touched,
        label_visibility="collapsed",
    )
    return chosen or state.READ


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
