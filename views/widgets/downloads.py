"""What is drawn, to take away as a file in each format."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from graph.export import EXPORTERS
from graph.export.base import Look
from graph.network import Network
from graph.services.export import export_network
from views.i18n import Words
from views.presenters.labels import report_title
from views.presenters.node_style import Dress, dress
from views.queries import snapshot
from views.view_spec import View, laid

_FILE_NAME = "netwerkatlas"
NAMED = 5
"""Reports that the source line names; the others it counts."""


def takeaway(drawn: Network, words: Words, view: View | None = None) -> None:
    """Draw a download button per format; a file is made only when it is asked for.

    Files that hold a picture look as the ``view`` does that draws this network, if one does.
    """
    with st.container(key="takeaway"):
        _buttons(drawn, words, view)


def _buttons(drawn: Network, words: Words, view: View | None) -> None:
    st.subheader(words("takeaway.title"))
    st.text(words("takeaway.text"))
    with st.container(horizontal=True):
        for name, exporter in EXPORTERS.items():
            st.download_button(
                name.upper(),
                partial(_file, name, drawn, words, view),
                file_name=f"{_FILE_NAME}{exporter.suffix}",
                mime=exporter.media_type,
                key=f"takeaway_{name}",
                on_click="ignore",
            )


@snapshot.opened()
def _file(format_name: str, drawn: Network, words: Words, view: View | None) -> bytes:
    look = Look(language=words.language)
    if EXPORTERS[format_name].pictured:
        worn = dress(view, words) if view else Dress()
        notes = [
            (str(entry.get("sign", "")), str(entry.get("colour", "")), str(entry["label"]))
            for entry in worn.legend
        ]
        look = Look(
            language=words.language,
            source=source_line(drawn, words),
            places=laid(view).places if view else {},
            colours=worn.colours,
            signs=worn.signs,
            badges=worn.badges,
            notes=tuple(notes),
        )
    return export_network(_sourced(drawn), format_name, look)


def _sourced(drawn: Network) -> Network:
    """Return the network with the documents that it was read from."""
    documents = snapshot.store().full_documents(frozenset(_said_by(drawn)))
    return Network(documents, drawn.nodes, drawn.edges)


def _said_by(drawn: Network) -> list[str]:
    return sorted({one for node in drawn.nodes.values() for one in node.documents})


def source_line(drawn: Network, words: Words) -> str:
    """Return when the picture was made and from which reports."""
    titles, said_by = snapshot.current().titles(), _said_by(drawn)
    told = "; ".join(report_title(titles[one]) for one in said_by[:NAMED])
    more = words("takeaway.more", count=len(said_by) - NAMED) if len(said_by) > NAMED else ""
    today = date.today().isoformat()
    return words("takeaway.source", date=today, reports=f"{told}{more}")
