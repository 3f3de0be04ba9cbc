"""What is drawn, to take away as a file in each format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from graph.export import EXPORTERS
from graph.export.base import Look
from graph.export.style import NetworkStyle
from graph.network import Network
from graph.services.export import export_network
from views.i18n import Words
from views.presenters.labels import report_title
from views.presenters.node_style import network_style
from views.queries import snapshot
from views.queries.drawn import layout_of
from views.view_spec import View
from views.widgets.network.style import style_of

_FILE_NAME = "netwerkatlas"
NAMED = 5
"""Reports that the source line names; the others it counts."""


def download_buttons(
    drawn: Network, words: Words, view: View | None = None, style: NetworkStyle | None = None
) -> None:
    """Draw a download button per format; a file is made only when it is asked for.

    A file that holds a picture looks as the screen does: as the ``view`` that draws this
    network, or in the ``style`` of its picture, else as the schema says.
    """
    look = partial(_look, drawn, words, view, style)
    with st.container(key="takeaway"):
        _buttons(drawn, words, look)


def _buttons(drawn: Network, words: Words, look: Callable[[], Look]) -> None:
    st.subheader(words("takeaway.title"))
    st.text(words("takeaway.text"))
    with st.container(horizontal=True):
        for name, exporter in EXPORTERS.items():
            st.download_button(
                name.upper(),
                partial(_file, name, drawn, words, look),
                file_name=f"{_FILE_NAME}{exporter.suffix}",
                mime=exporter.media_type,
                key=f"takeaway_{name}",
                on_click="ignore",
            )


@snapshot.opened()
def _file(format_name: str, drawn: Network, words: Words, look: Callable[[], Look]) -> bytes:
    is_picture = EXPORTERS[format_name].pictured
    shown = look() if is_picture else Look(language=words.language)
    return export_network(_sourced(drawn), format_name, shown)


def _look(drawn: Network, words: Words, view: View | None, style: NetworkStyle | None) -> Look:
    """Return how a file draws the network: as the screen does."""
    if view:
        style = style_of(view, words)
    return Look(
        language=words.language,
        source=source_line(drawn, words),
        places=layout_of(view).places if view else {},
        style=style or network_style(drawn, words),
    )


def _sourced(drawn: Network) -> Network:
    """Return the network with the documents that it was read from."""
    documents = snapshot.store().full_documents(frozenset(_reports_of(drawn)))
    return Network(documents, drawn.nodes, drawn.edges)


def _reports_of(drawn: Network) -> list[str]:
    return sorted({one for node in drawn.nodes.values() for one in node.documents})


def source_line(drawn: Network, words: Words) -> str:
    """Return when the picture was made and from which reports."""
    titles, reports = snapshot.current().titles(), _reports_of(drawn)
    named = "; ".join(report_title(titles[one]) for one in reports[:NAMED])
    more = words("takeaway.more", count=len(reports) - NAMED) if len(reports) > NAMED else ""
    today = date.today().isoformat()
    return words("takeaway.source", date=today, reports=f"{named}{more}")
