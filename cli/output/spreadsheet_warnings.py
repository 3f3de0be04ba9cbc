"""What to know of a spreadsheet that was read: the fields of its columns, what was left out."""

from collections.abc import Iterator

from cli.output.terminal import one_line
from loaders.spreadsheets.columns.fields import OTHER
from loaders.spreadsheets.reader import SpreadsheetReading
from loaders.spreadsheets.sheet_warnings import warning_text

_LANGUAGE = "en"


def spreadsheet_lines(name: str, reading: SpreadsheetReading) -> Iterator[str]:
    """Yield a line on the rows, one on the columns of each sheet, and one for each warning."""
    subjects = len(reading.subjects)
    yield one_line(f"Table {name}: {reading.rows:,} rows about {subjects:,} names")
    for mapping in reading.mappings:
        known = [f"{c.header}={c.field}" for c in mapping.columns if c.field != OTHER]
        yield f"  Columns: {one_line(', '.join(known)) or 'none recognised'}"
    for warning in reading.warnings:
        yield f"  {one_line(warning_text(warning, _LANGUAGE))}"
