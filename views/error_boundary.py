"""What a page shows instead when it cannot show what was asked: what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from graph.errors import NetwerkatlasError, NotAllowedError, StoreReadOnlyError
from views import auth, routes, url_state
from views.i18n import Words


@contextmanager
def guarded(words: Words) -> Iterator[None]:
    """Turn an error of the house into a message and stop the page there."""
    try:
        yield
    except NotAllowedError:
        st.error(words("error.refused"))
        st.stop()
    except NetwerkatlasError as error:
        read_only = isinstance(error, StoreReadOnlyError)
        st.error(words("error.read_only") if read_only else words("error.store"))
        st.code(str(error), language=None, wrap_lines=True)
        st.button(words("error.again"))
        st.stop()


def stop_if_empty(nodes: int, words: Words) -> None:
    """Stop with what to do when nothing has been loaded yet."""
    if nodes:
        return
    st.info(words("empty.text"))
    if auth.may_edit():
        st.button(words("empty.add"), type="primary", on_click=_add)
    st.text(words("empty.command"))
    st.code("netwerkatlas load data/reports", language=None)
    st.stop()


def _add() -> None:
    url_state.move(routes.REPORTS, {url_state.TASK: url_state.ADD})
