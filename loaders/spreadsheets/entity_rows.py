"""Rows with a subject: an organisation, initiative or person, and what the row says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from graph.network import Document, Scalar
from graph.schema import (
    ABOUT,
    ACTIVE_IN,
    AFFILIATED_WITH,
    NEIGHBOURHOOD,
    ORGANISATION,
    PERSON,
    THEME,
    WORKS_WITH,
)
from loaders.places import gazetteer
from loaders.places.adjacency import Position
from loaders.places.hierarchy import known, place_id
from loaders.spreadsheets import cell_values, sheet_warnings
from loaders.spreadsheets.columns import fields
from loaders.spreadsheets.columns.mapping import ColumnMapping
from loaders.spreadsheets.columns.vocabulary import kind_of_cell, kind_of_name, theme_of_cell
from loaders.spreadsheets.network_builder import NetworkBuilder
from loaders.spreadsheets.place_spelling import likely_place
from loaders.spreadsheets.row_text import SheetRow
from loaders.spreadsheets.sheet_warnings import SheetWarnings
from loaders.spreadsheets.split_values import organisations_in, places_in, themes_in

_NETWORK_KIND = "netwerk"


class EntityRowReader:
    """Reads the rows of a sheet, one by one, into a network builder."""

    def __init__(
        self,
        document: Document,
        mapping: ColumnMapping,
        builder: NetworkBuilder,
        warnings: SheetWarnings,
        city: str,
    ) -> None:
        self._document = document.id
        self._columns = {field: mapping.indexes_of(field) for field in fields.FIELDS}
        self._builder = builder
        self._warnings = warnings
        self._city = city
        self._seen: dict[str, int] = {}

    def read(self, row: SheetRow) -> None:
        """Read one row; warn when it names nothing."""
        subject = self._subject(row)
        if subject is None:
            self._warnings.add(sheet_warnings.NAMELESS, row.number)
            return
        self._builder.subjects.add(subject)
        self._places(row, subject)
        self._themes(row, subject)
        self._related(row, subject)

    def _subject(self, row: SheetRow) -> str | None:
        named = (
            (column, type_)
            for field, type_ in ((fields.PERSON, PERSON), (fields.NAME, ORGANISATION))
            for column in self._columns[field]
            if not cell_values.says_nothing(row.cell(column))
        )
        column, type_ = min(named, default=(0, ""))
        if not type_:
            return None
        name = row.cell(column)
        id_ = self._builder.id_of(type_, name)
        if (first := self._seen.setdefault(id_, row.number)) != row.number:
            self._warnings.add(sheet_warnings.DOUBLE, first, name)
            self._warnings.add(sheet_warnings.DOUBLE, row.number, name)
        mention = row.mention(self._document, column, name)
        kind = self._kind(row, name) if type_ == ORGANISATION else None
        self._builder.node(id_, type_, name, mention, kind, **self._facts(row))
        for _, alias in self._values(row, fields.ALIAS, cell_values.parts):
            self._builder.alias(id_, alias)
        return id_

    def _kind(self, row: SheetRow, name: str) -> str | None:
        said = (kind_of_cell(cell) for _, cell in self._values(row, fields.KIND, _whole))
        return next(filter(None, said), None) or kind_of_name(name)

    def _facts(self, row: SheetRow) -> dict[str, Scalar]:
        facts: dict[str, Scalar] = {}
        for _, cell in self._values(row, fields.WEBSITE, _whole):
            if address := cell_values.website(cell):
                facts["website"] = address
            else:
                self._warnings.add(sheet_warnings.WEBSITE, row.number, cell)
        if where := self._position(row):
            facts["latitude"], facts["longitude"] = where
        return facts

    def _position(self, row: SheetRow) -> Position | None:
        """Return where a row says that its subject is; warn when that is nowhere."""
        north, east, both = (
            next((cell for _, cell in self._values(row, field, _whole)), "")
            for field in (fields.LATITUDE, fields.LONGITUDE, fields.POSITION)
        )
        where = cell_values.position(north, east) or cell_values.pair(both)
        written = ", ".join(filter(None, (north, east, both)))
        if written and not where:
            self._warnings.add(sheet_warnings.POSITION, row.number, written)
        return where

    def _places(self, row: SheetRow, subject: str) -> None:
        for column, written in self._values(row, fields.PLACE, self._places_in):
            place = known(written, self._city) or gazetteer.by_shape(written)
            name = place.name if place else written
            if known(written, self._city) is None:
                hint = likely_place(written, self._city)
                self._warnings.add(sheet_warnings.PLACE, row.number, written, hint)
            mention = row.mention(self._document, column, written)
            level = place.level if place else None
            self._builder.node(place_id(name), NEIGHBOURHOOD, name, mention, level)
            self._builder.edge(ACTIVE_IN, subject, place_id(name), row)

    def _places_in(self, cell: str) -> list[str]:
        return places_in(cell, self._city)

    def _themes(self, row: SheetRow, subject: str) -> None:
        for column, written in self._values(row, fields.THEME, themes_in):
            theme = theme_of_cell(written)
            id_ = self._builder.id_of(THEME, theme)
            mention = row.mention(self._document, column, written)
            self._builder.node(id_, THEME, theme, mention)
            self._builder.edge(ABOUT, subject, id_, row)

    def _related(self, row: SheetRow, subject: str) -> None:
        """Tie the subject to the organisations and the people that its row names."""
        is_person = subject.startswith(f"{PERSON.lower()}:")
        tie = AFFILIATED_WITH if is_person else WORKS_WITH
        others = fields.UMBRELLA, fields.EMPLOYER, fields.PARTNER
        for field in (fields.NAME, *others) if is_person else others:
            default = _NETWORK_KIND if field == fields.UMBRELLA else None
            for column, name in self._values(row, field, organisations_in):
                other = self._builder.id_of(ORGANISATION, name)
                if other == subject:
                    continue
                mention = row.mention(self._document, column, name)
                kind = kind_of_name(name) or default
                self._builder.node(other, ORGANISATION, name, mention, kind)
                self._builder.edge(tie, subject, other, row)
        if not is_person:
            self._people(row, subject)

    def _people(self, row: SheetRow, organisation: str) -> None:
        """Tie the people of a row to its organisation, such as who to turn to."""
        for column, name in self._values(row, fields.PERSON, cell_values.parts):
            person = self._builder.id_of(PERSON, name)
            mention = row.mention(self._document, column, name)
            self._builder.node(person, PERSON, name, mention)
            self._builder.edge(AFFILIATED_WITH, person, organisation, row)

    def _values(
        self, row: SheetRow, field: str, split: Callable[[str], Iterable[str]]
    ) -> Iterator[tuple[int, str]]:
        """Yield what the columns of a field hold, each value with its column."""
        for column in self._columns[field]:
            cell = row.cell(column)
            if not cell_values.says_nothing(cell):
                for value in split(cell):
                    yield column, value


def city_of(rows: Iterable[SheetRow], mapping: ColumnMapping) -> str:
    """Return the city that most places of the rows lie in; empty if they name none."""
    counted: Counter[str] = Counter()
    for row in rows:
        for column in mapping.indexes_of(fields.PLACE):
            for part in cell_values.parts(row.cell(column)):
                for city in {place.city for place in gazetteer.places().get(part, ())}:
                    counted[city] += 1
    return min(counted, key=lambda city: (-counted[city], city), default="")


def _whole(cell: str) -> list[str]:
    return [cell]
