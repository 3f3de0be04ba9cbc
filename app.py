"""The explorer's entry: page config, navigation and what all pages share."""

import streamlit as st

from views import state
from views.catalogue import DUTCH, ENGLISH, Words
from views.components import page_language, page_style
from views.guard import guarded
from views.network_page import network_page


def main() -> None:
    """Draw the shared sidebar and run the page that was chosen."""
    state.restore()
    words = Words(st.session_state[state.LANGUAGE])
    st.set_page_config(page_title=words("app.name"), page_icon="🕸️", layout="wide")
    page_style()
    with st.sidebar:
        st.markdown(f"## {words('app.name')}")
        st.text(words("app.tagline"))
    with guarded(words):
        network_page(words)
    with st.sidebar:
        st.segmented_control(
            words("app.language"),
            [DUTCH, ENGLISH],
            format_func={DUTCH: "Nederlands", ENGLISH: "English"}.__getitem__,
            required=True,
            key=state.LANGUAGE,
            persist_state="session",
        )
    page_language(words.language)
    state.keep()


main()
