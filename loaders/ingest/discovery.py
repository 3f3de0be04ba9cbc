"""Which files to load: those that are named, and those with a reader in folders that are named."""

from collections.abc import Collection, Iterator
from pathlib import Path

from graph.errors import LoadError

_LOCK_FILE_START = "~$"


def report_files(path: Path, suffixes: Collection[str]) -> list[Path]:
    """Return ``path`` itself, or every file below it with one of ``suffixes``, in order.

    Hidden files and folders and the lock files of word processors are passed over.

    Raises
    ------
    LoadError
        If ``path`` is not there, or is a folder without reports.
    """
    if not path.exists():
        raise LoadError(f"{path}: there is no such file or folder; check the spelling.")
    if not path.is_dir():
        return [path]
    found = sorted(_below(path, suffixes))
    if not found:
        raise LoadError(
            f"{path}: no reports in this folder; a report ends in {', '.join(sorted(suffixes))}."
        )
    return found


def _below(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.name.startswith(_LOCK_FILE_START):
            continue
        if path.suffix.lower() in suffixes and path.is_file():
            yield path
