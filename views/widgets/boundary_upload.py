"""Adding boundaries of neighbourhoods to the map, from a file of the user."""

from __future__ import annotations

import streamlit as st

from graph.errors import NetwerkatlasError
from loaders.ingest.upload import keep_uploaded_boundaries
from loaders.places.boundaries import boundaries
from views import auth, url_state
from views.i18n import Words

_UPLOAD, _TURN = "boundaries", "boundaries_turn"
_MEGABYTES = 100


def boundary_upload(words: Words) -> None:
    """Draw the way in for boundaries, for who may edit."""
    if not auth.may_edit():
        return
    with st.expander(words("boundaries.title")):
        st.text(words("boundaries.text"))
        if count := len(boundaries()):
            st.text(words("boundaries.kept", count=count))
        file = st.file_uploader(
            words("boundaries.file"),
            type=["geojson", "json"],
            max_upload_size=_MEGABYTES,
            key=f"{_UPLOAD}_{st.session_state.get(_TURN, 0)}",
            on_change=url_state.touched,
        )
        if file is not None:
            _keep(file.name, file.getvalue(), words)


def _keep(name: str, content: bytes, words: Words) -> None:
    try:
        keep_uploaded_boundaries(name, content)
    except NetwerkatlasError as error:
        st.error(words("boundaries.unread"))
        st.text(str(error))
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()
