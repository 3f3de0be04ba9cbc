"""Which column of a sheet tells what: by its header, else by what stands in it."""

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
from loaders.spreadsheets.sheet_warnings import ABOVE, CONTACT, GUESSED, HEADERS, SAME_FIELD, Notes

BY_USER, BY_HEADER, BY_CONTENT, BY_NONE = "user", "header", "content", ""
"""How it is known what a column tells."""

_HEADERS_WITHIN = 20
"""The header is one of the first so many rows."""
_LONGEST_HEADER = 60
_TOGETHER = {
    fields.TIE: {fields.FROM, fields.TO},
    fields.STATUS: {fields.FROM, fields.TO},
    fields.LATITUDE: {fields.LONGITUDE},
    fields.LONGITUDE: {fields.LATITUDE},
}
"""Field that tells something only beside others -> those others."""
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, the field that it tells, and how that is known."""

    header: str
    field: str = fields.OTHER
    told_by: str = BY_NONE


@dataclass(frozen=True)
class Layout:
    """The columns of a sheet; ``header`` is the index of the row that names them."""

    header: int
    columns: tuple[Column, ...]

    def where(self, field: str) -> list[int]:
        """Return the indexes of the columns that tell a field."""
        return self._indexes.get(field, [])

    @cached_property
    def _indexes(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, column in enumerate(self.columns):
            found.setdefault(column.field, []).append(index)
        return found

    @property
    def told(self) -> dict[str, str]:
        """The field of each column, by its folded header."""
        return {folded(column.header): column.field for column in self.columns}

    @property
    def has_names(self) -> bool:
        """Whether some column names the subject of each row."""
        told = {column.field for column in self.columns}
        return bool(told & {fields.NAME, fields.PERSON}) or {fields.FROM, fields.TO} <= told


def folded(header: str) -> str:
    """Return a header as lower-case words: the key under which it is known and remembered."""
    return slug(header).replace("-", " ") if header else ""


def recognise(sheet: Sheet, told: Mapping[str, str], notes: Notes) -> Layout:
    """Return the layout of a sheet. ``told`` gives fields by folded header; those win.

    What the user confirmed for an earlier table with the same headers comes next.
    """
    header = _header_row(sheet, told)
    names = _unique(sheet.rows[header] if sheet.rows else (), notes)
    told = {**recalled(map(folded, names)), **told}
    sample = [row for row in sheet.rows[header + 1 :] if row][:_SAMPLE]
    columns = [_by_header(name, told) for name in names]
    columns = _names_of_people(columns, sample)
    columns = _in_company(_ends_of_ties(columns))
    columns = _once_each(columns, notes)
    for index, column in enumerate(columns):
        if column.told_by == BY_NONE:
            values = [row[index] for row in sample if index < len(row)]
            values = [value for value in values if not says_nothing(value)]
            taken = {one.field for one in columns}
            if found := field_by_content(values, taken):
                columns[index] = replace(column, field=found, told_by=BY_CONTENT)
    layout = Layout(header, tuple(columns))
    _note_layout(notes, sheet, layout)
    return layout


def field_of_header(header: str) -> str | None:
    """Return the field that a header tells: the whole of it, else the words it begins with."""
    words = folded(header).split()
    for length in range(len(words), 0, -1):
        field = _headers().get(" ".join(words[:length]))
        if field:
            barred = length < len(words) and not _barred().isdisjoint(words)
            return None if barred else field
    return None


def _note_layout(notes: Notes, sheet: Sheet, layout: Layout) -> None:
    """Tell which columns were left out, and what was taken for the header though it may be none."""
    for column in layout.columns:
        if column.field == fields.CONTACT:
            notes.add(CONTACT, value=column.header)
    if not layout.has_names:
        return
    if not any(column.told_by in (BY_USER, BY_HEADER) for column in layout.columns):
        value = ", ".join(column.header for column in layout.columns)[:_LONGEST_HEADER]
        notes.add(GUESSED, layout.header + 1, value)
    for number, cells in enumerate(sheet.rows[: layout.header], 1):
        if sum(map(bool, cells)) > 1:
            notes.add(ABOVE, number)


def _header_row(sheet: Sheet, told: Mapping[str, str]) -> int:
    """Return the index of the row with most known headers, else with most cells."""

    def fitness(index: int) -> tuple[int, int, int]:
        cells = [cell for cell in sheet.rows[index] if cell and len(cell) <= _LONGEST_HEADER]
        known = {told.get(folded(cell)) or field_of_header(cell) for cell in cells} - {None}
        helped = [field for field in known if _TOGETHER.get(field or "", set()) <= known]
        return len(helped), len(cells), -index

    return max(range(min(len(sheet.rows), _HEADERS_WITHIN)), key=fitness, default=0)


def _unique(headers: tuple[str, ...], notes: Notes) -> list[str]:
    """Return the headers, each one different; an empty one is called by its number."""
    seen: dict[str, int] = {}
    names = []
    for number, header in enumerate(headers, 1):
        header = " ".join(header.split()) or f"kolom {number}"
        count = seen[folded(header)] = seen.get(folded(header), 0) + 1
        if count > 1:
            notes.add(HEADERS, value=header)
        names.append(header if count == 1 else f"{header} ({count})")
    return names


def _by_header(header: str, told: Mapping[str, str]) -> Column:
    if field := told.get(folded(header)):
        return Column(header, field, BY_USER)
    field = field_of_header(header)
    return Column(header, field, BY_HEADER) if field else Column(header)


def _names_of_people(columns: list[Column], sample: list[tuple[str, ...]]) -> list[Column]:
    """Take "naam" beside "organisatie" for people, when it is given names that stand there."""
    names = [i for i, c in enumerate(columns) if c.field == fields.NAME and c.told_by == BY_HEADER]
    people = [
        i for i in names if is_given_name([row[i] for row in sample if i < len(row) and row[i]])
    ]
    if not people:
        return columns
    first = people[0]
    changed = dict.fromkeys(names, fields.EMPLOYER) | {first: fields.PERSON}
    return [replace(c, field=changed.get(i, c.field)) for i, c in enumerate(columns)]


def _ends_of_ties(columns: list[Column]) -> list[Column]:
    """Take "source" beside "target" for the start of a tie; alone it tells where a row is from."""
    told = {column.field for column in columns}
    if fields.TO not in told or not told.isdisjoint({fields.FROM, fields.NAME}):
        return columns
    start = next((i for i, c in enumerate(columns) if folded(c.header) in _starts()), None)
    as_start = {"field": fields.FROM, "told_by": BY_HEADER}
    return [replace(c, **as_start) if i == start else c for i, c in enumerate(columns)]


def _in_company(columns: list[Column]) -> list[Column]:
    """Take what tells nothing without another column, such as the kind of a tie, for the rest.

    In a table without ties that kind is the kind of the organisation.
    """
    told = {column.field for column in columns}
    alone = {field for field, others in _TOGETHER.items() if not others <= told}
    instead = {} if fields.KIND in told else {fields.TIE: fields.KIND}
    return [
        replace(column, field=instead.get(column.field, fields.OTHER))
        if column.field in alone and column.told_by == BY_HEADER
        else column
        for column in columns
    ]


def _once_each(columns: list[Column], notes: Notes) -> list[Column]:
    """Keep one column for each field that one column tells: what the user said, else the first."""
    by_user = {c.field for c in columns if c.told_by == BY_USER}
    seen: set[str] = set()
    kept = []
    for column in columns:
        is_extra = column.field in seen or (column.field in by_user and column.told_by != BY_USER)
        if is_extra and not FIELDS[column.field].many:
            notes.add(SAME_FIELD, value=column.header)
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
