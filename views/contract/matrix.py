"""A matrix of cells to choose from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell. ``look`` is a class of the style sheet: some, gap, none or unknown."""

    id: str
    look: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row with its heading and a cell for each column."""

    name: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixLegendEntry:
    """What cells of one ``look`` mean."""

    look: str
    label: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix. ``focus`` is the id of the chosen cell; ``more`` is said under it."""

    label: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    focus: str
    legend: tuple[MatrixLegendEntry, ...]
    more: str = ""
