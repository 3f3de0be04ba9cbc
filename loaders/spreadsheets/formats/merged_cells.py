"""Cells merged over several rows: each of the rows has the value."""

from collections.abc import Mapping, Sequence


class MergedCells:
    """Fills cells down, row by row, where a merged cell reaches over more than one."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, object]] = {}

    def filled(self, row: int, cells: Sequence[object], lasts: Mapping[int, int]) -> list[object]:
        """Return the cells of a row, with what is merged into it from above.

        ``lasts`` gives, by column (from 0), the last row of the merged cells that begin here.
        """
        result = list(cells)
        for column, (last, value) in list(self._open.items()):
            if row > last:
                del self._open[column]
                continue
            result += [None] * (column + 1 - len(result))
            if result[column] in (None, ""):
                result[column] = value
        for column, last in lasts.items():
            if column < len(cells):
                self._open[column] = (last, cells[column])
        return result
