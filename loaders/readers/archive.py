"""Opening what others wrote: zip files that may be bombs, and libraries that may fail."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import LoadError
from loaders.readers.source import MAX_MARKUP_BYTES

MAX_UNPACKED_BYTES = 300_000_000
"""Most that an archive may hold once it is unpacked, pictures included."""


@contextmanager
def wrapping(name: str, what: str) -> Iterator[None]:
    """Turn whatever a foreign library raises on a broken file into a LoadError."""
    try:
        yield
    except LoadError:
        raise
    except Exception as error:
        raise LoadError(
            f"{name}: this {what} is broken ({type(error).__name__});"
            " open it in the program it comes from and save it again."
        ) from error


def check_archive(
    name: str, what: str, content: bytes, needed: str, most: int = MAX_MARKUP_BYTES
) -> None:
    """See that ``content`` is a zip with the entry ``needed`` that is safe to unpack.

    ``most`` is how many bytes of XML an entry may hold.

    Raises
    ------
    LoadError
        If it is no zip, lacks the entry, unpacks to too much, or its XML declares entities.
    """
    with wrapping(name, what), zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if needed not in archive.namelist():
            raise LoadError(f"{name}: this is no {what}, whatever its name says; give a {what}.")
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
            raise _bomb(name, what)
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                if entry.file_size > most:
                    raise _bomb(name, what)
                _check_markup(name, archive.read(entry))


def _bomb(name: str, what: str) -> LoadError:
    return LoadError(f"{name}: this {what} unpacks to far too much; save it again or split it.")


def _check_markup(name: str, markup: bytes) -> None:
    if b"<!DOCTYPE" in markup.replace(b"\0", b""):
        raise LoadError(
            f"{name}: its XML declares a document type, which no office program writes;"
            " it was not opened. Save it again in an office program."
        )
