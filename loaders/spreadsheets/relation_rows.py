"""Rows that are ties: from whom to whom, of what kind, with what status."""

from __future__ import annotations

from graph.network import Document
from graph.schema import (
    ABOUT,
    ACTIVE_IN,
    AFFILIATED_WITH,
    EDGE_TYPES,
    EXISTING,
    NEIGHBOURHOOD,
    ORGANISATION,
    PART_OF,
    PERSON,
    THEME,
    WORKS_WITH,
)
from loaders.places.hierarchy import known
from loaders.spreadsheets import sheet_warnings
from loaders.spreadsheets.cell_values import says_nothing
from loaders.spreadsheets.columns import fields
from loaders.spreadsheets.columns.guess import is_person
from loaders.spreadsheets.columns.mapping import ColumnMapping
from loaders.spreadsheets.columns.vocabulary import (
    ENDED,
    kind_of_name,
    status_of_cell,
    theme_of_cell,
    tie_of_cell,
)
from loaders.spreadsheets.network_builder import NetworkBuilder
from loaders.spreadsheets.row_text import SheetRow
from loaders.spreadsheets.sheet_warnings import SheetWarnings

_TARGETS = {ACTIVE_IN: NEIGHBOURHOOD, ABOUT: THEME}


class RelationRowReader:
    """Reads the rows of a sheet of ties, one by one, into a network builder."""

    def __init__(
        self,
        document: Document,
        mapping: ColumnMapping,
        builder: NetworkBuilder,
        warnings: SheetWarnings,
    ) -> None:
        self._document = document.id
        self._mapping = mapping
        self._builder = builder
        self._warnings = warnings

    def read(self, row: SheetRow) -> None:
        """Read one row; warn when it states no tie."""
        (source, target), (kind, status) = self._ends(row), self._manner(row)
        if says_nothing(source) or says_nothing(target):
            self._warnings.add(sheet_warnings.NAMELESS, row.number)
            return
        tie = _fitting(tie_of_cell(kind), source, target)
        if status == ENDED or status_of_cell(kind) == ENDED:
            self._warnings.add(sheet_warnings.ENDED, row.number)
        elif tie is None:
            self._warnings.add(sheet_warnings.PEOPLE, row.number)
        else:
            self._tie(row, tie, status)

    def _ends(self, row: SheetRow) -> tuple[str, str]:
        return self._cell(row, fields.FROM), self._cell(row, fields.TO)

    def _manner(self, row: SheetRow) -> tuple[str, str]:
        """Return the kind as it is written, and the status that the row gives."""
        written = self._cell(row, fields.STATUS)
        status = status_of_cell(written) if written else EXISTING
        if status is None:
            self._warnings.add(sheet_warnings.STATUS, row.number, written)
        kind = self._cell(row, fields.TIE)
        by_kind = status_of_cell(kind) if kind and not written else None
        return kind, by_kind or status or EXISTING

    def _tie(self, row: SheetRow, tie: tuple[str, str, str], status: str) -> None:
        type_, *types = tie
        ends = []
        for field, node_type in zip((fields.FROM, fields.TO), types, strict=True):
            column = self._mapping.indexes_of(field)[0]
            name = row.cell(column)
            place = known(name) if node_type == NEIGHBOURHOOD else None
            called = place.name if place else theme_of_cell(name) if node_type == THEME else name
            level = place.level if place else None
            kind = kind_of_name(name) if node_type == ORGANISATION else level
            mention = row.mention(self._document, column, name)
            id_ = self._builder.id_of(node_type, called)
            ends.append(self._builder.node(id_, node_type, called, mention, kind))
        if ends[0] == ends[1]:
            self._warnings.add(sheet_warnings.SAME_ENDS, row.number)
            return
        self._builder.subjects.add("|".join((ends[0], type_, ends[1])))
        self._builder.edge(type_, ends[0], ends[1], row, status)

    def _cell(self, row: SheetRow, field: str) -> str:
        columns = self._mapping.indexes_of(field)
        return row.cell(columns[0]) if columns else ""


def _fitting(type_: str, source: str, target: str) -> tuple[str, str, str] | None:
    """Return the edge type with the types of its ends; None for a tie that has no line."""
    first, second = (PERSON if is_person(name) else ORGANISATION for name in (source, target))
    if type_ in _TARGETS:
        return type_, first, _TARGETS[type_]
    if type_ == PART_OF and known(source) and known(target):
        return PART_OF, NEIGHBOURHOOD, NEIGHBOURHOOD
    if PERSON in (first, second):
        return (AFFILIATED_WITH, PERSON, ORGANISATION) if second != PERSON else None
    return (type_ if ORGANISATION in EDGE_TYPES[type_].sources else WORKS_WITH), first, second
