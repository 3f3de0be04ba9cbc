"""What is drawn, to take away as a file in each format."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.export import EXPORTERS
from graph.model import Network
from views.catalogue import Words

_FILE_NAME = "netwerkatlas"


def takeaway(drawn: Network, words: Words) -> None:
    """Draw a download button per format; a file is made only when it is asked for."""
    st.subheader(words("takeaway.title"))
    st.text(words("takeaway.text"))
    with st.container(horizontal=True):
        for name, exporter in EXPORTERS.items():
            st.download_button(
                name.upper(),
                partial(exporter.export, drawn),
                file_name=f"{_FILE_NAME}{exporter.suffix}",
                mime=exporter.media_type,
                key=f"takeaway_{name}",
                on_click="ignore",
            )
