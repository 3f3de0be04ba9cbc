"""What a page shows instead when it cannot show what was asked: what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from graph.errors import NetwerkatlasError
from views.catalogue import Words


@contextmanager
def guarded(words: Words) -> Iterator[None]:
    """Turn an error of the house into a message and stop the page there."""
    try:
        yield
    except NetwerkatlasError as error:
        st.error(words("error.store"))
        st.code(str(error), language=None, wrap_lines=True)
        st.button(words("error.again"))
        st.stop()


def stop_if_empty(nodes: int, words: Words) -> None:
    """Stop with what to do when nothing has been loaded yet."""
    if nodes:
        return
    st.info(words("empty.text"))
    st.code("netwerkatlas load data/reports", language=None)
    st.stop()
