"""Adding reports: choose files, see what was read from each, and only then store it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import streamlit as st

from graph.network import Document, Network
from graph.services.ingest import ADDED, REFUSED, REPLACED, UNCHANGED, remember_columns
from loaders.ingest.load import SUFFIXES
from loaders.ingest.upload import Upload, read_again
from loaders.ingest.versions import NEW, NEWER, OTHER, SAME, standing
from loaders.language_model.receipt import Failure
from loaders.readers.source import MAX_FILE_BYTES
from views import routes, url_state
from views.components.registry import panel
from views.contract.links import Link
from views.contract.panel import Group, Panel, TieLine
from views.i18n import Words
from views.pages import reports_reading
from views.pages.reports_who_reads import reader_choice
from views.presenters.labels import page_link, report_title
from views.presenters.language_model.receipt import receipt_group
from views.presenters.language_model.who_read import readers_of
from views.presenters.upload_preview import doubts, preview_panel
from views.queries import commands
from views.widgets.column_editor import columns, warnings_group

FILES_AT_ONCE = 20
_TURN, _DONE, _PANEL = "upload_turn", "upload_done", "done_panel"
_MEGABYTE = 1_000_000


def upload(words: Words) -> None:
    """Draw the way in for reports."""
    st.text(words("upload.text"))
    reader = reader_choice(words)
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
        _offer(reports_reading.uploads(files, reader, words), words)
    elif done := st.session_state.get(_DONE):
        panel(_PANEL, _done_panel(done, words), url_state.follow(_PANEL))


def _as_confirmed(file: str, upload: Upload, words: Words) -> Upload:
    """Return an upload with the columns as the user has them; that of a report as it is."""
    if upload.opened is None:
        return upload
    chosen = columns(file, upload.opened, words)
    if chosen == upload.columns:
        return upload
    upload = read_again(upload.opened, chosen)
    reports_reading.keep(file, upload)
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
            _offer_the_rest(file, upload, words)
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
    if receipt := upload.outcome.receipt:
        told = receipt_group(document, readers_of(document, network), receipt, words)
        preview = replace(preview, groups=(told, *preview.groups))
    panel(f"preview_{at}", preview, url_state.touched)
    for doubt in doubts(document, network, words) if upload.outcome.spreadsheet is None else ():
        st.warning(doubt)
    return document


def _offer_the_rest(file: str, upload: Upload, words: Words) -> None:
    """Offer to ask a model again for what it did not read, where that can help."""
    unread = upload.outcome.receipt.unread if upload.outcome.receipt else ()
    # An answer in no form is kept like any other: asking again gives the same.
    if any(part.failure != Failure.UNREADABLE for part in unread):
        st.button(
            words("reading.again"),
            key=f"again_{file}",
            on_click=reports_reading.read_again,
            args=(file,),
        )


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
    reports_reading.forget()
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
