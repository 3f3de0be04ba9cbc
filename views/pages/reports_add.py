"""Adding reports: choose files, see what was read from each, and only then store it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import streamlit as st

from graph.network import Document, Network
from graph.services.ingest import ADDED, REFUSED, REPLACED, UNCHANGED, remember_columns
from loaders.ingest.load import SUFFIXES
from loaders.ingest.upload import Upload, read_again, read_upload
from loaders.ingest.versions import NEW, NEWER, OTHER, SAME, standing
from loaders.readers.source import MAX_FILE_BYTES
from views import routes, url_state
from views.components.registry import panel
from views.contract.links import Link
from views.contract.panel import Group, Panel, TieLine
from views.i18n import Words
from views.presenters.labels import page_link, report_title
from views.presenters.upload_preview import doubts, preview_panel
from views.queries import commands
from views.widgets.column_editor import columns, warnings_group

FILES_AT_ONCE = 20
_TURN, _UPLOADS, _DONE, _PANEL = "upload_turn", "upload_readings", "upload_done", "done_panel"
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
        _offer(_uploads(files, words), words)
    elif done := st.session_state.get(_DONE):
        panel(_PANEL, _done_panel(done, words), url_state.follow(_PANEL))


def _uploads(
    files: Iterable[st.runtime.uploaded_file_manager.UploadedFile], words: Words
) -> dict[str, Upload]:
    """Return what was read from each file, by its id.

    A file is read once, however often the page runs.
    """
    files = list(files)
    known: dict[str, Upload] = st.session_state.get(_UPLOADS, {})
    progress = st.empty()
    uploads = {}
    for at, file in enumerate(files):
        if file.file_id not in known:
            progress.progress(at / len(files), words("upload.busy", number=at + 1, all=len(files)))
        uploads[file.file_id] = known.get(file.file_id) or read_upload(file.name, file.getvalue())
    progress.empty()
    st.session_state[_UPLOADS] = uploads
    return uploads


def _as_confirmed(file: str, upload: Upload, words: Words) -> Upload:
    """Return an upload with the columns as the user has them; that of a report as it is."""
    if upload.opened is None:
        return upload
    chosen = columns(file, upload.opened, words)
    if chosen == upload.columns:
        return upload
    upload = read_again(upload.opened, chosen)
    st.session_state[_UPLOADS][file] = upload
    return upload


def _offer(uploads: Mapping[str, Upload], words: Words) -> None:
    """Show each upload, and store on demand what can be."""
    offered: dict[str, tuple[Upload, bool | None]] = {}
    for at, file in enumerate(list(uploads)):
        with st.container(border=True):
            upload = _as_confirmed(file, uploads[file], words)
            if upload.outcome.network is None:
                st.error(words("upload.unread"))
                st.text(upload.outcome.failure)
                continue
            document = _show(at, upload, words)
            if document.id in offered:
                st.error(words("upload.twice"))
            else:
                offered[document.id] = upload, _standing(document, words)
    ready = [(upload, instead) for upload, instead in offered.values() if instead is not None]
    label = words("upload.store", count=len(ready))
    if st.button(label, type="primary", disabled=not ready, on_click=url_state.touched):
        _store(ready)


def _show(at: int, upload: Upload, words: Words) -> Document:
    network, document = _stated(upload)
    preview = preview_panel(document, network, words)
    if upload.outcome.spreadsheet:
        warnings = warnings_group(upload.outcome.spreadsheet, words)
        preview = replace(preview, groups=(warnings, *preview.groups))
    panel(f"preview_{at}", preview, url_state.touched)
    for doubt in doubts(document, network, words) if upload.outcome.spreadsheet is None else ():
        st.warning(doubt)
    return document


def _stated(upload: Upload) -> tuple[Network, Document]:
    network = upload.outcome.network or Network()
    (document,) = network.documents.values()
    return network, document


def _store(ready: Iterable[tuple[Upload, bool]]) -> None:
    """Store what is ready, note what came of it, and begin anew with no files."""
    done = []
    for upload, instead in ready:
        network, document = _stated(upload)
        done.append((commands.store_report(network, replace=instead), document))
        if upload.opened:
            remember_columns(upload.opened.mappings, upload.columns)
    st.session_state[_DONE] = done
    st.session_state[_UPLOADS] = {}
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()


def _standing(document: Document, words: Words) -> bool | None:
    """Say what storing a report does to the one that is there.

    Return whether it replaces another report; None when the user did not agree to that.
    """
    known = commands.stored(document.id)
    title = report_title(known.title) if known else ""
    if standing(document, known) == OTHER:
        st.error(words("upload.rival"))
        st.text(title)
        key = f"replace_{document.id}_{document.sha256}"
        agreed = st.checkbox(words("upload.replace"), key=key, on_change=url_state.touched)
        return True if agreed else None
    sentences = {
        NEW: words("upload.new"),
        SAME: words("upload.same"),
        NEWER: words("upload.version", title=title),
    }
    st.text(sentences[standing(document, known)])
    return False


def _done_panel(done: list[tuple[str, Document]], words: Words) -> Panel:
    """Return what came of storing, with the way to each report."""
    outcomes = {
        ADDED: words("upload.added"),
        REPLACED: words("upload.replaced"),
        UNCHANGED: words("upload.unchanged"),
        REFUSED: words("upload.refused"),
    }
    lines = tuple(
        TieLine((_report_link(document, words),), more=outcomes[outcome])
        for outcome, document in done
    )
    title = words("upload.done")
    return Panel(title, (Group(title, lines, open=True),), long=True)


def _report_link(document: Document, words: Words) -> Link:
    title = report_title(document.title)
    return page_link(title, words.language, routes.REPORTS, doc=document.id)
