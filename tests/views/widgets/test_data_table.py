"""Tables for the screen, and the same rows for paper."""

from tests.support.explorer import Open, pills, shown
from tests.support.networks import tell
from views.widgets.data_table import ON_PAPER


def test_what_the_table_holds_is_printed_whole(open_page: Open) -> None:
    page = open_page()
    pills(page, "table").set_value("nodes").run()
    table, paper = page.dataframe[0].value, shown(page, "table_rows_nodes_paper")
    assert paper["columns"] == [name for name in table.columns if name != "id"]
    assert [row[0] for row in paper["rows"]] == list(table["Naam"])
    assert paper["more"] == ""


def test_what_is_too_long_for_paper_is_counted(open_page: Open) -> None:
    many = tell("a", [(f"Actor {n}", f"Actor {n + 1}", "existing") for n in range(ON_PAPER)])
    page = open_page(many)
    paper, lost = shown(page, "table_rows_ties_paper"), len(page.dataframe[0].value) - ON_PAPER
    assert len(paper["rows"]) == ON_PAPER
    assert paper["more"].startswith(f"En nog {lost} rijen")
