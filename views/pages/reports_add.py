"""Adding reports: choose files, see what was read from each, and only then store it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from graph.network import Document, Network
from loaders.ingest.load import SUFFIXES
from loaders.ingest.versions import is_version_of
from loaders.readers.source import MAX_FILE_BYTES
from loaders.spreadsheets.columns.saved_mappings import remember
from views import routes, url_state
from views.components.registry import panel
from views.i18n import Words
from views.presenters.labels import Block, report_title, target
from views.presenters.upload_preview import doubts, preview
from views.queries import commands
from views.queries.uploads import Reading, read_file, with_columns
from views.widgets.column_editor import columns, remarks

FILES_AT_ONCE = 20
_TURN, _READINGS, _DONE, _PANEL = "upload_turn", "upload_readings", "upload_done", "done_panel"
_MEGABYTE = 1_000_000


def upload(words: Words) -> None:
    """Draw the way in for reports."""
    st.text(words("upload.text"))
    files = st.file_uploader(
        words(
            "upload.files", endings=", ".join(sorted(SUFFIXES)), size=MAX_FILE_BYTES // _MEGABYTE
        ),
        accept_multiple_files=True,
        max_upload_size=MAX_FILE_BYTES // _MEGABYTE,
        key=f"upload_{st.session_state.get(_TURN, 0)}",
        on_change=url_state.touched,
    )
    if len(files) > FILES_AT_ONCE:
        st.error(words("upload.too_many", most=FILES_AT_ONCE))
    elif files:
        st.session_state.pop(_DONE, None)
        _offer(_readings(files, words), words)
    elif done := st.session_state.get(_DONE):
        panel(_PANEL, _told(done, words), url_state.follow(_PANEL))


def _readings(
    files: Iterable[st.runtime.uploaded_file_manager.UploadedFile], words: Words
) -> dict[str, Reading]:
    """Return what was read from each file, by its id.

    A file is read once, however often the page runs.
    """
    files = list(files)
    known: dict[str, Reading] = st.session_state.get(_READINGS, {})
    progress = st.empty()
    readings = {}
    for at, file in enumerate(files):
        if file.file_id not in known:
            progress.progress(at / len(files), words("upload.busy", number=at + 1, all=len(files)))
        readings[file.file_id] = known.get(file.file_id) or read_file(file.name, file.getvalue())
    progress.empty()
    st.session_state[_READINGS] = readings
    return readings


def _as_confirmed(file: str, reading: Reading, words: Words) -> Reading:
    """Return a reading with the columns as the user has them; that of a report as it is."""
    if reading.table is None:
        return reading
    chosen = columns(file, reading.table, words)
    if chosen == reading.fields:
        return reading
    reading = with_columns(reading.table, chosen)
    st.session_state[_READINGS][file] = reading
    return reading


def _offer(readings: Mapping[str, Reading], words: Words) -> None:
    """Show each reading, and store on demand what can be."""
    offered: dict[str, tuple[Reading, bool | None]] = {}
    for at, file in enumerate(list(readings)):
        with st.container(border=True):
            reading = _as_confirmed(file, readings[file], words)
            if reading.network is None:
                st.error(words("upload.unread"))
                st.text(reading.failure)
                continue
            document = _show(at, reading, words)
            if document.id in offered:
                st.error(words("upload.twice"))
            else:
                offered[document.id] = reading, _standing(document, words)
    ready = [(reading, instead) for reading, instead in offered.values() if instead is not None]
    label = words("upload.store", count=len(ready))
    if st.button(label, type="primary", disabled=not ready, on_click=url_state.touched):
        _store(ready)


def _show(at: int, reading: Reading, words: Words) -> Document:
    network, document = _stated(reading)
    block = preview(document, network, words)
    if reading.read:
        block["groups"].insert(0, remarks(reading.read, words))
    panel(f"preview_{at}", block, url_state.touched)
    for doubt in doubts(document, network, words) if reading.read is None else ():
        st.warning(doubt)
    return document


def _stated(reading: Reading) -> tuple[Network, Document]:
    network = reading.network or Network()
    (document,) = network.documents.values()
    return network, document


def _store(ready: Iterable[tuple[Reading, bool]]) -> None:
    """Store what is ready, note what came of it, and begin anew with no files."""
    done = []
    for reading, instead in ready:
        network, document = _stated(reading)
        done.append((commands.store_report(network, replace=instead), document))
        if reading.table:
            remember(reading.fields)
    st.session_state[_DONE] = done
    st.session_state[_READINGS] = {}
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()


def _standing(document: Document, words: Words) -> bool | None:
    """Say what storing a report does to the one that is there.

    Return whether it replaces another report; None when the user did not agree to that.
    """
    known = commands.stored(document.id)
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
        agreed = st.checkbox(words("upload.replace"), key=key, on_change=url_state.touched)
        return True if agreed else None
    return False


def _told(done: list[tuple[str, Document]], words: Words) -> Block:
    """Return what came of storing, with the way to each report."""
    said = {
        commands.ADDED: words("upload.added"),
        commands.REPLACED: words("upload.replaced"),
        commands.UNCHANGED: words("upload.unchanged"),
        commands.REFUSED: words("upload.refused"),
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
