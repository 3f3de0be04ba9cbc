"""Reading the files that a user chose: once, with how far it is, and a way to stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from graph.settings import READERS, RULES
from loaders.ingest.upload import Upload, bare_name, read_upload
from loaders.ingest.upload_reading import UploadReading
from loaders.spreadsheets.reader import is_spreadsheet
from views import url_state
from views.i18n import Words

_UPLOADS, _STOPPED, _READING = "upload_readings", "upload_stopped", "upload_reading"
_GLANCE = 0.3
"""Seconds between two looks at how far a model is; a click waits no longer than that."""


def uploads(files: Iterable[UploadedFile], reader: str, words: Words) -> dict[str, Upload]:
    """Return what was read from each file, by a key for the file and who read it.

    A file is read once by a reader, however often the page runs. What was stopped is left out.
    """
    files = list(files)
    who = {file.file_id: _reader_of(file, reader) for file in files}
    wanted = {_key(file.file_id, who[file.file_id]): file for file in files}
    known = _of_these(files, st.session_state.get(_UPLOADS, {}))
    st.session_state[_UPLOADS] = known
    stopped: set[str] = st.session_state.setdefault(_STOPPED, set())
    unread = [key for key in wanted if key not in known and key not in stopped]
    place = st.empty()
    for at, key in enumerate(unread):
        file = wanted[key]
        busy = words("upload.busy", number=at + 1, all=len(unread))
        if who[file.file_id] == RULES:
            place.progress(at / len(unread), busy)
            known[key] = read_upload(file.name, file.getvalue())
        else:
            with place.container():
                st.text(busy)
                known[key] = _read_by_model(file, reader, unread[at:], words)
    place.empty()
    _say_what_was_stopped([file for key, file in wanted.items() if key in stopped], words)
    return {key: known[key] for key in wanted if key in known}


def keep(key: str, upload: Upload) -> None:
    """Keep another reading of a file, such as one with other columns."""
    st.session_state[_UPLOADS][key] = upload


def forget() -> None:
    """Forget all that was read."""
    st.session_state[_UPLOADS], st.session_state[_STOPPED] = {}, set()


def read_again(key: str) -> None:
    """Have a file read again; a model is asked only what it did not answer."""
    url_state.touched()
    st.session_state[_UPLOADS].pop(key, None)


def _reader_of(file: UploadedFile, reader: str) -> str:
    """Return who reads a file; no model reads a spreadsheet."""
    return RULES if is_spreadsheet(Path(bare_name(file.name))) else reader


def _key(file_id: str, reader: str) -> str:
    return f"{file_id}_{reader}"


def _of_these(files: Iterable[UploadedFile], known: Mapping[str, Upload]) -> dict[str, Upload]:
    """Return the readings of these files, by whichever reader."""
    keys = {_key(file.file_id, reader) for file in files for reader in READERS}
    return {key: upload for key, upload in known.items() if key in keys}


def _read_by_model(file: UploadedFile, reader: str, unread: Iterable[str], words: Words) -> Upload:
    """Read a file in a thread of its own, and show how far it is; stopping stops all unread ones.

    Streamlit ends a run, by an exception, where the run next draws something after a click. The
    bar is drawn again and again for that: so every click works at once, and whatever ends the
    run, also a user who leaves, stops the reading.
    """
    earlier = st.session_state.get(_READING)
    reading = UploadReading(file.name, file.getvalue(), reader, earlier)
    st.session_state[_READING] = reading
    bar = st.empty()
    st.button(words("reading.stop"), on_click=_stop, args=(set(unread),))
    try:
        while not reading.ended(_GLANCE):
            bar.progress(*_so_far(reading, words))
    finally:
        reading.stop()
    del st.session_state[_READING]
    return reading.upload()


def _so_far(reading: UploadReading, words: Words) -> tuple[float, str]:
    done, count = reading.progress
    if not count:
        return 0.0, words("reading.first")
    return done / count, words("reading.part", part=min(done + 1, count), parts=count)


def _stop(keys: set[str]) -> None:
    url_state.touched()
    st.session_state[_STOPPED] |= keys


def _go_on() -> None:
    url_state.touched()
    st.session_state[_STOPPED] = set()


def _say_what_was_stopped(stopped: Iterable[UploadedFile], words: Words) -> None:
    names = [file.name for file in stopped]
    if not names:
        return
    st.info(words("reading.stopped"))
    st.text("\n".join(names))
    st.button(words("reading.go_on"), on_click=_go_on)
