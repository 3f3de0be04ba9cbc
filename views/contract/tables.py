"""Rows of a table: for the screen, and as plain text for paper."""

from __future__ import annotations

from dataclasses import dataclass

from graph.export.base import Value

TableRow = dict[str, Value]
"""A row of a table on a page: heading of a column -> what stands in it."""


@dataclass(frozen=True, slots=True)
class PrintRows:
    """Rows that are only printed; ``more`` says how many are left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""
