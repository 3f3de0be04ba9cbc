"""A quote from a spreadsheet, taken apart again: the row that it is, and its cells by column."""

from __future__ import annotations

from dataclasses import dataclass

from graph.network import Document, Evidence
from loaders.spreadsheets.row_text import RULE, SEPARATOR


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A row of a spreadsheet: its number in its sheet, and pairs of header and cell.

    Empty cells are left out.
    """

    number: int
    cells: tuple[tuple[str, str], ...]


def cited_row(document: Document, evidence: Evidence) -> CitedRow | None:
    """Return the row that evidence stands in; None for evidence that is not from a spreadsheet."""
    if evidence.rule != RULE:
        return None
    text = document.text
    sheet = max((start for start, _ in document.pages if start <= evidence.start), default=0)
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.start)
    line = text[start : end if end >= 0 else len(text)]
    heads = (b for b in document.blocks if b.kind == "heading" and sheet <= b.start < start)
    header = next((text[b.start : b.end] for b in heads), "").split(SEPARATOR)
    cells = line.split(SEPARATOR)
    names = [*header, *[""] * (len(cells) - len(header))]
    pairs = tuple((name, cell) for name, cell in zip(names, cells, strict=False) if cell)
    return CitedRow(text.count("\n", sheet, start) + 1, pairs)
