"""Which field each column of a sheet has: by its header, else by what its cells look like."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from graph.network import slug
from loaders.language.lexicon import table
from loaders.spreadsheets.cell_values import says_nothing
from loaders.spreadsheets.columns import fields
from loaders.spreadsheets.columns.fields import FIELDS
from loaders.spreadsheets.columns.guess import field_by_content, is_given_name
from loaders.spreadsheets.columns.saved_mappings import recalled
from loaders.spreadsheets.sheet import Sheet
from loaders.spreadsheets.sheet_warnings import (
    ABOVE,
    CONTACT,
    GUESSED,
    HEADERS,
    SAME_FIELD,
    SheetWarnings,
)

BY_USER, BY_HEADER, BY_CONTENT, BY_NONE = "user", "header", "content", ""
"""Who or what decided which field a column has."""

_HEADERS_WITHIN = 20
"""The header is one of the first so many rows."""
_LONGEST_HEADER = 60
_NEEDS = {
    fields.TIE: {fields.FROM, fields.TO},
    fields.STATUS: {fields.FROM, fields.TO},
    fields.LATITUDE: {fields.LONGITUDE},
    fields.LONGITUDE: {fields.LATITUDE},
}
"""Field that means something only beside others -> those others."""
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its field, and what decided that."""

    header: str
    field: str = fields.OTHER
    decided_by: str = BY_NONE


@dataclass(frozen=True)
class ColumnMapping:
    """The columns of a sheet, each with its field.

    ``header_row`` is the index of the row with the headers.
    """

    header_row: int
    columns: tuple[Column, ...]

    def indexes_of(self, field: str) -> list[int]:
        """Return the indexes of the columns with this field."""
        return self._indexes.get(field, [])

    @cached_property
    def _indexes(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, column in enumerate(self.columns):
            found.setdefault(column.field, []).append(index)
        return found

    @property
    def fields_by_header(self) -> dict[str, str]:
        """The field of each column, by its folded header."""
        return {folded(column.header): column.field for column in self.columns}

    @property
    def has_names(self) -> bool:
        """Whether some column names the subject of each row."""
        present = {column.field for column in self.columns}
        return bool(present & {fields.NAME, fields.PERSON}) or {fields.FROM, fields.TO} <= present


def folded(header: str) -> str:
    """Return a header as lower-case words: the key under which it is known and remembered."""
    return slug(header).replace("-", " ") if header else ""


def map_columns(sheet: Sheet, chosen: Mapping[str, str], warnings: SheetWarnings) -> ColumnMapping:
    """Return the mapping of a sheet. ``chosen`` gives fields by folded header; those win.

    What the user confirmed for an earlier sheet with the same headers comes next, then what the
    headers say, then what the cells look like.
    """
    header = _header_row(sheet, chosen)
    names = _unique(sheet.rows[header] if sheet.rows else (), warnings)
    chosen = {**recalled(map(folded, names)), **chosen}
    sample = [row for row in sheet.rows[header + 1 :] if row][:_SAMPLE]
    columns = [_by_header(name, chosen) for name in names]
    columns = _people_columns(columns, sample)
    columns = _without_lonely_fields(_tie_columns(columns))
    columns = _without_doubles(columns, warnings)
    for index, column in enumerate(columns):
        if column.decided_by == BY_NONE:
            values = [row[index] for row in sample if index < len(row)]
            values = [value for value in values if not says_nothing(value)]
            assigned = {one.field for one in columns}
            if found := field_by_content(values, assigned):
                columns[index] = replace(column, field=found, decided_by=BY_CONTENT)
    mapping = ColumnMapping(header, tuple(columns))
    _warn_of_columns(warnings, sheet, mapping)
    return mapping


def field_of_header(header: str) -> str | None:
    """Return the field that a header means: the whole of it, else the words it begins with."""
    words = folded(header).split()
    for length in range(len(words), 0, -1):
        field = _headers().get(" ".join(words[:length]))
        if field:
            barred = length < len(words) and not _barred().isdisjoint(words)
            return None if barred else field
    return None


def _warn_of_columns(warnings: SheetWarnings, sheet: Sheet, mapping: ColumnMapping) -> None:
    """Warn of columns left out, and of a header row that may be a row like the others."""
    for column in mapping.columns:
        if column.field == fields.CONTACT:
            warnings.add(CONTACT, value=column.header)
    if not mapping.has_names:
        return
    if not any(column.decided_by in (BY_USER, BY_HEADER) for column in mapping.columns):
        value = ", ".join(column.header for column in mapping.columns)[:_LONGEST_HEADER]
        warnings.add(GUESSED, mapping.header_row + 1, value)
    for number, cells in enumerate(sheet.rows[: mapping.header_row], 1):
        if sum(map(bool, cells)) > 1:
            warnings.add(ABOVE, number)


def _header_row(sheet: Sheet, chosen: Mapping[str, str]) -> int:
    """Return the index of the row with most known headers, else with most cells."""

    def fitness(index: int) -> tuple[int, int, int]:
        cells = [cell for cell in sheet.rows[index] if cell and len(cell) <= _LONGEST_HEADER]
        known = {chosen.get(folded(cell)) or field_of_header(cell) for cell in cells} - {None}
        helped = [field for field in known if _NEEDS.get(field or "", set()) <= known]
        return len(helped), len(cells), -index

    return max(range(min(len(sheet.rows), _HEADERS_WITHIN)), key=fitness, default=0)


def _unique(headers: tuple[str, ...], warnings: SheetWarnings) -> list[str]:
    """Return the headers, each one different; an empty one is called by its number."""
    seen: dict[str, int] = {}
    names = []
    for number, header in enumerate(headers, 1):
        header = " ".join(header.split()) or f"kolom {number}"
        count = seen[folded(header)] = seen.get(folded(header), 0) + 1
        if count > 1:
            warnings.add(HEADERS, value=header)
        names.append(header if count == 1 else f"{header} ({count})")
    return names


def _by_header(header: str, chosen: Mapping[str, str]) -> Column:
    if field := chosen.get(folded(header)):
        return Column(header, field, BY_USER)
    field = field_of_header(header)
    return Column(header, field, BY_HEADER) if field else Column(header)


def _people_columns(columns: list[Column], sample: list[tuple[str, ...]]) -> list[Column]:
    """Give "naam" beside "organisatie" the field of people, when its cells are people."""
    names = [
        i for i, c in enumerate(columns) if c.field == fields.NAME and c.decided_by == BY_HEADER
    ]
    people = [
        i for i in names if is_given_name([row[i] for row in sample if i < len(row) and row[i]])
    ]
    if not people:
        return columns
    first = people[0]
    changed = dict.fromkeys(names, fields.EMPLOYER) | {first: fields.PERSON}
    return [replace(c, field=changed.get(i, c.field)) for i, c in enumerate(columns)]


def _tie_columns(columns: list[Column]) -> list[Column]:
    """Give "source" beside "target" the start of a tie; alone it says where a row comes from."""
    present = {column.field for column in columns}
    if fields.TO not in present or not present.isdisjoint({fields.FROM, fields.NAME}):
        return columns
    start = next((i for i, c in enumerate(columns) if folded(c.header) in _starts()), None)
    as_start = {"field": fields.FROM, "decided_by": BY_HEADER}
    return [replace(c, **as_start) if i == start else c for i, c in enumerate(columns)]


def _without_lonely_fields(columns: list[Column]) -> list[Column]:
    """Give a field that means nothing alone, such as the kind of a tie, to no column.

    In a sheet without ties that kind is the kind of the organisation.
    """
    present = {column.field for column in columns}
    alone = {field for field, others in _NEEDS.items() if not others <= present}
    instead = {} if fields.KIND in present else {fields.TIE: fields.KIND}
    return [
        replace(column, field=instead.get(column.field, fields.OTHER))
        if column.field in alone and column.decided_by == BY_HEADER
        else column
        for column in columns
    ]


def _without_doubles(columns: list[Column], warnings: SheetWarnings) -> list[Column]:
    """Keep one column for each single field: the one that the user chose, else the first."""
    by_user = {c.field for c in columns if c.decided_by == BY_USER}
    seen: set[str] = set()
    kept = []
    for column in columns:
        is_extra = column.field in seen or (
            column.field in by_user and column.decided_by != BY_USER
        )
        if is_extra and not FIELDS[column.field].many:
            warnings.add(SAME_FIELD, value=column.header)
            column = Column(column.header, fields.OTHER, BY_HEADER)
        seen.add(column.field)
        kept.append(column)
    return kept


@cache
def _headers() -> Mapping[str, str]:
    lists: Mapping[str, Collection[str]] = table("columns")
    return {word: field for field, words in lists.items() if field in FIELDS for word in words}


@cache
def _barred() -> frozenset[str]:
    return frozenset(table("columns")["barred"])


@cache
def _starts() -> frozenset[str]:
    return frozenset(table("columns")["start"])
