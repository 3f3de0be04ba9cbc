"""Adding reports: choose files, see what was read from each, and only then store it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from graph.errors import LoadError, ModelError
from graph.model import Document, Network
from loaders.readers import READERS
from loaders.readers.source import MAX_FILE_BYTES
from loaders.upload import load_upload
from loaders.versions import is_version_of
from views import editing, routes, state
from views.catalogue import Words
from views.components import panel
from views.naming import Block, report_title, target
from views.preview import doubts, preview

FILES_AT_ONCE = 20
_TURN, _READINGS, _DONE, _PANEL = "upload_turn", "upload_readings", "upload_done", "done_panel"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: the network it states, or a line that says why there is none."""

    network: Network | None
    failure: str = ""


def upload(words: Words) -> None:
    """Draw the way in for reports."""
    st.text(words("upload.text"))
    files = st.file_uploader(
        words("upload.files", endings=", ".join(READERS), size=MAX_FILE_BYTES // _MEGABYTE),
        accept_multiple_files=True,
        max_upload_size=MAX_FILE_BYTES // _MEGABYTE,
        key=f"upload_{st.session_state.get(_TURN, 0)}",
        on_change=state.touched,
    )
    if len(files) > FILES_AT_ONCE:
        st.error(words("upload.too_many", most=FILES_AT_ONCE))
    elif files:
        st.session_state.pop(_DONE, None)
        _offer(_readings(files, words), words)
    elif done := st.session_state.get(_DONE):
        panel(_PANEL, _told(done, words), state.follow(_PANEL))


def _readings(
    files: Iterable[st.runtime.uploaded_file_manager.UploadedFile], words: Words
) -> list[Reading]:
    """Return what was read from each file; a file is read once, however often the page runs."""
    files = list(files)
    known: dict[str, Reading] = st.session_state.get(_READINGS, {})
    progress = st.empty()
    readings = {}
    for at, file in enumerate(files):
        if file.file_id not in known:
            progress.progress(at / len(files), words("upload.busy", number=at + 1, all=len(files)))
        readings[file.file_id] = known.get(file.file_id) or _read(file.name, file.getvalue())
    progress.empty()
    st.session_state[_READINGS] = readings
    return list(readings.values())


def _read(name: str, content: bytes) -> Reading:
    try:
        return Reading(load_upload(name, content))
    except (LoadError, ModelError) as error:
        return Reading(None, str(error))


def _offer(readings: list[Reading], words: Words) -> None:
    """Show each reading, and store on demand what can be."""
    offered: dict[str, tuple[Network, bool | None]] = {}
    for at, reading in enumerate(readings):
        with st.container(border=True):
            if reading.network is None:
                st.error(words("upload.unread"))
                st.text(reading.failure)
                continue
            document = _show(at, reading.network, words)
            if document.id in offered:
                st.error(words("upload.twice"))
            else:
                offered[document.id] = reading.network, _standing(document, words)
    ready = [(network, replace) for network, replace in offered.values() if replace is not None]
    label = words("upload.store", count=len(ready))
    if st.button(label, type="primary", disabled=not ready, on_click=state.touched):
        _store(ready)


def _show(at: int, network: Network, words: Words) -> Document:
    document = _document(network)
    panel(f"preview_{at}", preview(document, network, words), state.touched)
    for doubt in doubts(document, network, words):
        st.warning(doubt)
    return document


def _document(network: Network) -> Document:
    (document,) = network.documents.values()
    return document


def _store(ready: Iterable[tuple[Network, bool]]) -> None:
    """Store what is ready, note what came of it, and begin anew with no files."""
    st.session_state[_DONE] = [
        (editing.store_report(network, replace=replace), _document(network))
        for network, replace in ready
    ]
    st.session_state[_READINGS] = {}
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()


def _standing(document: Document, words: Words) -> bool | None:
    """Say what storing a report does to the one that is there.

    Return whether it replaces another report; None when the user did not agree to that.
    """
    known = editing.stored(document.id)
    if known is None:
        st.text(words("upload.new"))
    elif known.sha256 == document.sha256:
        st.text(words("upload.same"))
    elif is_version_of(document, known):
        st.text(words("upload.version", title=report_title(known.title)))
    else:
        st.error(words("upload.rival"))
        st.text(report_title(known.title))
        key = f"replace_{document.sha256}"
        agreed = st.checkbox(words("upload.replace"), key=key, on_change=state.touched)
        return True if agreed else None
    return False


def _told(done: list[tuple[str, Document]], words: Words) -> Block:
    """Return what came of storing, with the way to each report."""
    said = {
        editing.ADDED: words("upload.added"),
        editing.REPLACED: words("upload.replaced"),
        editing.UNCHANGED: words("upload.unchanged"),
        editing.REFUSED: words("upload.refused"),
    }
    lines = [
        {
            "ends": [{"name": report_title(document.title), **_way(document, words)}],
            "quotes": [],
            "more": said[outcome],
        }
        for outcome, document in done
    ]
    group = {"title": words("upload.done"), "open": True, "ties": lines}
    return {
        "label": words("upload.done"),
        "long": True,
        "subject": "",
        "facts": [],
        "groups": [group],
    }


def _way(document: Document, words: Words) -> Block:
    return target(words.language, routes.REPORTS, doc=document.id)
