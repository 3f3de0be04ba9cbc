"""The page Verslagen: read a report in full, add reports, or take one away."""

from __future__ import annotations

import streamlit as st

from graph.store.base import DocumentInfo
from views import auth, url_state
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.pages.reports_add import upload
from views.pages.reports_read import report_text
from views.pages.reports_remove import removal
from views.presenters.labels import report_title
from views.queries import snapshot


def reports_page(words: Words) -> None:
    """Draw the task that was asked for, on the report that was chosen."""
    loaded = {info.id: info for info in snapshot.current().documents()}
    task = _task(words)
    if task == url_state.ADD:
        upload(words)
        return
    stop_if_empty(len(loaded), words)
    chosen = _choice(loaded, words)
    if task == url_state.REMOVE:
        removal(loaded[chosen], words)
    else:
        report_text(chosen, words)


def _task(words: Words) -> str:
    """Return what to do here; who may not edit can only read."""
    tasks = {
        url_state.READ: words("reports.read"),
        url_state.ADD: words("reports.add"),
        url_state.REMOVE: words("reports.remove"),
    }
    asked = st.session_state.get(url_state.TASK)
    if not auth.may_edit():
        if asked in (url_state.ADD, url_state.REMOVE):
            st.info(words("error.refused"))
        return url_state.READ
    if asked not in tasks:
        st.session_state[url_state.TASK] = url_state.READ
    chosen = st.segmented_control(
        words("reports.task"),
        list(tasks),
        format_func=tasks.__getitem__,
        required=True,
        key=url_state.TASK,
        on_change=url_state.touched,
        label_visibility="collapsed",
    )
    return chosen or url_state.READ


def _choice(loaded: dict[str, DocumentInfo], words: Words) -> str:
    if st.session_state.get(url_state.DOCUMENT) not in loaded:
        st.session_state[url_state.DOCUMENT] = next(iter(loaded))
        st.session_state[url_state.PLACE] = ""
    return st.selectbox(
        words("reports.choose"),
        list(loaded),
        format_func=lambda one: report_title(loaded[one].title) or one,
        key=url_state.DOCUMENT,
        on_change=_forget_place,
        persist_state="session",
    )


def _forget_place() -> None:
    url_state.touched()
    st.session_state[url_state.PLACE] = ""
