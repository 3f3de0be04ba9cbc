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
from loaders.spreadsheets.columns.mapping import Layout
from loaders.spreadsheets.columns.vocabulary import kind_of_cell, kind_of_name, theme_of_cell
from loaders.spreadsheets.network_builder import Gathering
from loaders.spreadsheets.place_spelling import meant_place
from loaders.spreadsheets.row_text import Row
from loaders.spreadsheets.sheet_warnings import Notes
from loaders.spreadsheets.split_values import organisations_in, places_in, themes_in

_NETWORK_KIND = "netwerk"


class Subjects:
    """Reads the rows of a sheet, one by one, into a gathering."""

    def __init__(
        self, document: Document, layout: Layout, gathering: Gathering, told: Notes, city: str
    ) -> None:
        self._document = document.id
        self._columns = {field: layout.where(field) for field in fields.FIELDS}
        self._gathering = gathering
        self._notes = told
        self._city = city
        self._seen: dict[str, int] = {}

    def take(self, row: Row) -> None:
        """Read one row; note it when it names nothing."""
        subject = self._subject(row)
        if subject is None:
            self._notes.add(sheet_warnings.NAMELESS, row.number)
            return
        self._gathering.subjects.add(subject)
        self._places(row, subject)
        self._themes(row, subject)
        self._related(row, subject)

    def _subject(self, row: Row) -> str | None:
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
        id_ = self._gathering.id_of(type_, name)
        if (first := self._seen.setdefault(id_, row.number)) != row.number:
            self._notes.add(sheet_warnings.DOUBLE, first, name)
            self._notes.add(sheet_warnings.DOUBLE, row.number, name)
        mention = row.mention(self._document, column, name)
        kind = self._kind(row, name) if type_ == ORGANISATION else None
        self._gathering.node(id_, type_, name, mention, kind, **self._facts(row))
        for _, alias in self._values(row, fields.ALIAS, cell_values.parts):
            self._gathering.alias(id_, alias)
        return id_

    def _kind(self, row: Row, name: str) -> str | None:
        said = (kind_of_cell(cell) for _, cell in self._values(row, fields.KIND, _whole))
        return next(filter(None, said), None) or kind_of_name(name)

    def _facts(self, row: Row) -> dict[str, Scalar]:
        facts: dict[str, Scalar] = {}
        for _, cell in self._values(row, fields.WEBSITE, _whole):
            if address := cell_values.website(cell):
                facts["website"] = address
            else:
                self._notes.add(sheet_warnings.WEBSITE, row.number, cell)
        if where := self._position(row):
            facts["latitude"], facts["longitude"] = where
        return facts

    def _position(self, row: Row) -> Position | None:
        """Return where a row says that its subject is; note it when that is nowhere."""
        north, east, both = (
            next((cell for _, cell in self._values(row, field, _whole)), "")
            for field in (fields.LATITUDE, fields.LONGITUDE, fields.POSITION)
        )
        where = cell_values.position(north, east) or cell_values.pair(both)
        written = ", ".join(filter(None, (north, east, both)))
        if written and not where:
            self._notes.add(sheet_warnings.POSITION, row.number, written)
        return where

    def _places(self, row: Row, subject: str) -> None:
        for column, written in self._values(row, fields.PLACE, self._places_in):
            place = known(written, self._city) or gazetteer.by_shape(written)
            name = place.name if place else written
            if known(written, self._city) is None:
                hint = meant_place(written, self._city)
                self._notes.add(sheet_warnings.PLACE, row.number, written, hint)
            mention = row.mention(self._document, column, written)
            level = place.level if place else None
            self._gathering.node(place_id(name), NEIGHBOURHOOD, name, mention, level)
            self._gathering.edge(ACTIVE_IN, subject, place_id(name), row)

    def _places_in(self, cell: str) -> list[str]:
        return places_in(cell, self._city)

    def _themes(self, row: Row, subject: str) -> None:
        for column, written in self._values(row, fields.THEME, themes_in):
            theme = theme_of_cell(written)
            id_ = self._gathering.id_of(THEME, theme)
            mention = row.mention(self._document, column, written)
            self._gathering.node(id_, THEME, theme, mention)
            self._gathering.edge(ABOUT, subject, id_, row)

    def _related(self, row: Row, subject: str) -> None:
        """Tie the subject to the organisations and the people that its row names."""
        is_person = subject.startswith(f"{PERSON.lower()}:")
        tie = AFFILIATED_WITH if is_person else WORKS_WITH
        others = fields.UMBRELLA, fields.EMPLOYER, fields.PARTNER
        for field in (fields.NAME, *others) if is_person else others:
            default = _NETWORK_KIND if field == fields.UMBRELLA else None
            for column, name in self._values(row, field, organisations_in):
                other = self._gathering.id_of(ORGANISATION, name)
                if other == subject:
                    continue
                mention = row.mention(self._document, column, name)
                kind = kind_of_name(name) or default
                self._gathering.node(other, ORGANISATION, name, mention, kind)
                self._gathering.edge(tie, subject, other, row)
        if not is_person:
            self._people(row, subject)

    def _people(self, row: Row, organisation: str) -> None:
        """Tie the people of a row to its organisation, such as who to turn to."""
        for column, name in self._values(row, fields.PERSON, cell_values.parts):
            person = self._gathering.id_of(PERSON, name)
            mention = row.mention(self._document, column, name)
            self._gathering.node(person, PERSON, name, mention)
            self._gathering.edge(AFFILIATED_WITH, person, organisation, row)

    def _values(
        self, row: Row, field: str, split: Callable[[str], Iterable[str]]
    ) -> Iterator[tuple[int, str]]:
        """Yield what the columns of a field hold, each value with its column."""
        for column in self._columns[field]:
            cell = row.cell(column)
            if not cell_values.says_nothing(cell):
                for value in split(cell):
                    yield column, value


def city_of(rows: Iterable[Row], layout: Layout) -> str:
    """Return the city that most places of the rows lie in; empty if they name none."""
    counted: Counter[str] = Counter()
    for row in rows:
        for column in layout.where(fields.PLACE):
            for part in cell_values.parts(row.cell(column)):
                for city in {place.city for place in gazetteer.places().get(part, ())}:
                    counted[city] += 1
    return min(counted, key=lambda city: (-counted[city], city), default="")


def _whole(cell: str) -> list[str]:
    return [cell]
