"""A quote from a table shows as the row that it is."""

from pathlib import Path

from graph.network import Evidence
from loaders.spreadsheets.cited_row import cited_row
from tests.support.spreadsheets import HEADER, ROWS, csv_of, read, xlsx_of


def test_the_row_is_told_with_its_number_and_its_cells(tmp_path: Path) -> None:
    network = read(xlsx_of(tmp_path, (("Titel van het blad",), (), HEADER, *ROWS))).network
    (document,) = network.documents.values()
    (tie,) = (edge for edge in network.edges.values() if edge.type == "WORKS_WITH")
    row = cited_row(document, tie.evidence[0])
    assert row is not None
    assert row.number == 4
    assert row.cells[0] == ("Naam", "Buurttuin Zon")
    assert [name for name, _ in row.cells] == list(HEADER)


def test_a_mention_tells_the_row_it_stands_in(tmp_path: Path) -> None:
    network = read(csv_of(tmp_path, "naam;;wijk\nTuin;iets;Cool;meer\n")).network
    (document,) = network.documents.values()
    row = cited_row(document, network.nodes["neighbourhood:cool"].evidence[0])
    assert row is not None
    assert row.number == 2
    assert row.cells == (("naam", "Tuin"), ("", "iets"), ("wijk", "Cool"), ("", "meer"))


def test_a_sentence_of_a_report_is_no_row(tmp_path: Path) -> None:
    (document,) = read(csv_of(tmp_path, "naam\nTuin\n")).network.documents.values()
    assert cited_row(document, Evidence(document.id, 0, 4, "naam", rule="ties")) is None
