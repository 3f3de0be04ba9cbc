"""The fields that the user confirmed, kept by the headers of the sheet."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph import settings
from graph.errors import SettingsError
from loaders.spreadsheets.columns.fields import FIELDS

_FILE = "tables.json"
_MOST_KEPT = 500


def recalled(headers: Iterable[str]) -> dict[str, str]:
    """Return the fields, by folded header, of the last sheet with just these headers."""
    known = _read().get(_key(headers), {})
    return {header: field for header, field in known.items() if str(field) in FIELDS}


def remember(columns: Mapping[str, str]) -> None:
    """Keep the fields of all columns of a sheet, by folded header.

    Raises
    ------
    SettingsError
        If the user's data folder cannot be written.
    """
    kept = {key: fields for key, fields in _read().items() if key != _key(columns)}
    kept[_key(columns)] = dict(columns)
    newest = dict(list(kept.items())[-_MOST_KEPT:])
    try:
        _path().parent.mkdir(parents=True, exist_ok=True)
        draft = _path().with_suffix(".new")
        draft.write_text(json.dumps(newest, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(_path())
    except OSError as error:
        raise SettingsError(
            f"{_path()}: cannot be written ({error.strerror}), so the columns are not remembered;"
            " make the folder writable or name another in NETWERKATLAS_DATA_HOME."
        ) from error


def _key(headers: Iterable[str]) -> str:
    return " | ".join(sorted(headers))


def _path() -> Path:
    return settings.data_home() / _FILE


def _read() -> dict[str, dict[str, Any]]:
    """Return what was kept; a file that is missing or damaged holds nothing."""
    with suppress(OSError, ValueError):
        kept = json.loads(_path().read_text(encoding="utf-8"))
        if isinstance(kept, dict):
            return {key: columns for key, columns in kept.items() if isinstance(columns, dict)}
    return {}
