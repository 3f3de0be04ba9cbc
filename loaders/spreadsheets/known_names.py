"""Names that are known beforehand: the user's own table, and a table of national bodies.

The user's table is a CSV file: ``names_file()``. Its columns, in Dutch or English: ``name``;
``type`` (organisatie, persoon, plek, or geen naam for what must stay out); ``kind`` (of an
organisation, or the level of a place); ``aliases``, parted by ``|`` or ``;``. It is read anew
when it has changed. Cells are taken literally, never as a pattern.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from graph.errors import LoadError, SettingsError
from graph.schema import NEIGHBOURHOOD, NODE_TYPES, ORGANISATION, PERSON, PLACE_LEVELS
from graph.settings import DATA_FOLDER, names_file
from loaders.language.lexicon import alternatives, table
from loaders.readers.encoding import decode
from loaders.spreadsheets.columns.vocabulary import kind_of_cell
from loaders.spreadsheets.formats.csv import delimiter_of

OWN_TABLE, KNOWN_TABLE = "own-table", "known-table"
"""The rules of the user's table and of ours."""

_SHIPPED = DATA_FOLDER / "names" / "national.csv"
_WORD = re.compile(r"\w+")
_TYPES = (ORGANISATION, PERSON, NEIGHBOURHOOD)
_LONGEST, _SHORTEST, _SHOUTED, _MOST_BYTES, _SHOWN = 120, 2, 4, 5_000_000, 3


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name with all its forms; ``type`` is None for what is no name."""

    name: str
    type: str | None
    kind: str | None
    forms: tuple[str, ...]
    rule: str


class KnownNames:
    """What is known beforehand, by form as it stands in a report."""

    def __init__(self, by_form: Mapping[str, KnownName]) -> None:
        known = {form: own for form, own in by_form.items() if own.type}
        shouted = {form.upper(): own for form, own in known.items() if len(form) >= _SHOUTED}
        self.by_form: Mapping[str, KnownName] = shouted | known
        self.left_out = frozenset(by_form.keys() - known.keys())

    @cached_property
    def openers(self) -> Mapping[str, set[int]]:
        """The first words of the forms, with their offsets: mostly 0, and 1 in "'t Fonds"."""
        openers: dict[str, set[int]] = {}
        for first in filter(None, map(_WORD.search, self.by_form)):
            openers.setdefault(first.group(), set()).add(first.start())
        return openers

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the forms, taken literally; a space may be any white space."""
        literal = alternatives(self.by_form).replace(r"\ ", r"\s+")
        return re.compile(rf"(?<![\w-])(?:{literal})(?![\w-])")


def known_names() -> KnownNames:
    """Return what is known beforehand; the user's table wins over ours.

    Raises
    ------
    SettingsError
        If the user's table cannot be used; the message names the lines and what to do.
    """
    path = names_file()
    if path is None:
        return _names(None, 0, 0)
    try:
        facts = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return _names(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=2)
def _names(path: Path | None, changed: int, size: int) -> KnownNames:
    """Return the names of our table and the user's; ``changed`` and ``size`` tell its version."""
    if path and size > _MOST_BYTES:
        raise SettingsError(f"{path}: a table of names has at most 5 MB; this is another file.")
    return KnownNames({**_read(_SHIPPED, KNOWN_TABLE), **(_read(path, OWN_TABLE) if path else {})})


def _read(path: Path, rule: str) -> Mapping[str, KnownName]:
    try:
        text = decode(path.name, path.read_bytes())
    except (OSError, LoadError) as error:
        raise _unreadable(path, error) from error
    found: dict[str, KnownName] = {}
    slips = []
    for line, row in _rows(path, text):
        try:
            own = _named(row, rule)
        except ValueError as slip:
            slips.append(f"line {line}: {slip}")
        else:
            found |= dict.fromkeys(own.forms, own)
    if slips:
        more = f"; and {len(slips) - _SHOWN} more" if len(slips) > _SHOWN else ""
        raise SettingsError(f"{path}: {'; '.join(slips[:_SHOWN])}{more}.")
    return found


def _rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the line number and the cells by column of each row that is not empty."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(text))
    columns: list[str | None] = []
    try:
        for cells in reader:
            if not columns:
                columns = [_column(cell) for cell in cells]
                if "name" not in columns or "type" not in columns:
                    raise SettingsError(
                        f"{path}: line 1 must name the columns: name;type;kind;aliases."
                    )
            elif any(cell.strip() for cell in cells):
                pairs = zip(columns, cells, strict=False)
                yield reader.line_num, {c: cell.strip() for c, cell in pairs if c}
    except csv.Error as error:
        raise SettingsError(
            f"{path}: line {reader.line_num} cannot be read ({error}); look for a quotation mark"
            " that is opened there and never closed."
        ) from error


def _column(header: str) -> str | None:
    folded = header.strip().casefold()
    columns: Mapping[str, list[str]] = table("own_names")["columns"]
    return next((name for name, words in columns.items() if folded in words), None)


def _named(row: Mapping[str, str], rule: str) -> KnownName:
    """Return the name of a row; a ValueError says what is wrong with it and what to do."""
    name, type_ = row.get("name", ""), _type(row.get("type", ""))
    forms = tuple(dict.fromkeys(_form(form) for form in (name, *_aliases(row))))
    return KnownName(forms[0], type_, _kind(type_, row.get("kind", "")), forms, rule)


def _aliases(row: Mapping[str, str]) -> list[str]:
    cell = row.get("aliases", "").replace("|", ";")
    return [alias for alias in cell.split(";") if alias.strip()]


def _form(form: str) -> str:
    form = " ".join(form.split())
    if not _SHORTEST <= len(form) <= _LONGEST or not any(c.isalpha() for c in form):
        raise ValueError(
            f"'{form[:40]}' cannot be a name; give {_SHORTEST} to {_LONGEST} characters, a letter"
            " among them"
        )
    if any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") for c in form):
        raise ValueError("a name has a sign that cannot be seen; type it anew")
    return form


def _type(cell: str) -> str | None:
    """Return the node type of a cell; None where it says that this is no name."""
    folded = cell.casefold()
    if folded in table("own_names")["no_name"]:
        return None
    for type_ in _TYPES:
        label = NODE_TYPES[type_].label
        if folded in (type_.casefold(), label.nl, label.en):
            return type_
    raise ValueError(
        f"type '{cell[:40]}' is unknown; write organisatie, persoon, plek or geen naam"
    )


def _kind(type_: str | None, cell: str) -> str | None:
    if not cell or type_ in (None, PERSON):
        return None
    if type_ == NEIGHBOURHOOD:
        level = cell.casefold()
        if level not in PLACE_LEVELS:
            raise ValueError(f"kind '{cell[:40]}' is no level; write {', '.join(PLACE_LEVELS)}")
        return level
    kind = kind_of_cell(cell)
    if kind is None:
        raise ValueError(f"kind '{cell[:40]}' is unknown; see docs/schema.md, or leave it empty")
    return kind


def _unreadable(path: Path, error: Exception) -> SettingsError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return SettingsError(
        f"{path}: the table of names cannot be read ({reason}); name another with --names."
    )
