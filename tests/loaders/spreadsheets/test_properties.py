"""Whatever a file holds: it is a table, or one clear line; and every quote is exact."""

import csv
import io
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LoadError
from graph.store.document_parts import split
from tests.support.spreadsheets import read

HEADERS = ["naam", "wijk", "thema", "koepel", "van", "naar", "status", "lat", "lon", "e-mail", "x"]
CELLS = st.one_of(
    st.sampled_from(
        ["Tuin", "De Tuin", "Carnisse; Cool", "Groen", "51,9", "4.4", "", " ", "|", ";"]
    ),
    st.text(max_size=12),
)
few = settings(max_examples=60, deadline=None)


def network_of(content: bytes, name: str) -> None:
    """Read a file of these bytes; a store would take what comes of it."""
    with TemporaryDirectory() as folder, suppress(LoadError):
        path = Path(folder) / name
        path.write_bytes(content)
        split([read(path).network])


@few
@given(st.binary(max_size=300))
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx", "a.ods"])
def test_random_bytes(name: str, content: bytes) -> None:
    network_of(content, name)


@few
@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    network_of(text.encode("utf-8", "surrogatepass"), "a.csv")


@few
@given(
    st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=7), max_size=8),
)
def test_random_cells_under_known_headers(headers: list[str], rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([headers, *rows])
    network_of(text.getvalue().encode("utf-8", "replace"), "a.csv")


@few
@given(st.text(st.sampled_from("<>/=\"' abtp:-19"), max_size=200))
def test_random_markup_in_a_spreadsheet(markup: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("content.xml", f"<office:document>{markup}</office:document>")
    network_of(content.getvalue(), "a.ods")
