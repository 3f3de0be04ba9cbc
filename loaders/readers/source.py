"""From a path to bytes: the one place where a report's file is opened."""

import re
import stat
from pathlib import Path

from graph.errors import LoadError

MAX_FILE_BYTES = 100_000_000
"""Largest file that is opened. A report with photographs fits; a video or a dump does not."""

MAX_MARKUP_BYTES = 40_000_000
"""Most markup (HTML, XML) that is parsed at once; its tree takes some ten times as much memory."""

MAX_TEXT_CHARACTERS = 10_000_000
"""Longest text that is taken from a file: about 3,000 pages, twice a 5 MB report."""


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def name_of(path: Path) -> str:
    """Return the bare name of a file, with "?" for what no screen or store can hold."""
    return _UNSEEN.sub("?", path.name.encode("utf-8", "replace").decode())


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular file that is neither empty nor too large.

    Raises
    ------
    LoadError
        If there is no such file, it is no regular file, or it may not be read.
    """
    name = name_of(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise LoadError(f"{name}: this is a folder or a device; give a file.")
        _check_size(name, status.st_size)
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise LoadError(f"{name}: there is no such file; check the name.") from error
    except PermissionError as error:
        raise LoadError(f"{name}: you may not read this file; change its rights.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or type(error).__name__
        raise LoadError(
            f"{name}: the file cannot be opened ({reason}); check the disk and the name."
        ) from error
    _check_size(name, len(content))
    return content


def check_text(name: str, text: str) -> str:
    """Return ``text`` if a report can be made of it.

    Raises
    ------
    LoadError
        If it holds no letter or digit, is too long, or holds what is no text.
    """
    if not any(character.isalnum() for character in text):
        raise LoadError(f"{name}: the file holds no text; give a report with text.")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise LoadError(
            f"{name}: the text has {len(text):,} characters, more than the"
            f" {MAX_TEXT_CHARACTERS:,} that are read; split the report."
        )
    if _NO_TEXT.search(text):
        raise LoadError(f"{name}: the file holds bytes that are no text; save it as UTF-8.")
    return text


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise LoadError(f"{name}: the file is empty; give a report with text.")
    if size > MAX_FILE_BYTES:
        raise LoadError(
            f"{name}: the file is {size / 1e6:.0f} MB, more than the"
            f" {MAX_FILE_BYTES / 1e6:.0f} MB that are read; split it or leave out the pictures."
        )
