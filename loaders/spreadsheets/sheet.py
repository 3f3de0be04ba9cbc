"""A sheet as it stands in its file: rows of cells, each cell some lines of text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time

from graph.errors import LoadError

MOST_COLUMNS = 300
"""A row with more cells than this is no row of a spreadsheet."""
MOST_ROWS = 250_000
LONGEST_CELL = 20_000
"""Characters; a longer cell is a text, or what follows a quotation mark that is never closed."""


@dataclass
class Sheet:
    """The rows of a sheet, from the first one of the file; an empty row has no cells.

    ``unsaved`` are the numbers (from 1) of the rows with a formula whose outcome the file does
    not hold.
    """

    name: str
    rows: list[tuple[str, ...]] = field(default_factory=list)
    unsaved: list[int] = field(default_factory=list)

    def add(self, file: str, values: Iterable[object]) -> None:
        """Add a row, without the empty cells at its end.

        Raises
        ------
        LoadError
            If the row or a cell of it is far too long, or there are too many rows.
        """
        cells = [plain(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        number = len(self.rows) + 1
        if len(cells) > MOST_COLUMNS:
            raise LoadError(
                f"{file}: row {number} has {len(cells):,} cells, more than the {MOST_COLUMNS} that"
                " a table can have; is it a table with one row for each organisation?"
            )
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise LoadError(
                f"{file}: row {number} has a cell of over {LONGEST_CELL:,} characters; look for a"
                " quotation mark that is opened there and never closed."
            )
        if number > MOST_ROWS:
            raise LoadError(f"{file}: more than {MOST_ROWS:,} rows; split the table.")
        self.rows.append(tuple(cells))


def plain(value: object) -> str:
    """Return a cell as text: a whole number without its ".0", a day without its midnight.

    An upright stroke, which parts the cells of a row in the frozen text, becomes a broken one.
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    lines = (" ".join(line.split()) for line in str(value).replace("|", "¦").splitlines())
    return "\n".join(filter(None, lines))
